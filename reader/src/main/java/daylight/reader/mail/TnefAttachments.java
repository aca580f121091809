package daylight.reader.mail;

import daylight.protocol.NameBytes;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The attachments of a message packed into one file: files, messages within, objects of other programs, and what is
/// only a path (\[MS-OXTNEF\], 2.1.3.3; \[MS-OXCMSG\], 2.2.2).
final class TnefAttachments {
    private static final int BEGINS = 0x00069002;
    static final int DATA = 0x0006800f;
    private static final int TITLE = 0x00018010;
    private static final int TRANSPORT_NAME = 0x00069001;
    private static final int PROPERTIES = 0x00069005;

    private static final int LONG_NAME = 0x3707;
    private static final int NAME = 0x3704;
    private static final int DISPLAY_NAME = 0x3001;
    private static final int CONTENT = 0x3701;
    private static final int MEDIA_TYPE = 0x370e;
    private static final int LONG_PATH = 0x370d;
    private static final int PATH = 0x3708;

    private static final int INTERFACE_BYTES = 16;
    private static final String MESSAGE = "0703020000000000c000000000000046";

    /// One attachment as its attributes tell of it.
    private static final class Found {
        private Optional<TnefAttributes.Attribute> data = Optional.empty();
        private final List<TnefAttributes.Attribute> moreData = new ArrayList<>();
        private Optional<MapiProperties> properties = Optional.empty();
        private long propertiesFrom;
        private String title = "";
        private String transportName = "";

        String words(int id, Charset eightBits) {
            return properties.map(found -> found.words(id, eightBits)).orElse("");
        }
    }

    private final Evidence evidence;
    private final Node node;
    private final Charset eightBits;
    private final Contents contents;

    TnefAttachments(Evidence evidence, Node node, Charset eightBits, Contents contents) {
        this.evidence = evidence;
        this.node = node;
        this.eightBits = eightBits;
        this.contents = contents;
    }

    void read(List<TnefAttributes.Attribute> attributes) throws IOException {
        Optional<Found> open = Optional.empty();
        for (TnefAttributes.Attribute each : attributes) {
            if (each.level() != TnefAttributes.OF_ATTACHMENT) {
                continue;
            }
            if (each.id() == BEGINS || open.isEmpty()) {
                open.ifPresent(this::read);
                open = Optional.of(new Found());
            }
            take(open.get(), each);
        }
        open.ifPresent(this::read);
    }

    private void take(Found found, TnefAttributes.Attribute attribute) throws IOException {
        switch (attribute.id()) {
            case DATA -> {
                if (found.data.isPresent()) {
                    found.moreData.add(attribute);
                } else {
                    found.data = Optional.of(attribute);
                }
            }
            case TITLE -> found.title = text(attribute);
            case TRANSPORT_NAME -> found.transportName = text(attribute);
            case PROPERTIES -> {
                if (attribute.length() > Tnef.HELD_BYTES_MAX) {
                    node.damaged();
                    return;
                }
                MapiProperties read = MapiProperties.of(Stretch.bytes(evidence, attribute.from(), attribute.length()));
                if (!read.isWhole()) {
                    node.damaged();
                }
                found.properties = Optional.of(read);
                found.propertiesFrom = attribute.from();
            }
            default -> {
                // Pictures of icons and times of files.
            }
        }
    }

    private String text(TnefAttributes.Attribute attribute) throws IOException {
        int length = Math.min(attribute.length(), 4_096);
        return Tnef.text(Stretch.bytes(evidence, attribute.from(), length), eightBits);
    }

    private NameBytes name(Found found) {
        return Stream.of(
                        found.words(LONG_NAME, eightBits),
                        found.words(NAME, eightBits),
                        found.title,
                        found.words(DISPLAY_NAME, eightBits),
                        found.transportName)
                .filter(name -> !name.isBlank())
                .findFirst()
                .map(NameBytes::of)
                .orElseGet(() -> Members.unnamed(contents.count() + 1));
    }

    private void read(Found found) {
        NameBytes name = name(found);
        main(found, name);
        for (TnefAttributes.Attribute more : found.moreData) {
            node.damaged();
            file(name, found, more.from(), more.length(), "");
        }
    }

    private void main(Found found, NameBytes name) {
        Optional<MapiProperties.Property> content = found.properties.flatMap(all -> all.property(CONTENT));
        if (content.isPresent() && content.get().type() == MapiProperties.OBJECT) {
            byte[] object = content.get().first();
            boolean isMessage = object.length > INTERFACE_BYTES
                    && HexFormat.of().formatHex(object, 0, INTERFACE_BYTES).equals(MESSAGE);
            boolean isStorage = object.length > INTERFACE_BYTES + 1
                    && object[INTERFACE_BYTES] == (byte) 0xd0
                    && object[INTERFACE_BYTES + 1] == (byte) 0xcf;
            if (isMessage || isStorage || found.data.isEmpty()) {
                int skipped = Math.min(INTERFACE_BYTES, object.length);
                file(
                        name,
                        found,
                        found.propertiesFrom + content.get().from() + skipped,
                        object.length - skipped,
                        isMessage ? "application/vnd.ms-tnef" : "");
                return;
            }
        }
        if (found.data.isPresent() && (found.data.get().length() > 0 || content.isEmpty())) {
            file(name, found, found.data.get().from(), found.data.get().length(), "");
        } else if (content.isPresent()) {
            file(
                    name,
                    found,
                    found.propertiesFrom + content.get().from(),
                    content.get().first().length,
                    "");
        } else if (Stream.of(LONG_PATH, PATH)
                .anyMatch(id -> !found.words(id, eightBits).isBlank())) {
            contents.link(name);
        } else {
            contents.lost(name);
        }
    }

    private void file(NameBytes name, Found found, long from, int length, String type) {
        String said = found.words(MEDIA_TYPE, eightBits);
        contents.file(name, length, () -> new Stretch(evidence, from, length), member -> {
            member.declaredType(type.isEmpty() ? said : type);
            member.put("mapi:content-id", found.words(0x3712, eightBits));
        });
    }
}
