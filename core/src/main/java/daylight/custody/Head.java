package daylight.custody;

import daylight.id.Actor;
import daylight.id.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The end of a chain at some time: written down elsewhere, it is what a cut-off tail can be detected against.
///
/// @param hash SHA-256 of line `n` of the chain, without its newline
public record Head(Actor chain, long n, Sha256 hash) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16}):([1-9][0-9]{0,17}):([0-9a-f]{64})");

    /// One `chain:n:hash`, or several with commas or spaces between them.
    ///
    /// @return none where the text is something else
    public static Optional<List<Head>> parse(String text) {
        List<Head> heads = new ArrayList<>();
        for (String part : text.trim().toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
            Matcher m = FORM.matcher(part);
            if (!m.matches()) {
                return Optional.empty();
            }
            heads.add(new Head(new Actor(m.group(1)), Long.parseLong(m.group(2)), new Sha256(m.group(3))));
        }
        return Optional.of(List.copyOf(heads));
    }

    @Override
    public String toString() {
        return chain + ":" + n + ":" + hash;
    }
}
