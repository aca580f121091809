package daylight.reader.container;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.ByteChannels;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Images of optical discs: ISO 9660 (ECMA-119) with Rock Ridge and Joliet. Where an image has two trees, that with the
/// better names is read, and of the other what lies elsewhere than all of the first: a file can be hidden from one.
final class Iso implements Format {
    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        try (SeekableByteChannel channel = ByteChannels.of(evidence)) {
            Optional<IsoVolume> primary = IsoVolume.first(channel, 1);
            Optional<IsoVolume> joliet = IsoVolume.first(channel, 2);
            if (primary.isEmpty() && joliet.isEmpty()) {
                return Ending.of(Verdict.FAILED, Reason.DAMAGED);
            }
            boolean jolietFirst = primary.isEmpty() || !primary.get().hasRockRidge();
            IsoVolume first = jolietFirst ? joliet.or(() -> primary).orElseThrow() : primary.orElseThrow();
            Optional<IsoVolume> second = (jolietFirst && joliet.isPresent() ? primary : joliet)
                    .filter(volume -> volume.isJoliet() != first.isJoliet());
            node.put("dc:title", first.label());
            Listing listing = IsoListing.of(channel, jolietFirst);
            Contents contents = new Contents(node, members).resumable();
            IsoTree tree = new IsoTree(channel, first, node.reading());
            Set<Long> places = new HashSet<>();
            for (IsoTree.Entry entry : tree.entries()) {
                places.add(entry.place());
                readEntry(channel, entry, contents);
            }
            boolean isCut = tree.isCut();
            if (second.isPresent()) {
                IsoTree other = new IsoTree(channel, second.get(), node.reading());
                isCut |= other.isCut();
                other.entries().stream()
                        .filter(entry -> entry.sizeBytes() > 0 && !places.contains(entry.place()))
                        .forEach(entry -> readEntry(channel, entry, contents));
            }
            return settled(node, contents, listing, isCut);
        }
    }

    /// Path tables and tree say the same of an image that is whole. Where the tables say less, the tree alone counts.
    private static Ending settled(Node node, Contents contents, Listing listing, boolean isCut) {
        boolean tablesAreBroken = listing.count() < contents.count();
        if (tablesAreBroken) {
            node.listed(contents.count(), List.of());
        } else {
            listing.sendTo(node);
        }
        for (int i = contents.count(); i < listing.count(); i++) {
            // The tables are in another order than the tree: which file it is cannot be told.
            contents.lost(Members.unnamed(i + 1));
        }
        if (isCut || tablesAreBroken) {
            contents.cut();
        }
        return contents.ending();
    }

    private static void readEntry(SeekableByteChannel channel, IsoTree.Entry entry, Contents contents) {
        switch (entry.kind()) {
            case LINK -> contents.link(entry.path());
            case SPECIAL -> contents.special(entry.path());
            case UNKNOWN -> contents.unsupported(entry.path());
            case FILE -> contents.file(entry.path(), entry.sizeBytes(), () -> content(channel, entry));
        }
    }

    private static InputStream content(SeekableByteChannel channel, IsoTree.Entry entry) {
        List<InputStream> extents = entry.extents().stream()
                .<InputStream>map(extent -> new Slice(channel, extent.at(), extent.bytes()))
                .toList();
        InputStream all = new SequenceInputStream(Collections.enumeration(extents));
        return Whole.ofSize(all, entry.sizeBytes());
    }
}
