package daylight.reader.tika;

import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Tells an e-book whose words are all there from one that is encrypted: both say what they encrypt in one list (EPUB
/// OCF 3.3, 4.2.6.3.2), and programs that make books put the fonts there, mixed with the book's own number so that
/// nobody takes them out.
final class ObfuscatedFonts {
    private static final String LIST = "META-INF/encryption.xml";

    private static final Set<String> OBFUSCATIONS =
            Set.of("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC");

    private static final Pattern METHOD =
            Pattern.compile("EncryptionMethod\\s[^<>]*?Algorithm\\s*=\\s*[\"']([^\"'<>]*)[\"']");

    private static final int LIST_BYTES_MAX = 1 << 20;

    private ObfuscatedFonts() {}

    /// Whether the list has nothing but fonts that are mixed so.
    static boolean areAll(Evidence book) throws IOException {
        try (InputStream in = book.open();
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(LIST)) {
                    byte[] list = zip.readNBytes(LIST_BYTES_MAX + 1);
                    return list.length <= LIST_BYTES_MAX && areAll(new String(list, StandardCharsets.UTF_8));
                }
            }
        }
        return false;
    }

    private static boolean areAll(String list) {
        Matcher method = METHOD.matcher(list);
        int methods = 0;
        while (method.find()) {
            if (!OBFUSCATIONS.contains(method.group(1))) {
                return false;
            }
            methods++;
        }
        return methods > 0;
    }
}
