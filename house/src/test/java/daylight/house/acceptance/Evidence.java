package daylight.house.acceptance;

import daylight.house.launcher.Launcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A folder of evidence made from a seed: texts, pages, mails with attachments, archives in archives, equal files
/// and broken ones. The same seed gives the same bytes and the same times.
record Evidence(long seed, int files) {
    private static final Path SCAN = Launcher.project().resolve("sample/evidence/01 contract/side-letter-scan.pdf");

    private static final List<String> WORDS = List.of(
            "river",
            "ledger",
            "camera",
            "contract",
            "winter",
            "council",
            "payment",
            "residents",
            "signal",
            "harbour",
            "摄像头",
            "合同",
            "договор",
            "камера",
            "كاميرا",
            "عقد",
            "шарт",
            "شەرتنامە",
            "témoin",
            "été");

    /// The sample's scan, as a file unlike any with another number: a comment stands behind its end.
    static void scan(Path file, int number) throws IOException {
        Files.copy(SCAN, file);
        Files.writeString(file, "%" + number + "\n", StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
    }

    /// Any time will do; it must only be the same each run.
    private static final long MODIFIED_MILLIS = 1_600_000_000_000L;

    /// More members than the desk takes over in one transaction.
    static final int CROWD_MEMBERS = 700;

    void write(Path folder) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < files; i++) {
            Path place = folder.resolve("part " + i % 7).resolve(i + name(i));
            Files.createDirectories(java.util.Objects.requireNonNull(place.getParent()));
            Files.write(place, bytes(random, i));
            Files.setLastModifiedTime(place, java.nio.file.attribute.FileTime.fromMillis(MODIFIED_MILLIS + i * 1_000L));
        }
    }

    /// Adds one archive with so many members that they are taken over in parts while it is still being read.
    static void writeCrowd(Path folder) throws IOException {
        Files.write(folder.resolve("crowd.zip"), zip("crowd", CROWD_MEMBERS, k -> utf8("Member " + k + " camera.")));
    }

    private static String name(int i) {
        return switch (i % 10) {
            case 1, 2 -> " post.eml";
            case 3 -> " архив.zip";
            case 4 -> " page.html";
            case 5 -> " 表.csv";
            case 6 -> " broken.docx";
            default -> " note.txt";
        };
    }

    private static byte[] bytes(Random random, int i) {
        return switch (i % 10) {
            case 1 -> mail(random, i, "attached " + i + ".txt", utf8(text(random)));
            case 2 -> mail(random, i, "inner.zip", zip(random, i));
            case 3 -> zip(random, i);
            case 4 ->
                utf8("<html><head><title>Page " + i + "</title></head><body><p>" + text(random) + "</p></body></html>");
            case 5 -> utf8("name,amount\n" + word(random) + "," + random.nextInt(1_000) + "\n");
            case 6 -> utf8("PK\u0003\u0004 no archive at all " + i);
            case 7 -> utf8("The same words lie in many places, copy " + i / 70 + ".");
            default -> utf8(text(random));
        };
    }

    static byte[] mail(Random random, int i, String name, byte[] attached) {
        return utf8("From: Writer " + i % 5 + " <writer" + i % 5 + "@example.org>\r\nTo: desk@example.org\r\n"
                + "Subject: Letter " + i + "\r\nDate: Tue, 15 Jun 2021 09:" + (10 + i % 50) + ":00 +0000\r\n"
                + "Message-ID: <" + i + "@example.org>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=\"cut\"\r\n\r\n--cut\r\n"
                + "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text(random)
                + "\r\n--cut\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\""
                + name + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(attached) + "\r\n--cut--\r\n");
    }

    private static byte[] zip(Random random, int i) {
        return zip("within", 3, k -> utf8(k == 2 ? "The same words in every archive." : i + " " + text(random)));
    }

    private static byte[] zip(String folder, int members, IntFunction<byte[]> bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (int k = 0; k < members; k++) {
                ZipEntry entry = new ZipEntry(folder + "/" + k + ".txt");
                entry.setTimeLocal(java.time.LocalDateTime.of(2021, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(bytes.apply(k));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int words = 20 + random.nextInt(200);
        for (int k = 0; k < words; k++) {
            text.append(word(random)).append(k % 12 == 11 ? ".\n" : " ");
        }
        return text.toString();
    }

    private static String word(Random random) {
        return random.nextInt(4) == 0 ? "w" + random.nextInt(5_000) : WORDS.get(random.nextInt(WORDS.size()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
