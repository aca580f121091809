package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// One compressed file: gzip, bzip2, xz, lzma, compress, lz4, snappy, zlib. Always exactly one member.
final class Compressed implements Format {
    /// An xz or lzma dictionary larger than this would take most of the worker's heap.
    private static final int DICTIONARY_KIB_MAX = 256 * 1024;

    /// Metadata: bytes behind the end of the compressed content, which nothing reads.
    private static final String UNREAD = "archive:unread-bytes";

    private static final List<String> SUFFIXES =
            List.of(".gz", ".bz2", ".bz", ".xz", ".lzma", ".z", ".lz4", ".sz", ".zlib", ".br", ".pack");

    @Override
    public Ending read(Evidence evidence, Node node, Members members) {
        Contents contents = new Contents(node, members);
        node.listed(1, List.of());
        long[] behind = {0};
        InputStream[] unpacked = {InputStream.nullInputStream()};
        contents.file(path(evidence, node), evidence.sizeBytes(), () -> {
            unpacked[0] = isGzip(evidence) ? gzip(evidence, behind) : unpacked(evidence, node.mediaType());
            return unpacked[0];
        });
        if (behind[0] > 0) {
            node.put(UNREAD, Long.toString(behind[0]));
        }
        if (behind[0] > 0 || unpacked[0] instanceof Concatenated streams && streams.isFollowed()) {
            contents.cut();
        }
        return contents.ending();
    }

    private static boolean isGzip(Evidence evidence) throws IOException {
        try (InputStream in = evidence.open()) {
            byte[] magic = in.readNBytes(2);
            return magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
        }
    }

    /// @param behind takes how many bytes behind the end are no content
    private static InputStream gzip(Evidence evidence, long[] behind) throws IOException {
        GzipStream content = new GzipStream(evidence.open());
        return new FilterInputStream(content) {
            @Override
            public void close() throws IOException {
                behind[0] = content.behindBytes();
                super.close();
            }
        };
    }

    private static InputStream unpacked(Evidence evidence, String mediaType) throws IOException, CompressorException {
        BufferedInputStream in = new BufferedInputStream(evidence.open());
        return mediaType.equals("application/zlib")
                ? new Careful(
                        new CompressorStreamFactory(true, DICTIONARY_KIB_MAX)
                                .createCompressorInputStream(CompressorStreamFactory.DEFLATE, in),
                        Concatenated.PIECE_BYTES)
                : Concatenated.of(in, DICTIONARY_KIB_MAX);
    }

    /// The name in the gzip header, else the file's own name without the suffix of the compression.
    private static NameBytes path(Evidence evidence, Node node) {
        if (node.mediaType().equals("application/gzip")) {
            String name = nameInGzip(evidence);
            if (!name.isEmpty()) {
                return NameBytes.of(name);
            }
        }
        String name = node.name().display();
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".tgz") || lower.endsWith(".tbz") || lower.endsWith(".txz")) {
            return NameBytes.of(name.substring(0, name.length() - 4) + ".tar");
        }
        for (String suffix : SUFFIXES) {
            if (lower.endsWith(suffix) && lower.length() > suffix.length()) {
                return NameBytes.of(name.substring(0, name.length() - suffix.length()));
            }
        }
        return Members.unnamed(1);
    }

    private static String nameInGzip(Evidence evidence) {
        try (GzipCompressorInputStream gzip = new GzipCompressorInputStream(evidence.open())) {
            String name = gzip.getMetaData().getFileName();
            return name == null ? "" : name;
        } catch (IOException e) {
            return "";
        }
    }
}
