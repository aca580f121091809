package daylight.reader.fast;

import java.util.List;
import java.util.Map;

/// What a reader made of one document, in a form that two readers can be compared in.
///
/// @param text    white space collapsed
/// @param members name and hash of each, in order
record Seen(String type, String text, Map<String, List<String>> metadata, List<Member> members) {
    record Member(String name, String sha256) {}

    static String collapsed(CharSequence text) {
        return text.toString().replaceAll("[\\s\\u00A0]+", " ").strip();
    }
}
