package daylight.reader.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.field.AddressListField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.tika.parser.mailcommons.MailDateParser;
import org.junit.jupiter.api.Test;

/// The short ways against the long ones they stand for.
class MailFieldsTest {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);

    @Test
    void datesAreTheLenientParsersDates() {
        for (String date : List.of(
                "Thu, 1 Mar 2018 09:05:07 +0130",
                "1 Mar 2018 09:05:07 -0800 (PST)",
                "Thu, 01 Mar 2018 9:05:07 GMT",
                "Thu, 1 Mar 2018 09:05 +0000",
                "Thu, 31 Feb 2018 09:05:07 +0000",
                "Thu, 1 Mar 2018 25:05:07 +0000",
                "Thu, 1 Mar 18 09:05:07 +0000",
                "Thu, 1 Mar 2018 09:05:07 EST",
                "Thu Mar  1 09:05:07 2018",
                "2018-03-01 09:05:07",
                "no date",
                "")) {
            assertThat(MailDate.utc(date)).as(date).isEqualTo(lenient(date));
        }
    }

    @Test
    void randomDatesAreTheLenientParsersDates() {
        long seed = new Random().nextLong();
        System.out.println("MailFieldsTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String date = String.format(
                    Locale.ROOT,
                    "%s%d %s %d %02d:%02d:%02d %s%02d%02d%s",
                    random.nextBoolean() ? "Mon, " : "",
                    1 + random.nextInt(31),
                    List.of("Jan", "feb", "MAR", "Jun", "Dec").get(random.nextInt(5)),
                    1971 + random.nextInt(70),
                    random.nextInt(24),
                    random.nextInt(60),
                    random.nextInt(60),
                    random.nextBoolean() ? "+" : "-",
                    random.nextInt(13),
                    random.nextInt(60),
                    random.nextInt(4) == 0 ? " (X)" : "");
            assertThat(MailDate.utc(date)).as("seed %d: %s", seed, date).isEqualTo(lenient(date));
        }
    }

    private static Optional<String> lenient(String date) {
        try {
            return Optional.ofNullable(MailDateParser.parseDateLenient(date))
                    .map(parsed -> UTC.format(parsed.toInstant().atOffset(ZoneOffset.UTC)));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    @Test
    void addressesReadTheShortWayAreTheLibrarysAddresses() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("MailFieldsTest seed " + seed);
        Random random = new Random(seed);
        List<String> bits = List.of(
                "a",
                "b.c",
                "Lind",
                "\"",
                "<",
                ">",
                "@",
                "x.org",
                " ",
                "  ",
                ",",
                "(c)",
                ".",
                "=?utf-8?q?=C3=A9?=",
                ":",
                ";",
                "\\",
                "a@x.org",
                "<a@x.org>",
                "Vera ",
                "\"V. L.\" ",
                "é");
        int simple = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder body = new StringBuilder();
            for (int n = 1 + random.nextInt(5); n > 0; n--) {
                body.append(bits.get(random.nextInt(bits.size())));
            }
            Optional<List<SimpleAddress>> ours = SimpleAddress.list(body.toString());
            if (ours.isPresent()) {
                simple++;
                assertThat(ours.get().stream().map(SimpleAddress::display).toList())
                        .as("seed %d: [%s]", seed, body)
                        .isEqualTo(theirs(body.toString()));
            }
        }
        assertThat(simple).isGreaterThan(500);
    }

    private static List<String> theirs(String body) throws Exception {
        AddressListField field = (AddressListField) LenientFieldParser.parse("To: " + body, DecodeMonitor.SILENT);
        return field.getAddressList().stream()
                .map(address -> address instanceof Mailbox mailbox
                        ? (mailbox.getName() == null || mailbox.getName().isEmpty()
                                ? mailbox.getAddress()
                                : mailbox.getName() + " <" + mailbox.getAddress() + ">")
                        : address.toString())
                .toList();
    }
}
