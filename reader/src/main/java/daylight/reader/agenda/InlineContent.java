package daylight.reader.agenda;

import daylight.protocol.NameBytes;
import daylight.reader.ground.Contents;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/// Pictures, sounds and files that stand in a property, as members.
final class InlineContent {
    /// Where programs write the name of the file.
    private static final List<String> NAMES =
            List.of("FILENAME", "X-FILENAME", "X-APPLE-FILENAME", "X-ORACLE-FILENAME", "X-LABEL");

    private final Contents contents;

    InlineContent(Contents contents) {
        this.contents = contents;
    }

    /// The file's name, else the property's with its number and kind: `photo-1.jpeg`.
    NameBytes name(ContentLine property) {
        for (String parameter : NAMES) {
            String name = property.parameter(parameter);
            if (!name.isBlank()) {
                return NameBytes.of(name);
            }
        }
        String type = type(property);
        String kind = type.substring(type.lastIndexOf('/') + 1);
        String made = property.name().toLowerCase(Locale.ROOT) + "-" + (contents.count() + 1);
        return NameBytes.of(kind.isEmpty() ? made : made + "." + kind);
    }

    void read(NameBytes name, ContentLine property, InputStream content) {
        String type = type(property);
        contents.file(name, -1, () -> content, member -> {
            if (type.indexOf('/') > 0) {
                member.declaredType(type);
            }
        });
    }

    /// A media type, or a word such as `jpeg`, or nothing.
    private static String type(ContentLine property) {
        String said = property.parameter("FMTTYPE");
        said = said.isEmpty() ? property.parameter("MEDIATYPE") : said;
        String start = property.start();
        if (said.isEmpty() && start.startsWith("data:")) {
            said = start.substring("data:".length()).split("[;,]", 2)[0];
        }
        said = said.isEmpty() ? property.parameter("TYPE").split(",", 2)[0] : said;
        String plain = said.toLowerCase(Locale.ROOT).strip();
        return plain.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/.+-".indexOf(c) >= 0) ? plain : "";
    }
}
