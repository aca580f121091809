package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.reader.ground.ByteChannels;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/// Zip and what is built on it without a reader of its own (jar, apk, xpi). Members come in the central
/// directory's order; a zip that is cut off is read from its start as far as it goes.
final class Zip implements Format {
    /// Metadata: how many members the zip's directory does not name.
    private static final String HIDDEN = "zip:not-in-directory";

    /// Metadata: a zip stands behind a document of another kind.
    private static final String BEHIND = "zip:behind";

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        return read(evidence, node, members, new Contents(node, members).resumable(), false);
    }

    /// Read the members of a zip that stands behind another document, as in a program that unpacks itself.
    ///
    /// @return what its members say; empty where no zip stands there
    static Optional<Ending> behind(Evidence evidence, Node node, Members members) throws IOException {
        try (SeekableByteChannel channel = ByteChannels.of(evidence)) {
            // A package that is a zip itself is read by what knows its kind.
            ByteBuffer lead = ByteChannels.read(channel, 0, 2);
            boolean isZip = lead.limit() == 2 && lead.get(0) == 'P' && lead.get(1) == 'K';
            if (isZip || !ZipListing.isAtEnd(channel)) {
                return Optional.empty();
            }
        }
        node.put(BEHIND, "true");
        return Optional.of(read(evidence, node, members, new Contents(node, members), true));
    }

    /// @param isBehind whether it stands behind another document: what its directory names and the file does not
    ///     have is lost, and is not looked for from the file's start
    private static Ending read(Evidence evidence, Node node, Members members, Contents contents, boolean isBehind)
            throws IOException {
        try (SeekableByteChannel channel = ByteChannels.of(evidence);
                Keys keys = new Keys(() -> LockedZip.of(evidence, node.reading(), members.temporaryFolder()))) {
            Optional<ZipListing.Walked> walked = ZipListing.of(channel);
            if (walked.isPresent()) {
                walked.get().listing().sendTo(node);
                Optional<Throwable> thrown = Hostile.thrownBy(() -> readByDirectory(channel, keys, contents));
                if (thrown.isEmpty()) {
                    readHidden(channel, walked.get().hidden(), node, contents);
                    return contents.ending();
                }
                if (isBehind) {
                    List<NameBytes> names = walked.get().listing().names();
                    names.subList(contents.count(), names.size()).forEach(contents::lost);
                    return contents.ending();
                }
                if (contents.count() > 0) {
                    return Hostile.ending(thrown.get(), true);
                }
            }
            Optional<Throwable> thrown = Hostile.thrownBy(() -> readFromStart(evidence, contents));
            if (walked.isEmpty()) {
                // The directory is gone: nothing is left that could count independently.
                node.listed(contents.count(), List.of());
            }
            if (contents.count() == 0) {
                return Hostile.ending(thrown.orElseGet(() -> new IOException("no entry")), false);
            }
            contents.cut();
            return contents.ending();
        }
    }

    /// What the directory does not name, each entry from its own header on.
    private static void readHidden(
            SeekableByteChannel channel, List<ZipCover.Hidden> hidden, Node node, Contents contents)
            throws IOException {
        if (!hidden.isEmpty()) {
            node.put(HIDDEN, Integer.toString(hidden.size()));
        }
        for (ZipCover.Hidden each : hidden) {
            int before = contents.count();
            Optional<Throwable> thrown = Hostile.thrownBy(() -> {
                try (ZipArchiveInputStream zip = new ZipArchiveInputStream(
                        new Slice(channel, each.at(), channel.size() - each.at()), "UTF-8", true, true)) {
                    ZipArchiveEntry entry = zip.getNextEntry();
                    if (entry != null) {
                        readStreamed(zip, entry, each.name(), contents);
                    }
                }
            });
            if (contents.count() == before) {
                contents.lost(each.name());
                contents.cut();
            } else if (thrown.isPresent()) {
                contents.cut();
            }
        }
    }

    private static void readByDirectory(SeekableByteChannel channel, Keys keys, Contents contents) throws IOException {
        // Local headers repeat the directory; reading them ahead would cost a seek for each of 200,000 entries.
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new UncloseableChannel(channel))
                .setIgnoreLocalFileHeader(true)
                .get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            for (int number = 0; entries.hasMoreElements(); number++) {
                ZipArchiveEntry entry = entries.nextElement();
                if (ZipListing.isFolder(entry.getRawName(), entry.getSize())) {
                    continue;
                }
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    readLocked(keys, number, entry, contents);
                } else {
                    readEntry(zip, entry, contents);
                }
            }
        }
    }

    /// The archive for its locked entries, opened when the first of them is met.
    private static final class Keys implements AutoCloseable {
        private final Supplier<Optional<LockedZip>> opening;
        private Optional<LockedZip> opened = Optional.empty();
        private boolean tried;

        Keys(Supplier<Optional<LockedZip>> opening) {
            this.opening = opening;
        }

        Optional<InputStream> open(int number) {
            opened = tried ? opened : opening.get();
            tried = true;
            return opened.flatMap(zip -> zip.open(number));
        }

        @Override
        public void close() throws IOException {
            if (opened.isPresent()) {
                opened.get().close();
            }
        }
    }

    private static void readLocked(Keys keys, int number, ZipArchiveEntry entry, Contents contents) {
        NameBytes path = NameBytes.of(entry.getRawName());
        Optional<InputStream> content = contents.isStopped() ? Optional.empty() : keys.open(number);
        if (content.isPresent()) {
            contents.file(path, entry.getCompressedSize(), content::get);
        } else {
            contents.encrypted(path);
        }
    }

    private static void readEntry(ZipFile zip, ZipArchiveEntry entry, Contents contents) {
        NameBytes path = NameBytes.of(entry.getRawName());
        if (entry.isUnixSymlink()) {
            contents.link(path);
        } else if (!zip.canReadEntryData(entry) || isZstandard(entry)) {
            contents.unsupported(path);
        } else {
            contents.file(path, entry.getCompressedSize(), () -> content(zip, entry));
        }
    }

    /// The library says that it can read these, with another library that is not here.
    private static boolean isZstandard(ZipArchiveEntry entry) {
        return entry.getMethod() == ZipMethod.ZSTD.getCode()
                || entry.getMethod() == ZipMethod.ZSTD_DEPRECATED.getCode();
    }

    private static InputStream content(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        InputStream raw = zip.getInputStream(entry);
        if (raw == null) {
            throw new IOException("the entry has no data");
        }
        return Whole.ofChecksum(raw, (int) entry.getCrc());
    }

    private static void readFromStart(Evidence evidence, Contents contents) throws IOException {
        try (InputStream in = new BufferedInputStream(evidence.open());
                ZipArchiveInputStream zip = new ZipArchiveInputStream(in, "UTF-8", true, true)) {
            while (true) {
                ZipArchiveEntry entry = zip.getNextEntry();
                if (entry == null) {
                    return;
                }
                if (!entry.getName().endsWith("/") || entry.getSize() > 0) {
                    readStreamed(zip, entry, NameBytes.of(entry.getRawName()), contents);
                }
            }
        }
    }

    private static void readStreamed(
            ZipArchiveInputStream zip, ZipArchiveEntry entry, NameBytes path, Contents contents) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            contents.encrypted(path);
        } else if (!zip.canReadEntryData(entry) || isZstandard(entry)) {
            contents.unsupported(path);
        } else {
            contents.file(path, -1, () -> Streams.kept(zip));
        }
    }
}
