package daylight.reader.agenda;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.InlineText;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.io.input.ReaderInputStream;
import org.apache.tika.detect.DefaultEncodingDetector;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;

/// Finds cards and calendars by their first line, and reads them property by property as they stream by.
public final class Agendas {
    static final String CARD = "VCARD";
    static final String CALENDAR = "VCALENDAR";

    private static final int START_BYTES = 64;

    /// Enough to tell a charset.
    private static final int SAMPLE_BYTES = 64 * 1024;

    private final EncodingDetector detector = new DefaultEncodingDetector();
    private final InlineText inline;

    public Agendas(InlineText inline) {
        this.inline = inline;
    }

    /// Read a file of cards or a calendar into its node.
    ///
    /// @return how it ended; empty when it is none, and nothing was emitted
    public Optional<Ending> read(Evidence evidence, Node node, Members members) throws IOException {
        byte[] start = start(evidence, START_BYTES);
        Optional<Charset> wide = wide(start);
        String first = new String(start, wide.orElse(StandardCharsets.UTF_8))
                .replace("\uFEFF", "")
                .strip()
                .toUpperCase(Locale.ROOT);
        if (!first.startsWith("BEGIN:" + CARD) && !first.startsWith("BEGIN:" + CALENDAR)) {
            return Optional.empty();
        }
        Charset otherwise = wide.isPresent() ? StandardCharsets.UTF_8 : otherwise(evidence);
        Contents contents = new Contents(node, members);
        AgendaPage page = new AgendaPage(node, contents, inline);
        Optional<Throwable> thrown = Hostile.thrownBy(() -> {
            try (InputStream in = open(evidence, wide)) {
                ContentLines lines = new ContentLines(in, node.reading());
                for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                    node.reading().checkTime();
                    page.line(line.get(), otherwise);
                    lines.foldsKeepTheirSpace(page.isOfOldVersion());
                }
                page.ends(lines.isCut());
            }
        });
        node.listed(contents.count(), List.of());
        Charset used = page.isOfOtherCharset() ? otherwise : StandardCharsets.UTF_8;
        node.put(HttpHeaders.CONTENT_ENCODING, wide.orElse(used).name());
        page.facts();
        if (thrown.orElse(null) instanceof LimitReached limit) {
            throw limit;
        }
        if (thrown.isPresent()) {
            return Optional.of(Hostile.ending(thrown.get(), true));
        }
        Ending ending = contents.ending();
        boolean isCut = page.isCut() && ending.verdict() == Verdict.READ;
        return Optional.of(isCut ? Ending.of(Verdict.PARTLY_READ, Reason.MEMORY_LIMIT) : ending);
    }

    private static byte[] start(Evidence evidence, int bytes) throws IOException {
        if (evidence.bytes().isPresent()) {
            byte[] all = evidence.bytes().get();
            return Arrays.copyOf(all, Math.min(all.length, bytes));
        }
        try (InputStream in = evidence.open()) {
            return in.readNBytes(bytes);
        }
    }

    /// UTF-16 with a mark, as some telephones export.
    private static Optional<Charset> wide(byte[] start) {
        if (start.length > 1 && start[0] == (byte) 0xff && start[1] == (byte) 0xfe) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return start.length > 1 && start[0] == (byte) 0xfe && start[1] == (byte) 0xff
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    private static InputStream open(Evidence evidence, Optional<Charset> wide) throws IOException {
        InputStream in = evidence.open();
        return wide.isEmpty()
                ? in
                : ReaderInputStream.builder()
                        .setReader(new InputStreamReader(in, wide.get()))
                        .setCharset(StandardCharsets.UTF_8)
                        .get();
    }

    /// The charset of what is no UTF-8: what statistics say, else the western one.
    private Charset otherwise(Evidence evidence) throws IOException {
        Charset found = detector.detect(new ByteArrayInputStream(start(evidence, SAMPLE_BYTES)), new Metadata());
        return found == null || found.equals(StandardCharsets.ISO_8859_1) ? Charset.forName("windows-1252") : found;
    }
}
