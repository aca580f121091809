package daylight.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What people call kinds of file, as words of their media types (IANA registry, and what Tika assigns).
final class FileKinds {
    private static final Map<String, List<String>> SPOKEN = Map.ofEntries(
            Map.entry("doc", List.of("msword")),
            Map.entry("docx", List.of("wordprocessingml")),
            Map.entry("word", List.of("msword", "wordprocessingml", "opendocument.text")),
            Map.entry("xls", List.of("ms-excel")),
            Map.entry("xlsx", List.of("spreadsheetml")),
            Map.entry("excel", List.of("ms-excel", "spreadsheetml")),
            Map.entry("ppt", List.of("ms-powerpoint")),
            Map.entry("pptx", List.of("presentationml")),
            Map.entry("odt", List.of("opendocument.text")),
            Map.entry("ods", List.of("opendocument.spreadsheet")),
            Map.entry("odp", List.of("opendocument.presentation")),
            Map.entry("mail", List.of("message/rfc822", "message/x-emlx", "ms-outlook")),
            Map.entry("email", List.of("message/rfc822", "message/x-emlx", "ms-outlook")),
            Map.entry("eml", List.of("message/rfc822")),
            Map.entry("msg", List.of("ms-outlook")),
            Map.entry("txt", List.of("text/plain")),
            Map.entry("htm", List.of("html")),
            Map.entry("jpg", List.of("jpeg")),
            Map.entry("tif", List.of("tiff")));

    private FileKinds() {}

    /// The words to look for; what is no spoken name stands for itself.
    static List<String> words(String typed) {
        return SPOKEN.getOrDefault(typed.toLowerCase(Locale.ROOT), List.of(typed));
    }
}
