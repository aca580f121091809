package daylight.reader.fast;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.mail.Uuencoded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/// Every file of the shared corpora through the fast path and, where it takes the file, through Tika as it comes.
@Tag("corpus")
class AgainstTikaTest {
    /// The differences that may be, each with its why. docs/formats/fastpath.md tells them.
    enum Allowed {
        FROM_UNESCAPED("Tika leaves the mark before From that the mailbox put there"),
        UUENCODED("Tika leaves a file that is written into a text as letters there; it is a member"),
        FLOWED_JOINED("Tika leaves a paragraph's line breaks, and the marks of quotes after them"),
        NESTED_TEXT_SHOWN(
                "Tika shows the texts of a mail's first level alone; those within further multiparts are its text too"),
        MEMBER_NAMED("Tika does not say where in a text a picture or another part stands"),
        ONE_MAIL_MBOX("an mbox of one mail is that mail, one document and not two"),
        DECLARED_CHARSET("Tika never looks at a mail's declared charset; its guess alone gives Tika's text"),
        MARGIN_KEPT("Tika drops the text before a multipart's first boundary line and after its last"),
        ALTERNATIVE_KEPT("Tika drops the alternatives it does not show; what says something else is a member"),
        BAD_CONTENT_TYPE_KEPT("Tika drops a content type that is none; the raw header is kept"),
        KEYS_TOLD("Tika does not read armour of OpenPGP in a text; for whom and by whom it is stands behind the text"),
        REPAIR_SAID("what was put right of a mail is said, which Tika does not do"),
        HEADER_REPAIRED("bytes in a header and encoded words that Tika leaves unreadable are read"),
        NAMELESS_PART_NAMED("Tika leaves a part without a file name nameless; it gets its content type's or a number"),
        WHOLE_HEADER("a header whose first fields tell nothing is told by all of its lines; Tika reads it as text"),
        NOT_COMPARED("tells of Tika's own run or of this test's call, and not of the document");

        private final String why;

        Allowed(String why) {
            this.why = why;
        }
    }

    private static final Pattern ESCAPED = Pattern.compile("(?<= |^)>(>*From )");

    private final FastView fast = new FastView();
    private final FastView guessing = new FastView(new BodyText(false));
    private final TikaView tika = new TikaView();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<Allowed, Integer> explained = new TreeMap<>();
    private final List<String> unexplained = new ArrayList<>();
    private int mails;
    private int mailsTaken;

    @Test
    void everyFileThatIsTakenReadsAsTikaReadsIt() throws IOException {
        List<Path> files = Corpora.files();
        for (Path file : files) {
            long size = Files.size(file);
            if (size > 0 && size <= FastPath.SIZE_BYTES_MAX) {
                compare(file, Files.readAllBytes(file));
            }
        }
        print(files.size());
        assertThat(unexplained).isEmpty();
        assertThat(mails).as("mails by Tika's detection").isGreaterThan(1_000);
        assertThat(mailsTaken).as("mails taken of %d", mails).isGreaterThanOrEqualTo(mails * 95 / 100);
    }

    private void print(int files) {
        System.out.printf("%d files; %d of %d mails taken%n", files, mailsTaken, mails);
        counts.forEach((what, count) -> System.out.println(count + "\t" + what));
        explained.forEach((what, count) -> System.out.println(count + "\tdifferent, " + what + ": " + what.why));
        unexplained.forEach(line -> System.out.println("UNEXPLAINED " + line));
    }

    private void compare(Path file, byte[] bytes) throws IOException {
        String name = file.getFileName().toString();
        String type = tika.type(bytes, name);
        boolean mail = type.equals("message/rfc822") || type.equals("application/mbox");
        mails += mail ? 1 : 0;
        Optional<Seen> read = fast.read(bytes, name);
        if (read.isEmpty()) {
            assertThat(fast.events).as("a refusal that left events: " + file).hasSize(1);
            if (mail || type.startsWith("text/plain")) {
                counts.merge("refused " + type, 1, Integer::sum);
            }
            return;
        }
        mailsTaken += mail ? 1 : 0;
        counts.merge("taken " + type, 1, Integer::sum);
        boolean box = type.equals("application/mbox") && read.get().type().equals(MailReader.MEDIA_TYPE);
        if (read.get().type().equals(MailReader.MEDIA_TYPE) && !mail && MailHeader.begins(bytes, 0)) {
            explained.merge(Allowed.WHOLE_HEADER, 1, Integer::sum);
            return;
        }
        if (box) {
            explained.merge(Allowed.ONE_MAIL_MBOX, 1, Integer::sum);
        } else if (!type.equals(read.get().type())) {
            unexplained.add("type " + read.get().type() + " for " + type + ": " + file);
        }
        int before = unexplained.size();
        compare(file, bytes, box ? firstLine(bytes) : 0, read.get());
        counts.merge(unexplained.size() == before ? "same or explained" : "different", 1, Integer::sum);
    }

    private void compare(Path file, byte[] bytes, int from, Seen read) throws IOException {
        Seen wanted;
        try {
            wanted = tika.read(bytes, file.getFileName().toString(), from);
        } catch (TikaException | SAXException e) {
            unexplained.add("Tika throws " + e + ": " + file);
            return;
        }
        if (read.type().equals(MailReader.MEDIA_TYPE)
                && fast.listed() != read.members().size()) {
            unexplained.add(
                    "listed " + fast.listed() + ", recorded " + read.members().size() + ": " + file);
        }
        text(file, bytes, from > 0, read, wanted);
        metadata(file, read, wanted);
        members(file, bytes, read, wanted);
    }

    private void text(Path file, byte[] bytes, boolean box, Seen read, Seen wanted) {
        String expected = Seen.collapsed(wanted.text());
        String ours = fast.withoutMembers(read.text());
        if (!ours.equals(read.text())) {
            explained.merge(Allowed.MEMBER_NAMED, 1, Integer::sum);
        }
        if (box) {
            String unescaped = ESCAPED.matcher(expected).replaceAll("$1");
            if (!unescaped.equals(expected) && !Seen.collapsed(ours).equals(expected)) {
                explained.merge(Allowed.FROM_UNESCAPED, 1, Integer::sum);
                expected = unescaped;
            }
        }
        if (!Uuencoded.in(wanted.text()).files().isEmpty()) {
            explained.merge(Allowed.UUENCODED, 1, Integer::sum);
            expected = Seen.collapsed(withoutLetters(wanted.text()));
        }
        if (Seen.collapsed(ours).equals(expected)) {
            return;
        }
        String guessed = guessing.read(bytes, file.getFileName().toString())
                .map(seen -> Seen.collapsed(guessing.withoutMembers(seen.text())))
                .orElse("");
        if (guessed.equals(expected)) {
            explained.merge(Allowed.DECLARED_CHARSET, 1, Integer::sum);
        } else if (read.metadata().keySet().stream().anyMatch(AgainstTikaTest::isOfKeys)
                && guessed.startsWith(expected)) {
            explained.merge(Allowed.KEYS_TOLD, 1, Integer::sum);
        } else if (isFlowed(bytes) && withoutBreaks(guessed).equals(withoutBreaks(expected))) {
            explained.merge(Allowed.FLOWED_JOINED, 1, Integer::sum);
        } else if (hasNestedParts(bytes) && isAround(bytes, guessed, expected)) {
            explained.merge(Allowed.NESTED_TEXT_SHOWN, 1, Integer::sum);
        } else if (isMargin(bytes, guessed, expected)) {
            explained.merge(Allowed.MARGIN_KEPT, 1, Integer::sum);
        } else {
            unexplained.add("text: " + file);
        }
    }

    private static boolean hasNestedParts(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT)
                        .split("content-type: multipart/", 3)
                        .length
                > 2;
    }

    /// Tika's text, and before it words that stand in the file as they are.
    private static boolean isAround(byte[] bytes, String read, String expected) {
        int at = read.indexOf(expected);
        String raw = new String(bytes, StandardCharsets.UTF_8)
                .replaceAll("=\r?\n", "")
                .replace("=3D", "=");
        return at > 0
                && Arrays.stream(read.substring(0, at).strip().split(" ")).allMatch(raw::contains)
                && isMargin(bytes, read.substring(at), expected);
    }

    private static boolean isFlowed(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .contains("flowed");
    }

    private static String withoutBreaks(String text) {
        return text.replaceAll("[\\s>]+", "");
    }

    private static String withoutLetters(String text) {
        StringBuilder without = new StringBuilder();
        int from = 0;
        int number = 0;
        for (Uuencoded file : Uuencoded.in(text).files()) {
            without.append(text, from, file.nameFrom())
                    .append(file.name(text, number++))
                    .append('\n');
            from = file.end();
        }
        return without.append(text, from, text.length()).toString();
    }

    /// Tika's text, and after it words that stand in the file as they are.
    private static boolean isMargin(byte[] bytes, String read, String expected) {
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        return read.startsWith(expected)
                && Arrays.stream(read.substring(expected.length()).strip().split(" "))
                        .allMatch(raw::contains);
    }

    private void metadata(Path file, Seen read, Seen wanted) {
        TreeSet<String> names = new TreeSet<>(read.metadata().keySet());
        names.addAll(wanted.metadata().keySet());
        for (String name : names) {
            List<String> ours = read.metadata().getOrDefault(name, List.of());
            List<String> theirs = wanted.metadata().getOrDefault(name, List.of());
            if (ours.equals(theirs)) {
                continue;
            }
            Optional<Allowed> why = whyMetadata(file, name, read, ours, theirs);
            why.ifPresent(reason -> explained.merge(reason, 1, Integer::sum));
            if (why.isEmpty()) {
                unexplained.add("metadata " + name + ", " + ours + " for " + theirs + ": " + file);
            }
        }
    }

    private static Optional<Allowed> whyMetadata(
            Path file, String name, Seen read, List<String> ours, List<String> theirs) {
        boolean mail = read.type().equals(MailReader.MEDIA_TYPE);
        boolean callersName = name.equals(TikaCoreProperties.RESOURCE_NAME_KEY)
                && ours.isEmpty()
                && theirs.equals(List.of(Objects.toString(file.getFileName())));
        if (name.startsWith(TikaCoreProperties.TIKA_META_PREFIX)
                || name.equals(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE.getName())
                || (mail && name.equals(Metadata.CONTENT_TYPE) && ours.isEmpty())
                || callersName) {
            return Optional.of(Allowed.NOT_COMPARED);
        }
        if (isOfKeys(name)) {
            return Optional.of(Allowed.KEYS_TOLD);
        }
        if (name.equals(Repair.NAME) || name.equals("mail:charset-used")) {
            return Optional.of(Allowed.REPAIR_SAID);
        }
        List<String> repairs = read.metadata().getOrDefault(Repair.NAME, List.of());
        if ((repairs.contains(Repair.HEADER_CHARSET.code()) || repairs.contains(Repair.ENCODED_WORD.code()))
                && !ours.toString().contains("\uFFFD")) {
            return Optional.of(Allowed.HEADER_REPAIRED);
        }
        boolean keptType = name.equals(Metadata.MESSAGE_RAW_HEADER_PREFIX + "Content-Type") && theirs.isEmpty();
        return keptType ? Optional.of(Allowed.BAD_CONTENT_TYPE_KEPT) : Optional.empty();
    }

    private static boolean isOfKeys(String name) {
        return name.startsWith("signature:") || name.startsWith("encryption:") || name.startsWith("pgp:");
    }

    private static boolean hasAlternatives(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .contains("multipart/alternative");
    }

    /// Whether all of `few` stand in `many`, in the same order.
    private static boolean isPart(List<String> few, List<String> many) {
        int found = 0;
        for (String each : many) {
            found += found < few.size() && few.get(found).equals(each) ? 1 : 0;
        }
        return found == few.size();
    }

    private void members(Path file, byte[] bytes, Seen read, Seen wanted) {
        List<String> ours = read.members().stream().map(Seen.Member::sha256).toList();
        List<String> theirs = wanted.members().stream().map(Seen.Member::sha256).toList();
        if (isPart(theirs, ours) && ours.size() > theirs.size() && hasAlternatives(bytes)) {
            explained.merge(Allowed.ALTERNATIVE_KEPT, ours.size() - theirs.size(), Integer::sum);
            return;
        }
        List<String> files = Uuencoded.in(wanted.text()).files().stream()
                .map(each -> Hashes.sha256(each.content()))
                .toList();
        if (!files.isEmpty()
                && ours.equals(Stream.concat(files.stream(), theirs.stream()).toList())) {
            return;
        }
        if (ours.size() < theirs.size() && hasNestedParts(bytes) && isPart(ours, theirs) && areNameless(ours, wanted)) {
            explained.merge(Allowed.NESTED_TEXT_SHOWN, 1, Integer::sum);
            return;
        }
        if (!ours.equals(theirs)) {
            unexplained.add("members " + read.members() + " for " + wanted.members() + ": " + file);
            return;
        }
        counts.merge("members with the same hash", ours.size(), Integer::sum);
        for (int i = 0; i < ours.size(); i++) {
            String our = read.members().get(i).name();
            String their = wanted.members().get(i).name();
            if (their.isEmpty()) {
                explained.merge(Allowed.NAMELESS_PART_NAMED, 1, Integer::sum);
            } else if (!our.equals(their)) {
                unexplained.add("member name " + our + " for " + their + ": " + file);
            }
        }
    }

    /// Whether all that only Tika calls members have no name.
    private static boolean areNameless(List<String> ours, Seen wanted) {
        return wanted.members().stream()
                .filter(member -> !ours.contains(member.sha256()))
                .allMatch(member -> member.name().isEmpty());
    }

    private static int firstLine(byte[] bytes) {
        int at = 0;
        while (bytes[at] != '\n') {
            at++;
        }
        return at + 1;
    }
}
