package daylight.reader.mail;

import java.util.Locale;
import org.apache.tika.parser.html.DefaultHtmlMapper;
import org.apache.tika.parser.html.HtmlMapper;
import org.xml.sax.Attributes;

/// How mail programs say in HTML that a `blockquote` has the words of another message.
public final class QuoteMarkup {
    /// The label of a quote that says so.
    public static final String CITED = "cited";

    /// The usual mapping, that also lets the attributes of `blockquote` through.
    public static final HtmlMapper MAPPER = new DefaultHtmlMapper() {
        @Override
        public String mapSafeAttribute(String elementName, String attributeName) {
            return elementName.equals("blockquote")
                    ? attributeName
                    : super.mapSafeAttribute(elementName, attributeName);
        }
    };

    private QuoteMarkup() {}

    /// Whether the attributes are those of a quote: `type="cite"` (Netscape, Apple, Thunderbird), a class that
    /// speaks of quotes (Gmail, Yahoo, ProtonMail), or a line drawn beside it.
    public static boolean isCited(Attributes attributes) {
        return value(attributes, "type").equals("cite")
                || value(attributes, "class").contains("quote")
                || value(attributes, "class").contains("cite")
                || value(attributes, "style").contains("border-left")
                || value(attributes, "style").contains("border-inline-start");
    }

    private static String value(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
