package daylight.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;

/// The measure is ICU itself, over the same text.
class WordTokenizerTest {
    private static final long SEED = 71;

    /// Letters, marks, signs and scripts that the quick way must leave to ICU or must know itself.
    private static final List<String> PIECES = List.of(
            "plain",
            "Words",
            "x",
            "R2D2",
            "2024",
            "été",
            "Straße",
            "Żółć",
            "naïve",
            "привет",
            "Ёлка",
            "Ελλάδα",
            "中文字",
            "新疆",
            "テスト",
            "한국어",
            "ئۇيغۇر",
            "العربية",
            "қазақ",
            "สวัสดี",
            "မြန်မာ",
            "עברית",
            "हिन्दी",
            "e\u0301tude",
            "a\u00ADb",
            "©",
            "🙂",
            "1\uFE0F\u20E3",
            "\uD83D",
            "½",
            "²",
            "ª",
            "ŉ",
            "ﬁn",
            "ＡＢ",
            "٣٤",
            "--",
            "(",
            ")",
            "/",
            "#",
            "@",
            "$",
            "€",
            "=",
            "+",
            "|",
            "«",
            "»",
            "“",
            "”",
            "–",
            "…",
            "\u200B",
            "\u200D");

    private static final List<String> GAPS =
            List.of(" ", "  ", "\n", "\t", "\r\n", "\f", "\u00A0", "\u3000", " - ", "");

    private record Token(String text, int start, int end) {}

    private static List<Token> tokens(TokenStream stream) throws IOException {
        CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
        OffsetAttribute offsets = stream.getAttribute(OffsetAttribute.class);
        List<Token> tokens = new ArrayList<>();
        stream.reset();
        while (stream.incrementToken()) {
            tokens.add(new Token(term.toString(), offsets.startOffset(), offsets.endOffset()));
        }
        stream.end();
        tokens.add(new Token("end", offsets.startOffset(), offsets.endOffset()));
        stream.close();
        return tokens;
    }

    private static List<Token> cut(Tokenizer tokenizer, String text) throws IOException {
        tokenizer.setReader(new WordReader(new StringReader(text), new LineJoins()));
        return tokens(tokenizer);
    }

    private static List<Token> folded(Tokenizer tokenizer, TokenStream chain, String text) throws IOException {
        tokenizer.setReader(new StringReader(text));
        return tokens(chain);
    }

    /// Letters of no script are not among the pieces, and after a digit there is always a gap: there the two differ,
    /// see below.
    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            String gap = GAPS.get(random.nextInt(GAPS.size()));
            text.append(piece);
            text.append(gap.isEmpty() && piece.codePoints().anyMatch(Character::isDigit) ? " " : gap);
        }
        return text.toString();
    }

    @Test
    void cutsAsIcuDoes() throws IOException {
        Random random = new Random(SEED);
        Tokenizer ours = new WordTokenizer();
        for (int round = 0; round < 3_000; round++) {
            String text = text(random, 1 + random.nextInt(60));

            assertThat(cut(ours, text))
                    .as(text)
                    .isEqualTo(cut(new ICUTokenizer(new DefaultICUTokenizerConfig(false, true)), text));
        }
    }

    @Test
    void cutsTextsLongerThanAnyBufferAsIcuDoes() throws IOException {
        Random random = new Random(SEED);
        Tokenizer ours = new WordTokenizer();
        for (int round = 0; round < 40; round++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < 300; line++) {
                text.append(text(random, 12)).append('\n');
            }

            assertThat(cut(ours, text.toString()))
                    .isEqualTo(cut(new ICUTokenizer(new DefaultICUTokenizerConfig(false, true)), text.toString()));
        }
    }

    @Test
    void aDigitBelongsToTheWordItStandsInWhateverStoodBefore() throws IOException {
        assertThat(cut(new WordTokenizer(), "house 1дом"))
                .containsExactly(new Token("house", 0, 5), new Token("1дом", 6, 10), new Token("end", 10, 10));
    }

    @Test
    void aWordWithoutEndIsCutAndNothingOfItIsLost() throws IOException {
        List<Token> tokens = cut(new WordTokenizer(), "a".repeat(10_000) + " b");

        StringBuilder all = new StringBuilder();
        tokens.subList(0, tokens.size() - 2).forEach(token -> all.append(token.text()));
        assertThat(all).hasToString("a".repeat(10_000));
        assertThat(tokens).endsWith(new Token("b", 10_001, 10_002), new Token("end", 10_002, 10_002));
    }

    @Test
    void foldsAsIcuDoesInOneCharacterOrMany() throws IOException {
        Random random = new Random(SEED);
        for (int c = 0x21; c < 0x3000; c++) {
            String text = "a" + (char) c + "Z " + (char) c + (char) c + " 1" + (char) c;
            assertSameFolding(text);
        }
        for (int round = 0; round < 500; round++) {
            assertSameFolding(text(random, 30));
        }
    }

    /// [Folding] goes on where ICU ends, in the Arabic script; what both leave of it is compared.
    private static void assertSameFolding(String text) throws IOException {
        Tokenizer ours = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
        Tokenizer icu = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
        List<Token> expected = folded(icu, new ICUFoldingFilter(icu), text).stream()
                .map(token -> new Token(Folding.fold(token.text()), token.start(), token.end()))
                .filter(token -> !token.text().isEmpty())
                .toList();

        assertThat(folded(ours, new Folding(ours), text)).as(text).isEqualTo(expected);
    }
}
