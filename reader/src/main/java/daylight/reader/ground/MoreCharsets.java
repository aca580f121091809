package daylight.reader.ground;

import java.nio.charset.Charset;
import java.nio.charset.spi.CharsetProvider;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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
        Optional<Charset> found = Stream.concat(Stream.of(UTF_7.name()), UTF_7.aliases().stream())
                .filter(each -> each.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(_ -> UTF_7);
        return found.orElse(null);
    }
}
