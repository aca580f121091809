package daylight.reader.mail;

import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.InlineText;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import daylight.reader.pgp.ArmourWatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hmef.CompressedRTF;
import org.apache.poi.util.CodePageUtil;

/// A message that Outlook packed into one file (winmail.dat; \[MS-OXTNEF\]): its facts, its words, its attachments,
/// messages within too. Each attribute is held against its checksum; one that does not fit is read all the same,
/// and the document is called damaged.
public final class Tnef implements Format {
    static final int BODY = 0x1000;
    static final int RTF = 0x1009;
    static final int HTML = 0x1013;

    /// Properties are held in memory; attachments that stand outside of them are not.
    static final int HELD_BYTES_MAX = 32 * 1024 * 1024;

    /// Two packed bytes become up to seventeen, in memory.
    private static final int PACKED_RTF_BYTES_MAX = 8 * 1024 * 1024;

    private static final int CODE_PAGE_OF_BODY = 0x3fde;

    /// Types of attributes that are words.
    private static final int STRING = 1;

    private static final int TEXT = 2;

    private static final int OLD_BODY = 0x0002800c;
    private static final int PROPERTIES = 0x00069003;
    private static final int CODE_PAGE = 0x00069007;

    /// What Outlook writes where it says nothing.
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final InlineText inline;

    public Tnef(InlineText inline) {
        this.inline = inline;
    }

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        TnefAttributes attributes = TnefAttributes.of(evidence, node.reading());
        if (attributes.all().isEmpty()) {
            throw new IOException("nothing but a beginning");
        }
        Held held = held(attributes, evidence, node);
        Map<Integer, byte[]> ofMessage = held.first();
        Charset eightBits =
                charset(MapiProperties.number(ofMessage.getOrDefault(CODE_PAGE, new byte[0])) & 0xffff_ffffL, WESTERN);
        MapiProperties properties = properties(ofMessage, node);
        TnefFacts facts = new TnefFacts(properties, ofMessage, eightBits);
        facts.tell(node);
        damage(attributes, node);
        Contents contents = new Contents(node, members);
        ArmourWatch watch = new ArmourWatch(node, Optional.of(new QuoteWatch(node)));
        node.follow(watch);
        Optional<byte[]> rtf = body(properties, ofMessage, eightBits, node);
        watch.textEnds();
        List<TnefFacts.Further> further = facts.lines();
        if (!further.isEmpty()) {
            node.text("\n");
        }
        further.forEach(each -> node.text(each.name() + ": " + each.value() + "\n"));
        more(held.more(), eightBits, node);
        node.listed(TnefListing.count(evidence) + (rtf.isPresent() ? 1 : 0), List.of());
        rtf.ifPresent(bytes -> contents.file(NameBytes.of("message.rtf"), -1, () -> new ByteArrayInputStream(bytes)));
        new TnefAttachments(evidence, node, eightBits, contents).read(attributes.all());
        Ending ending = contents.ending();
        return held.isCut() && ending.verdict() == Verdict.READ
                ? Ending.of(Verdict.PARTLY_READ, Reason.MEMORY_LIMIT)
                : ending;
    }

    private static boolean isOfMessage(TnefAttributes.Attribute attribute) {
        return attribute.level() != TnefAttributes.OF_ATTACHMENT;
    }

    /// The attributes of the message itself.
    ///
    /// @param first by their ids, of several with one id the first
    /// @param more  the others
    /// @param isCut whether one did not fit into memory
    private record Held(Map<Integer, byte[]> first, List<More> more, boolean isCut) {}

    private record More(int id, byte[] bytes) {}

    private static Held held(TnefAttributes attributes, Evidence evidence, Node node) throws IOException {
        Map<Integer, byte[]> held = new HashMap<>();
        List<More> more = new ArrayList<>();
        long bytes = 0;
        boolean isCut = false;
        for (TnefAttributes.Attribute each : attributes.all()) {
            if (!isOfMessage(each)) {
                continue;
            }
            node.reading().checkTime();
            if (bytes + each.length() > HELD_BYTES_MAX) {
                isCut = true;
                continue;
            }
            byte[] content = Stretch.bytes(evidence, each.from(), each.length());
            bytes += each.length();
            byte[] first = held.putIfAbsent(each.id(), content);
            if (first != null && !Arrays.equals(first, content)) {
                more.add(new More(each.id(), content));
            }
        }
        return new Held(held, more, isCut);
    }

    /// What stands in a second attribute of one id, which no program shows: its words, and that there is damage.
    private static void more(List<More> more, Charset eightBits, Node node) {
        for (More each : more) {
            node.damaged();
            String number = HexFormat.of().toHexDigits(each.id());
            if (each.id() == PROPERTIES) {
                MapiProperties.of(each.bytes()).properties().stream()
                        .filter(one -> one.isText() || one.type() == MapiProperties.TIME)
                        .forEach(one -> node.text(number + " again: " + one.words(eightBits) + "\n"));
            } else if (each.id() >> 16 == STRING || each.id() >> 16 == TEXT) {
                node.text(number + " again: " + text(each.bytes(), eightBits) + "\n");
            }
        }
    }

    private static MapiProperties properties(Map<Integer, byte[]> ofMessage, Node node) {
        byte[] bytes = ofMessage.get(PROPERTIES);
        if (bytes == null) {
            return new MapiProperties(List.of(), true);
        }
        MapiProperties read = MapiProperties.of(bytes);
        if (!read.isWhole()) {
            node.damaged();
        }
        return read;
    }

    private static void damage(TnefAttributes attributes, Node node) {
        if (!attributes.isWhole()) {
            node.damaged();
        }
        for (TnefAttributes.Attribute each : attributes.all()) {
            if (each.isSumOff()) {
                node.damaged();
                node.put("tnef:wrong-checksum", HexFormat.of().toHexDigits(each.id()));
            }
        }
    }

    /// Append the words of the best body.
    ///
    /// @return the body in RTF, where it holds pictures or objects
    private Optional<byte[]> body(
            MapiProperties properties, Map<Integer, byte[]> ofMessage, Charset eightBits, Node node) {
        Optional<byte[]> rtf = properties.property(RTF).flatMap(found -> unpacked(found.first(), node));
        Optional<MapiProperties.Property> html = properties.property(HTML);
        if (html.isPresent()) {
            Charset said = properties
                    .property(CODE_PAGE_OF_BODY)
                    .map(found -> charset(MapiProperties.number(found.first()), eightBits))
                    .orElse(eightBits);
            Charset used = html.get().type() == MapiProperties.TEXT ? StandardCharsets.UTF_16LE : said;
            append(node, html.get().first(), "text/html; charset=" + used.name());
        } else {
            rtf.ifPresent(bytes -> append(node, bytes, "application/rtf"));
        }
        if (!node.hasWords()) {
            String text = properties.words(BODY, eightBits);
            node.text(text.isBlank() ? text(ofMessage.getOrDefault(OLD_BODY, new byte[0]), eightBits) : text);
        }
        if (node.position() > 0) {
            node.text("\n");
        }
        return rtf.filter(Tnef::hasObjects);
    }

    private void append(Node node, byte[] content, String type) {
        Optional<Throwable> thrown = Hostile.thrownBy(() -> inline.read(node, content, type));
        if (thrown.orElse(null) instanceof LimitReached limit) {
            throw limit;
        }
        if (thrown.isPresent()) {
            node.damaged();
        }
    }

    private static Optional<byte[]> unpacked(byte[] packed, Node node) {
        if (packed.length > PACKED_RTF_BYTES_MAX) {
            node.damaged();
            return Optional.empty();
        }
        byte[][] unpacked = {new byte[0]};
        Optional<Throwable> thrown =
                Hostile.thrownBy(() -> unpacked[0] = new CompressedRTF().decompress(new ByteArrayInputStream(packed)));
        if (thrown.isPresent()) {
            node.damaged();
        }
        return Optional.of(unpacked[0]).filter(bytes -> bytes.length > 0);
    }

    private static boolean hasObjects(byte[] rtf) {
        String text = new String(rtf, StandardCharsets.ISO_8859_1);
        return text.contains("\\objdata") || text.contains("\\pict");
    }

    /// A text that ends with a zero, or with its bytes.
    static String text(byte[] bytes, Charset charset) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, charset);
    }

    private static Charset charset(long codePage, Charset otherwise) {
        if (codePage <= 0 || codePage > 0xffff) {
            return otherwise;
        }
        try {
            return Charset.forName(CodePageUtil.codepageToEncoding((int) codePage, true));
        } catch (IOException | IllegalArgumentException _) {
            return otherwise;
        }
    }
}
