package daylight.reader.opc;

import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The type of a package that says clearly what it is (ECMA-376, part 2, 10.1.2.2): a text document, workbook or
/// presentation by its main part. What is not that clear is left to detection, which looks at more and takes longer.
public final class PackageType {
    private static final String OPEN = "application/vnd.openxmlformats-officedocument.";

    /// What detection calls a package whose main part is of such a type.
    private static final Map<String, String> TYPES = Map.ofEntries(
            own("wordprocessingml.document"),
            own("wordprocessingml.template"),
            own("spreadsheetml.sheet"),
            own("spreadsheetml.template"),
            own("presentationml.presentation"),
            own("presentationml.slideshow"),
            own("presentationml.template"),
            withMacros("word.document"),
            withMacros("excel.sheet"),
            withMacros("powerpoint.presentation"),
            withMacros("powerpoint.slideshow"));

    private static final List<String> OF_OTHER_PACKAGES = List.of("mimetype", "meta-inf/", "androidmanifest");

    private static final int ZIP_SIGNATURE = 0x504B0304;

    private PackageType() {}

    private static Map.Entry<String, String> own(String name) {
        return Map.entry(OPEN + name + ".main+xml", OPEN + name);
    }

    private static Map.Entry<String, String> withMacros(String name) {
        return Map.entry(
                "application/vnd.ms-" + name + ".macroenabled.main+xml",
                "application/vnd.ms-" + name + ".macroenabled.12");
    }

    /// The media type, without parameters; empty where the bytes are no such package or do not say so clearly.
    public static Optional<String> of(Evidence evidence) {
        try {
            if (!isZip(evidence)) {
                return Optional.empty();
            }
            try (PackageParts parts = PackageParts.open(evidence)) {
                boolean isOther = parts.names().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> OF_OTHER_PACKAGES.stream().anyMatch(name::startsWith));
                Optional<String> main = isOther ? Optional.empty() : parts.related("", "officeDocument");
                return main.isEmpty() ? Optional.empty() : typeOf(main.get(), parts);
            }
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean isZip(Evidence evidence) throws IOException {
        try (InputStream in = evidence.open()) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && ByteBuffer.wrap(start).getInt() == ZIP_SIGNATURE;
        }
    }

    private static Optional<String> typeOf(String part, PackageParts parts) throws IOException {
        return Optional.ofNullable(TYPES.get(parts.types().of(part).toLowerCase(Locale.ROOT)));
    }
}
