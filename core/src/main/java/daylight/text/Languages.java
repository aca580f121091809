package daylight.text;

import daylight.text.FastTextModel.Scored;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Says in which language a text is, or that it cannot say. Used by many threads.
///
/// The script decides where a script has one language of note; otherwise the fastText model does, corrected
/// where its mistakes are known. Figures stand in docs/languages.md.
public final class Languages {
    /// A sample longer than this says nothing new; see [LanguageSample].
    static final int SAMPLE_CHARS_MAX = 4 * LanguageSample.SLICE_CHARS;

    /// A trade of silence for mistakes; docs/languages.md says how it was chosen and what 0.5 would give.
    static final double PROBABILITY_MIN = 0.4;

    /// With less than this there is no language to tell: a part number, an initial.
    private static final int LETTERS_MIN = 3;

    private static final int CANDIDATES = 8;

    /// What is left of a candidate's probability when the text has letters that its language has not.
    private static final double FOREIGN_PENALTY = 0.02;

    /// A foreign name or quotation is no evidence; more than this is.
    private static final double FOREIGN_SHARE_MAX = 0.005;

    /// The model does not know Uzbek in Cyrillic; only its letters can raise it above this.
    private static final double UNSEEN_PROBABILITY = 0.05;

    private static final String UZBEK = "uz";

    /// A Chinese character says as much as three letters: a few Latin names do not make a text English.
    private static final int LETTERS_OF_IDEOGRAPH = 3;

    /// Japanese without kana is too rare to be answered.
    private static final double KANA_SHARE_MIN = 0.05;

    /// What an address on the Web or of a mailbox has in it.
    private static final List<String> OF_ADDRESSES = List.of("@", "://", "www.");

    /// Labels of the model that are written forms of a language with a code of its own.
    private static final Map<String, String> SAME = Map.of("sh", "sr", "wuu", "zh", "yue", "zh", "arz", "ar");

    private final FastTextModel model;

    Languages(FastTextModel model) {
        this.model = model;
    }

    /// With the model that is part of the program; takes about 50 milliseconds.
    ///
    /// @throws IllegalStateException where the program was built without its model
    public static Languages load() {
        return new Languages(LanguageModel.load());
    }

    /// @param sample a text, or slices of it; only the first 4,096 chars are looked at
    public Language identify(String sample) {
        String cut = sample.length() <= SAMPLE_CHARS_MAX ? sample : sample.substring(0, SAMPLE_CHARS_MAX);
        String text = withoutAddresses(cut);
        ScriptCount scripts = new ScriptCount(text);
        if (scripts.total() == 0) {
            return Language.NONE;
        }
        return byScript(scripts).orElseGet(() -> byModel(text, scripts));
    }

    /// Addresses look English to the model whatever surrounds them: each is a space here.
    static String withoutAddresses(String text) {
        if (OF_ADDRESSES.stream().noneMatch(text::contains)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = at;
            while (end < text.length() && !isSpace(text.charAt(end))) {
                end++;
            }
            String run = text.substring(at, end);
            kept.append(OF_ADDRESSES.stream().anyMatch(run::contains) ? " " : run);
            at = end;
            while (at < text.length() && isSpace(text.charAt(at))) {
                kept.append(text.charAt(at++));
            }
        }
        return kept.toString();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static Optional<Language> byScript(ScriptCount scripts) {
        int kana = scripts.letters(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
        int han = scripts.letters(UnicodeScript.HAN);
        int total = scripts.total();
        int ideographic = LETTERS_OF_IDEOGRAPH * (han + kana);
        int others = total - han - kana;
        if (ideographic > 0 && ideographic >= others) {
            boolean japanese = kana >= KANA_SHARE_MIN * (han + kana);
            return Optional.of(new Language(japanese ? "ja" : "zh", (double) ideographic / (ideographic + others)));
        }
        if (scripts.isMostly(UnicodeScript.TIBETAN)) {
            return Optional.of(new Language("bo", (double) scripts.letters(UnicodeScript.TIBETAN) / total));
        }
        if (scripts.isMostly(UnicodeScript.HANGUL)) {
            return Optional.of(new Language("ko", (double) scripts.letters(UnicodeScript.HANGUL) / total));
        }
        return Optional.empty();
    }

    private Language byModel(String text, ScriptCount scripts) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        List<Scored> scored = model.predict(utf8, utf8.length, CANDIDATES);
        if (scripts.isMostly(UnicodeScript.CYRILLIC)) {
            scored = byAlphabet(scored, true, text);
        } else if (scripts.isMostly(UnicodeScript.LATIN)) {
            if (UyghurLatin.matches(text)) {
                return new Language("ug", PROBABILITY_MIN);
            }
            scored = byAlphabet(scored, false, text);
        }
        if (scored.isEmpty()) {
            return Language.NONE;
        }
        Scored best = scored.getFirst();
        double probability = Math.clamp(best.probability(), 0, 1);
        boolean determined = probability >= PROBABILITY_MIN && scripts.total() >= LETTERS_MIN;
        return new Language(determined ? code(best.label()) : Language.UNDETERMINED, probability);
    }

    private static String code(String label) {
        String code = SAME.getOrDefault(label, label).toLowerCase(Locale.ROOT);
        return code.length() > 3 ? code.substring(0, 2) : code;
    }

    private static List<Scored> byAlphabet(List<Scored> scored, boolean cyrillic, String text) {
        List<Scored> candidates = new ArrayList<>(scored);
        if (cyrillic && scored.stream().noneMatch(s -> s.label().equals(UZBEK))) {
            candidates.add(new Scored(UZBEK, UNSEEN_PROBABILITY));
        }
        Set<Scored> fitting = candidates.stream()
                .filter(s -> Alphabets.foreign(s.label(), cyrillic, text) <= FOREIGN_SHARE_MAX)
                .collect(Collectors.toSet());
        // Where no known alphabet fits, foreign names are the likelier cause than another language.
        if (fitting.stream().noneMatch(s -> Alphabets.isKnown(s.label()))) {
            return scored;
        }
        List<Scored> weighed = candidates.stream()
                .map(s -> fitting.contains(s) ? s : new Scored(s.label(), s.probability() * FOREIGN_PENALTY))
                .sorted(Comparator.comparingDouble(Scored::probability)
                        .reversed()
                        .thenComparing(Scored::label))
                .toList();
        double sum = weighed.stream().mapToDouble(Scored::probability).sum();
        return weighed.stream()
                .map(s -> new Scored(s.label(), s.probability() / sum))
                .toList();
    }
}
