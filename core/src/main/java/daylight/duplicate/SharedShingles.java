package daylight.duplicate;

import daylight.id.Sha256;
import daylight.text.OpenLayer;
import daylight.text.TextLayer;
import daylight.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts what one text has in common with others.
final class SharedShingles {
    /// Of longer texts the estimate must do.
    static final int WORDS_MAX = 2_000_000;

    private final Texts texts;
    private final Sha256 document;
    private final TextSignature signature;
    private long @Nullable [] shingles;

    SharedShingles(Texts texts, Sha256 document, TextSignature signature) {
        this.texts = texts;
        this.document = document;
        this.signature = signature;
    }

    /// The likeness with its resemblance counted, where neither text is too long.
    Likeness measured(Likeness estimated, TextSignature other) {
        if (Math.max(signature.words(), other.words()) > WORDS_MAX) {
            return estimated;
        }
        long[] own = shingles;
        if (own == null) {
            own = of(document);
            shingles = own;
        }
        long[] others = of(estimated.document());
        int shared = shared(own, others);
        int all = own.length + others.length - shared;
        return new Likeness(estimated.document(), estimated.sameWords(), all == 0 ? 0 : (double) shared / all, true);
    }

    private static int shared(long[] some, long[] others) {
        int shared = 0;
        for (int i = 0, j = 0; i < some.length && j < others.length; ) {
            int order = Long.compare(some[i], others[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared;
    }

    /// The different shingles of a text, in order.
    private long[] of(Sha256 text) {
        Optional<TextLayer> layer = texts.layer(text);
        if (layer.isEmpty()) {
            return new long[0];
        }
        long[] all = new long[(int) Math.min(WORDS_MAX, layer.get().chars() + 1)];
        int count = 0;
        try (OpenLayer open = texts.layers().open(layer.get().id())) {
            Shingles stream = new Shingles(open.reader(), _ -> {});
            while (count < all.length && stream.next()) {
                all[count++] = stream.hash();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Arrays.sort(all, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || all[kept - 1] != all[i]) {
                all[kept++] = all[i];
            }
        }
        return Arrays.copyOf(all, kept);
    }
}
