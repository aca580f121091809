package daylight.thread;

import daylight.id.Sha256;
import daylight.id.Span;
import daylight.protocol.BlockKind;
import daylight.text.DamagedLayer;
import daylight.text.OpenLayer;
import daylight.text.TextBlock;
import daylight.text.TextLayer;
import daylight.text.Texts;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Says of words in a mail whose they are: its sender's, or those of a message that it quotes. The message that wrote
/// them is found in the thread by the words themselves. Used by one thread; keeps what it looked up while it lives.
public final class Quotations {
    /// So many letters before and after the words are compared with a message that may have written them: enough that
    /// it is no other sentence, and few enough that an answer in the middle of a quote does not part them.
    private static final int AROUND_CODE_POINTS = 60;

    /// Fewer letters and digits than these are found in any message.
    private static final int LETTERS_MIN = 12;

    /// A mail of more text is looked at from its beginning.
    private static final int TEXT_CODE_POINTS_MAX = 200_000;

    /// Messages of a thread that are looked at, the nearest first.
    private static final int MESSAGES_MAX = 200;

    private static final int ATTRIBUTION_CODE_POINTS_MAX = 200;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern GAP = Pattern.compile("[\\s>]+", Pattern.UNICODE_CHARACTER_CLASS);

    private final Threads threads;
    private final Texts texts;
    private final Map<Sha256, List<Sha256>> others = new HashMap<>();
    private final Map<Sha256, String> ownLetters = new HashMap<>();

    public Quotations(Threads threads, Texts texts) {
        this.threads = threads;
        this.texts = texts;
    }

    /// The layer of a mail, open for questions about its words.
    public final class OfMail implements AutoCloseable {
        private final Sha256 document;
        private final OpenLayer layer;
        private final List<TextBlock> quotes = new ArrayList<>();
        private final List<TextBlock> attributions = new ArrayList<>();

        OfMail(Sha256 document, OpenLayer layer) {
            this.document = document;
            this.layer = layer;
            layer.blocks(block -> {
                if (block.kind() == BlockKind.QUOTE) {
                    quotes.add(block);
                } else if (block.kind() == BlockKind.MAIL_HEADER
                        && !block.label().isEmpty()) {
                    attributions.add(block);
                }
            });
        }

        /// What is known of some words; empty where they are the sender's own, as far as the mail marks it.
        ///
        /// @param page from 1
        /// @param span code points from the page's start
        public Optional<Quoted> at(int page, Span span) {
            return quotes.stream()
                    .filter(quote -> holds(quote, page, span))
                    .min(Comparator.comparingInt(
                            quote -> quote.span().end() - quote.span().start()))
                    .map(quote -> new Quoted(
                            page, span, Math.max(1, quote.level()), attribution(quote), writer(page, span, quote)));
        }

        private static boolean holds(TextBlock quote, int page, Span span) {
            return quote.page() == page
                    && quote.span().start() <= span.start()
                    && span.end() <= quote.span().end();
        }

        /// The nearest one that stands at the quote's beginning or right before it.
        private String attribution(TextBlock quote) {
            int start = quote.span().start();
            return attributions.stream()
                    .filter(one -> one.page() == quote.page()
                            && one.span().start() <= start + ATTRIBUTION_CODE_POINTS_MAX
                            && one.span().end() <= quote.span().end()
                            && (one.span().start() >= start
                                    || layer.slice(quote.page(), one.span().end(), start)
                                            .isBlank()))
                    .min(Comparator.comparingInt(
                            one -> Math.abs(start - one.span().start())))
                    .map(one -> GAP.matcher(layer.slice(
                                    one.page(),
                                    one.span().start(),
                                    Math.min(one.span().end(), one.span().start() + ATTRIBUTION_CODE_POINTS_MAX)))
                            .replaceAll(" ")
                            .strip())
                    .orElse("");
        }

        private Optional<Sha256> writer(int page, Span span, TextBlock quote) {
            String words = letters(layer.slice(
                    page,
                    Math.max(quote.span().start(), span.start() - AROUND_CODE_POINTS),
                    Math.min(quote.span().end(), span.end() + AROUND_CODE_POINTS)));
            String alone = letters(layer.slice(page, lineStart(page, span, quote), lineEnd(page, span, quote)));
            for (String wanted : List.of(words, alone)) {
                for (Sha256 other : wanted.length() < LETTERS_MIN ? List.<Sha256>of() : othersOf(document)) {
                    if (ownLetters(other).contains(wanted)) {
                        return Optional.of(other);
                    }
                }
            }
            return Optional.empty();
        }

        private int lineStart(int page, Span span, TextBlock quote) {
            String before = layer.slice(page, quote.span().start(), span.start());
            int last = before.lastIndexOf('\n');
            return quote.span().start() + before.codePointCount(0, last + 1);
        }

        private int lineEnd(int page, Span span, TextBlock quote) {
            String after = layer.slice(page, span.end(), quote.span().end());
            int next = after.indexOf('\n');
            return span.end() + after.codePointCount(0, next < 0 ? after.length() : next);
        }

        @Override
        public void close() {
            layer.close();
        }
    }

    /// Open a mail; empty where it quotes nothing or has no text.
    public Optional<OfMail> of(Sha256 document) {
        Optional<TextLayer> layer = texts.layer(document);
        if (layer.isEmpty()) {
            return Optional.empty();
        }
        OfMail mail = new OfMail(document, texts.layers().open(layer.get().id()));
        if (mail.quotes.isEmpty()) {
            mail.close();
            return Optional.empty();
        }
        return Optional.of(mail);
    }

    /// The other mails of its thread, those that it answers first.
    private List<Sha256> othersOf(Sha256 document) {
        return others.computeIfAbsent(
                document,
                _ -> threads.of(document)
                        .map(thread -> nearest(thread, document))
                        .orElse(List.of()));
    }

    private static List<Sha256> nearest(MessageThread thread, Sha256 document) {
        List<MessageThread.Message> all = thread.messages();
        int own = 0;
        while (own < all.size() && !all.get(own).documents().contains(document)) {
            own++;
        }
        List<Sha256> ordered = new ArrayList<>();
        for (int at = own < all.size() ? all.get(own).parent() : -1;
                at >= 0;
                at = all.get(at).parent()) {
            ordered.addAll(all.get(at).documents());
        }
        for (MessageThread.Message message : all) {
            message.documents().stream().filter(one -> !ordered.contains(one)).forEach(ordered::add);
        }
        ordered.remove(document);
        return ordered.subList(0, Math.min(MESSAGES_MAX, ordered.size()));
    }

    /// What a mail's sender wrote, letters alone.
    private String ownLetters(Sha256 document) {
        return ownLetters.computeIfAbsent(
                document,
                _ -> texts.layer(document).map(layer -> ownLetters(layer)).orElse(""));
    }

    private String ownLetters(TextLayer stored) {
        try (OpenLayer layer = texts.layers().open(stored.id())) {
            List<TextBlock> quotes = new ArrayList<>();
            layer.blocks(block -> {
                if (block.kind() == BlockKind.QUOTE && block.page() == 1) {
                    quotes.add(block);
                }
            });
            quotes.sort(Comparator.comparingInt(quote -> quote.span().start()));
            StringBuilder own = new StringBuilder();
            int from = 0;
            for (TextBlock quote : quotes) {
                if (quote.span().start() > from) {
                    own.append(layer.slice(1, from, quote.span().start())).append(' ');
                }
                from = Math.max(from, quote.span().end());
            }
            return letters(own.append(layer.slice(1, from, from + TEXT_CODE_POINTS_MAX))
                    .toString());
        } catch (DamagedLayer | UncheckedIOException _) {
            // Its own reading says so; here it only has written nothing that could be found.
            return "";
        }
    }

    private static String letters(String text) {
        return NO_LETTERS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
