package daylight.reader.ocr;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a page lies and in which script it is written.
///
/// @param quarters quarters of a turn, clockwise, that set it upright
/// @param script   empty where it could not be told
record Orientation(int quarters, Optional<Script> script) {
    static final Orientation UNKNOWN = new Orientation(0, Optional.empty());

    private static final Pattern TOLD =
            Pattern.compile("Rotate: (\\d+)\\s+Orientation confidence: (-?[\\d.]+)\\s+Script: (\\w+)");

    /// Below this Tesseract's own program warns; a page is not turned on a guess.
    private static final double CONFIDENCE_MIN = 2;

    /// Read what [Engine#orientation] gave; empty when it could not tell.
    static Optional<Orientation> parse(String told) {
        Matcher found = TOLD.matcher(told);
        if (!found.find() || Double.parseDouble(found.group(2)) < CONFIDENCE_MIN) {
            return Optional.empty();
        }
        return Optional.of(new Orientation(Integer.parseInt(found.group(1)) / 90, Script.of(found.group(3))));
    }
}
