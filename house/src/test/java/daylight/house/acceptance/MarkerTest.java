package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// The search for traces finds what is there.
class MarkerTest {
    private final Marker marker = new Marker("planted");

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void itIsFoundInEveryDress() throws IOException {
        assertThat(marker.isIn(utf8("a planted word"))).isTrue();
        assertThat(marker.isIn("a planted word".getBytes(StandardCharsets.UTF_16LE)))
                .isTrue();
        assertThat(marker.isIn("a planted word".getBytes(StandardCharsets.UTF_16BE)))
                .isTrue();
        for (String before : new String[] {"", "a", "ab", "abc"}) {
            byte[] base64 = Base64.getMimeEncoder(8, utf8("\r\n")).encode(utf8(before + "planted, and more"));
            assertThat(marker.isIn(base64)).as(before).isTrue();
        }
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip, StandardCharsets.UTF_8)) {
            out.putNextEntry(new ZipEntry("inner.gz"));
            out.write(gzip(utf8("a planted word")));
        }
        assertThat(marker.isIn(zip.toByteArray())).isTrue();
    }

    @Test
    void itIsNotFoundWhereItIsNot() throws IOException {
        assertThat(marker.isIn(gzip(utf8("a plan ted word")))).isFalse();
        assertThat(marker.isIn(Base64.getEncoder().encode(utf8("a plan ted word"))))
                .isFalse();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
