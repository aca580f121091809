package daylight.reader.container;

import com.github.junrar.Archive;
import com.github.junrar.exception.RarException;
import com.github.junrar.rarfile.FileHeader;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.ByteChannels;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/// RAR: version 5 by [Rar5], up to version 4 here.
final class Rar implements Format {
    /// Unix's file type bits in the attributes of an entry, and the value of a symbolic link.
    private static final int UNIX_TYPE = 0xF000;

    private static final int UNIX_LINK = 0xA000;

    /// The marker's byte that tells the versions apart: 0 up to version 4.
    private static final int VERSION_AT = 6;

    /// The flags of the main block, up to version 4, and the one of encrypted headers.
    private static final int FLAGS_AT = 10;

    private static final int HEADERS_ENCRYPTED = 0x80;

    /// Marker, main block and end block: an archive of nothing. The library ends a longer one without members as if all
    /// were well.
    private static final int EMPTY_BYTES_MAX = 27;

    private final Format version5 = new Rar5();

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        Listing listing;
        try (SeekableByteChannel channel = ByteChannels.of(evidence)) {
            ByteBuffer version = ByteChannels.read(channel, VERSION_AT, 1);
            if (version.hasRemaining() && version.get() == 1) {
                return version5.read(evidence, node, members);
            }
            ByteBuffer flags = ByteChannels.read(channel, FLAGS_AT, 1);
            if (flags.hasRemaining() && (flags.get() & HEADERS_ENCRYPTED) != 0) {
                return Ending.of(Verdict.ENCRYPTED, Reason.PASSWORD);
            }
            listing = RarListing.of(channel);
        }
        Contents contents = new Contents(node, members).resumable();
        Optional<Throwable> thrown = Hostile.thrownBy(() -> {
            try (Archive archive = archive(evidence)) {
                if (archive.getFileHeaders().isEmpty() && evidence.sizeBytes() > EMPTY_BYTES_MAX) {
                    throw new IOException("an archive without a member");
                }
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
            // The library opens what is whole alone.
            contents.elsewhere(path);
        } else {
            contents.file(path, header.getFullPackSize(), () -> content(archive, header));
        }
    }

    /// The library ends a broken file as if it were whole; its checksum tells.
    private static InputStream content(Archive archive, FileHeader header) throws IOException {
        return Whole.ofChecksum(archive.getInputStream(header), header.getFileCRC());
    }
}
