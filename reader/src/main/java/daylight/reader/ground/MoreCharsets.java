package daylight.reader.ground;

import java.nio.charset.Charset;
import java.nio.charset.spi.CharsetProvider;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes charsets that Java lacks known by their names to everything in this process, the libraries that read mails
/// included.
public final class MoreCharsets extends CharsetProvider {
    private static final Charset UTF_7 = new Utf7();

    @Override
    public Iterator<Charset> charsets() {
        return List.of(UTF_7).iterator();
    }

    @Override
    public @Nullable Charset charsetForName(String name) {
        return utf7(name).orElse(null);
    }

    /// UTF-7, where that is what a name means. To look any other name up in all providers takes long.
    public static Optional<Charset> utf7(String name) {
        return UTF_7.name().equalsIgnoreCase(name)
                        || UTF_7.aliases().stream().anyMatch(alias -> alias.equalsIgnoreCase(name))
                ? Optional.of(UTF_7)
                : Optional.empty();
    }
}
