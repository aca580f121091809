package daylight.reader.container;

import com.github.junrar.Archive;
import com.github.junrar.exception.RarException;
import com.github.junrar.rarfile.FileHeader;
import daylight.protocol.NameBytes;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/// RAR up to version 4; version 5 has no reader yet.
final class Rar implements Format {
    /// Unix's file type bits in the attributes of an entry, and the value of a symbolic link.
    private static final int UNIX_TYPE = 0xF000;

    private static final int UNIX_LINK = 0xA000;

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        Listing listing;
        try (SeekableByteChannel channel = ByteChannels.of(evidence)) {
            listing = RarListing.of(channel);
        }
        Contents contents = new Contents(node, members);
        Optional<Throwable> thrown = Hostile.thrownBy(() -> {
            try (Archive archive = archive(evidence)) {
                listing.sendTo(node);
                for (FileHeader header : archive.getFileHeaders()) {
                    if (!header.isDirectory()) {
                        readEntry(archive, header, contents);
                    }
                }
            }
        });
        if (thrown.isPresent() && contents.count() == 0) {
            return Hostile.ending(thrown.get(), false);
        }
        for (int i = contents.count(); i < listing.count(); i++) {
            contents.lost(listing.names().get(i));
        }
        return contents.ending();
    }

    private static Archive archive(Evidence evidence) throws IOException, RarException {
        return switch (evidence) {
            case Evidence.InFile file -> new Archive(file.path().toFile());
            case Evidence.InMemory memory -> new Archive(memory.open());
        };
    }

    private static void readEntry(Archive archive, FileHeader header, Contents contents) {
        NameBytes path = NameBytes.of(header.getFileName());
        if (header.isEncrypted()) {
            contents.encrypted(path);
        } else if ((header.getFileAttr() & UNIX_TYPE) == UNIX_LINK) {
            contents.link(path);
        } else if (header.isSplitBefore() || header.isSplitAfter()) {
            // The rest of it lies in another volume.
            contents.lost(path);
        } else {
            contents.file(path, header.getFullPackSize(), () -> content(archive, header));
        }
    }

    /// The library ends a broken file as if it were whole; its checksum tells.
    private static InputStream content(Archive archive, FileHeader header) throws IOException {
        return new Checked(archive.getInputStream(header), header.getFileCRC() & 0xffffffffL);
    }
}
