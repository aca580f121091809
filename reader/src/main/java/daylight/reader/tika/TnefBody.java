package daylight.reader.tika;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.hsmf.datatypes.Types;
import org.apache.poi.util.CodePageUtil;
import org.apache.poi.util.LittleEndian;

/// The words of a message that Outlook packed into one file (winmail.dat; \[MS-OXTNEF\]). Tika's parser takes
/// its body out only where that is RTF, and then as a member; here are the bodies in HTML and plain text.
///
/// @param content   the bytes of the body
/// @param mediaType with its charset
record TnefBody(byte[] content, String mediaType) {
    static final String SUBTYPE = "vnd.ms-tnef";

    /// What Outlook writes where it says nothing.
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /// The body to read: HTML, else plain text, else none.
    static Optional<TnefBody> of(InputStream in) throws IOException {
        HMEFMessage message = new HMEFMessage(in);
        Charset charset = charset(message);
        MAPIAttribute html = message.getMessageMAPIAttribute(MAPIProperty.BODY_HTML);
        if (html != null && html.getData().length > 0) {
            return Optional.of(of(html, "text/html", charset));
        }
        MAPIAttribute text = message.getMessageMAPIAttribute(MAPIProperty.BODY);
        if (text != null && text.getData().length > 0) {
            return Optional.of(of(text, "text/plain", charset));
        }
        TNEFAttribute old = message.getMessageAttribute(TNEFProperty.ID_BODY);
        return old == null || old.getData().length == 0
                ? Optional.empty()
                : Optional.of(new TnefBody(old.getData(), "text/plain; charset=" + charset.name()));
    }

    private static TnefBody of(MAPIAttribute attribute, String type, Charset charset) {
        Charset used = attribute.getType() == Types.UNICODE_STRING.getId() ? StandardCharsets.UTF_16LE : charset;
        return new TnefBody(attribute.getData(), type + "; charset=" + used.name());
    }

    private static Charset charset(HMEFMessage message) {
        TNEFAttribute ofMachine = message.getMessageAttribute(TNEFProperty.ID_OEMCODEPAGE);
        MAPIAttribute ofMessage = message.getMessageMAPIAttribute(MAPIProperty.INTERNET_CPID);
        byte[] said = ofMessage != null ? ofMessage.getData() : ofMachine != null ? ofMachine.getData() : new byte[0];
        if (said.length < Integer.BYTES) {
            return WESTERN;
        }
        try {
            return Charset.forName(CodePageUtil.codepageToEncoding(LittleEndian.getInt(said), true));
        } catch (IOException | IllegalArgumentException _) {
            return WESTERN;
        }
    }
}
