package daylight.search;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.index.NumberField;
import daylight.index.Query;
import daylight.index.Query.And;
import daylight.index.Query.Boost;
import daylight.index.Query.Fuzzy;
import daylight.index.Query.MatchAll;
import daylight.index.Query.MatchNone;
import daylight.index.Query.Near;
import daylight.index.Query.Not;
import daylight.index.Query.Or;
import daylight.index.Query.Phrase;
import daylight.index.Query.Prefix;
import daylight.index.Query.Range;
import daylight.index.Query.Regex;
import daylight.index.Query.TextRegex;
import daylight.index.Query.Wildcard;
import daylight.index.Query.Words;
import daylight.index.WordField;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {
    private static Query read(String typed) {
        Parsed parsed = Search.parse(typed);
        assertThat(parsed.problems()).as(typed).isEmpty();
        return parsed.query();
    }

    private static Words word(String text) {
        return new Words(WordField.TEXT, text);
    }

    private static Query all(Query... parts) {
        return new And(List.of(parts));
    }

    private static Query any(Query... parts) {
        return new Or(List.of(parts));
    }

    @Test
    void wordsAreJoinedByAndWhichBindsTighterThanOr() {
        assertThat(read("a b")).isEqualTo(all(word("a"), word("b")));
        assertThat(read("a AND b")).isEqualTo(all(word("a"), word("b")));
        assertThat(read("a b OR c")).isEqualTo(any(all(word("a"), word("b")), word("c")));
        assertThat(read("a (b | c)")).isEqualTo(all(word("a"), any(word("b"), word("c"))));
        assertThat(read("a || b && c")).isEqualTo(any(word("a"), all(word("b"), word("c"))));
        assertThat(read("a NOT b -c")).isEqualTo(all(word("a"), new Not(word("b")), new Not(word("c"))));
        assertThat(read("-(a b)")).isEqualTo(new Not(all(word("a"), word("b"))));
    }

    @Test
    void lowerCaseOperatorsAndInnerHyphensAreWords() {
        assertThat(read("a and b")).isEqualTo(all(word("a"), word("and"), word("b")));
        assertThat(read("well-known")).isEqualTo(word("well-known"));
        assertThat(read("ORacle ANDy NOTe")).isEqualTo(all(word("ORacle"), word("ANDy"), word("NOTe")));
        assertThat(read("a - b")).isEqualTo(all(word("a"), word("-"), word("b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a b\"", "“a b”", "”a b”", "„a b“", "„a b”", "«a b»", "»a b«", "「a b」", "“a b\""})
    void everyKindOfQuotesMakesAPhrase(String typed) {
        assertThat(read(typed)).isEqualTo(new Phrase(WordField.TEXT, "a b"));
        assertThat(read(typed + "~5")).isEqualTo(new Near(WordField.TEXT, "a b", 5));
    }

    @Test
    void patterns() {
        WordField text = WordField.TEXT;
        assertThat(read("pre*")).isEqualTo(new Prefix(text, "pre"));
        assertThat(read("wi?d*d")).isEqualTo(new Wildcard(text, "wi?d*d"));
        assertThat(read("*end")).isEqualTo(new Wildcard(text, "*end"));
        assertThat(read("near~")).isEqualTo(new Fuzzy(text, "near", 1));
        assertThat(read("near~2^3")).isEqualTo(new Boost(new Fuzzy(text, "near", 2), 3));
        assertThat(read("/a[bc]+/")).isEqualTo(new Regex(text, "a[bc]+"));
        assertThat(read("(/a b/)")).isEqualTo(new Regex(text, "a b"));
        assertThat(read("text:/a b\\/c/i x")).isEqualTo(all(new TextRegex("a b\\/c", true), word("x")));
        assertThat(read("/etc/passwd")).isEqualTo(word("/etc/passwd"));
        assertThat(read("what\\?")).isEqualTo(word("what?"));
        assertThat(read("*")).isEqualTo(new MatchAll());
        assertThat(read(" ")).isEqualTo(new MatchAll());
    }

    @Test
    void fields() {
        assertThat(read("from:ann")).isEqualTo(new Words(WordField.FROM, "ann"));
        assertThat(read("From: ann")).isEqualTo(new Words(WordField.FROM, "ann"));
        assertThat(read("title:\"a b\"")).isEqualTo(new Phrase(WordField.TITLE, "a b"));
        assertThat(read("to:(ann OR b*)"))
                .isEqualTo(any(new Words(WordField.TO, "ann"), new Prefix(WordField.TO, "b")));
        assertThat(read("-lang:en")).isEqualTo(new Not(new Words(WordField.LANGUAGE, "en")));
        assertThat(read("type:docx")).isEqualTo(new Words(WordField.TYPE, "wordprocessingml"));
        assertThat(read("https://example.org/x")).isEqualTo(word("https://example.org/x"));
        assertThat(read("12:30 ئاپتونوم:رايونى")).isEqualTo(all(word("12:30"), word("ئاپتونوم:رايونى")));
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static Range dates(String from, String to) {
        return new Range(
                NumberField.DATE,
                from.isEmpty() ? OptionalLong.empty() : OptionalLong.of(millis(from)),
                to.isEmpty() ? OptionalLong.empty() : OptionalLong.of(millis(to) - 1));
    }

    @Test
    void datesAreStretches() {
        assertThat(read("date:2018")).isEqualTo(dates("2018-01-01T00:00:00Z", "2019-01-01T00:00:00Z"));
        assertThat(read("date:2018..2019")).isEqualTo(dates("2018-01-01T00:00:00Z", "2020-01-01T00:00:00Z"));
        assertThat(read("date:2018-2")).isEqualTo(dates("2018-02-01T00:00:00Z", "2018-03-01T00:00:00Z"));
        assertThat(read("date:..2018-02-03")).isEqualTo(dates("", "2018-02-04T00:00:00Z"));
        assertThat(read("date:>=2018-03")).isEqualTo(dates("2018-03-01T00:00:00Z", ""));
        assertThat(read("date:>2018-03")).isEqualTo(dates("2018-04-01T00:00:00Z", ""));
        assertThat(read("date:<2018")).isEqualTo(dates("", "2018-01-01T00:00:00Z"));
        assertThat(read("date:٢٠١٨")).isEqualTo(read("date:2018"));
        assertThat(read("size:>1MB"))
                .isEqualTo(new Range(NumberField.SIZE, OptionalLong.of(1_000_001), OptionalLong.empty()));
        assertThat(read("size:1kib..2.5KB"))
                .isEqualTo(new Range(NumberField.SIZE, OptionalLong.of(1_024), OptionalLong.of(2_500)));
    }

    @Test
    void confidenceIsARangeOfWholeNumbers() {
        assertThat(read("confidence:<60"))
                .isEqualTo(new Range(NumberField.CONFIDENCE, OptionalLong.empty(), OptionalLong.of(59)));
        assertThat(read("confidence:40..70"))
                .isEqualTo(new Range(NumberField.CONFIDENCE, OptionalLong.of(40), OptionalLong.of(70)));
        assertThat(read("confidence:90"))
                .isEqualTo(new Range(NumberField.CONFIDENCE, OptionalLong.of(90), OptionalLong.of(90)));
        misread("confidence:101", new MatchNone(), 0, 14, "confidence:<60");
        misread("confidence:>half", new MatchNone(), 0, 16, "confidence:<60");
    }

    private static void misread(String typed, Query expected, int position, int length, String suggestion) {
        Parsed parsed = Search.parse(typed);
        assertThat(parsed.query()).as(typed).isEqualTo(expected);
        assertThat(parsed.problems()).as(typed).singleElement().satisfies(p -> {
            assertThat(p.position()).isEqualTo(position);
            assertThat(p.length()).isEqualTo(length);
            assertThat(p.suggestion()).isEqualTo(suggestion);
        });
    }

    @Test
    void eachMistakeIsNamedWithItsPlaceAndTheRestIsKept() {
        misread("a fron:b", all(word("a"), word("b")), 2, 5, "from:");
        misread("a \"b c", all(word("a"), word("b"), word("c")), 2, 1, "");
        misread("(a b", all(word("a"), word("b")), 0, 1, "");
        misread("a) b", all(word("a"), word("b")), 1, 1, "");
        misread("a OR", word("a"), 2, 2, "");
        misread("OR a", word("a"), 0, 2, "");
        misread("a AND", word("a"), 2, 3, "");
        misread("a NOT", word("a"), 2, 3, "");
        misread("a ()", word("a"), 2, 2, "");
        misread("a date:later b", all(word("a"), word("b")), 2, 10, "date:2018-03");
        misread("a date:2018-13", word("a"), 2, 12, "date:2018-03");
        misread("size:big", new MatchNone(), 0, 8, "size:>1MB");
        misread("a~7", new Fuzzy(WordField.TEXT, "a", 2), 1, 2, "~2");
        misread("\"a b\"~", new Near(WordField.TEXT, "a b", 5), 5, 1, "~5");
        misread("a^b", all(word("a"), word("b")), 1, 1, "^2");
        misread("a /(/", word("a"), 2, 3, "");
        misread("a text:/(/", word("a"), 2, 8, "");
        misread("from:", new MatchNone(), 0, 5, "");
        misread("/(/", new MatchNone(), 0, 3, "");
        misread("/(a{500}){500}/ b", word("b"), 0, 15, "");
    }

    @Test
    void absurdQueriesAreBounded() {
        List<String> absurd = List.of(
                "(".repeat(20_000),
                ")".repeat(20_000),
                "(".repeat(20_000) + "a" + ")".repeat(20_000),
                "(a ".repeat(20_000),
                "NOT ".repeat(20_000) + "a",
                "-".repeat(100_000),
                "\"".repeat(50_001),
                "title:".repeat(10_000),
                "word ".repeat(20_000),
                "a OR ".repeat(20_000),
                "x".repeat(100_000),
                "*".repeat(100_000),
                "\\".repeat(99_999),
                "~^~^".repeat(5_000),
                "/".repeat(30_000),
                "\ud800".repeat(1_000));
        for (String typed : absurd) {
            Parsed parsed = Search.parse(typed);
            assertThat(parsed.query()).isNotNull();
            assertThat(parsed.problems().size()).isLessThan(100);
        }
        assertThat(Search.parse("(".repeat(20_000) + "a" + ")".repeat(20_000)).query())
                .isEqualTo(word("a"));
        assertThat(((And) Search.parse("w ".repeat(20_000)).query()).parts()).hasSize(QueryParser.PARTS_MAX);
    }

    @Test
    void anyCharactersMakeSomeQuery() {
        long seed = new Random().nextLong();
        System.out.println("QueryParserTest seed " + seed);
        Random random = new Random(seed);
        String[] pieces = {
            "(", ")", "\"", "“", "»", "~", "^", "/", "-", "*", "?", "\\", ":", "|", "a", "新", "ش", " ", "\t", "OR",
            "AND", "NOT ", "date:", "from:", "text:/", "2018", "..", "1", ".", "\ud83d", "\u202e", "\0"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder typed = new StringBuilder();
            for (int p = random.nextInt(14); p >= 0; p--) {
                typed.append(pieces[random.nextInt(pieces.length)]);
            }
            Parsed parsed = Search.parse(typed.toString());
            for (Problem problem : parsed.problems()) {
                assertThat(problem.position()).as(typed + " of seed " + seed).isBetween(0, typed.length());
                assertThat(problem.position() + problem.length())
                        .as(typed + " of seed " + seed)
                        .isBetween(0, typed.length());
            }
        }
    }
}
