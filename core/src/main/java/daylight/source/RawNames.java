package daylight.source;

import daylight.protocol.NameBytes;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;

/// The bytes of file names. `Path` keeps them and shows them nowhere but, percent-encoded, in its URI; a `String` of
/// a name that does not decode holds replacement characters instead.
public final class RawNames {
    private static final boolean NAMES_ARE_UTF8 =
            System.getProperty("sun.jnu.encoding", "").equalsIgnoreCase("UTF-8");

    /// What the decoder leaves where bytes do not decode.
    private static final char REPLACEMENT = '\ufffd';

    private RawNames() {}

    /// The bytes of a whole absolute path, as a system call wants them.
    public static byte[] wholeOf(Path path) {
        return decode(path.toUri().getRawPath()).bytes();
    }

    /// The bytes of a path's last name.
    static NameBytes lastOf(Path path) {
        Path name = path.getFileName();
        if (name == null) {
            return NameBytes.of("disk");
        }
        String text = name.toString();
        if (survives(text)) {
            return NameBytes.of(text);
        }
        String raw = name.toUri().getRawPath();
        // A folder of that name in the working directory would add a slash.
        int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
        return decode(raw.substring(raw.lastIndexOf('/', end - 1) + 1, end));
    }

    /// Whether the text encodes to the very bytes it was decoded from. Much cheaper than the URI, which asks the file
    /// system whether the name is a folder.
    private static boolean survives(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == REPLACEMENT || c > 0x7f && !NAMES_ARE_UTF8) {
                return false;
            }
        }
        return true;
    }

    private static NameBytes decode(String percentEncoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(percentEncoded.length());
        for (int i = 0; i < percentEncoded.length(); i++) {
            char c = percentEncoded.charAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(percentEncoded, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return NameBytes.of(bytes.toByteArray());
    }
}
