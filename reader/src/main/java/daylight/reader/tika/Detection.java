package daylight.reader.tika;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.CompositeDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/// Finds a document's media type. The answer is that of Tika's own chain of detectors; but a detector that looks
/// into one kind of container is only asked about documents that begin like that kind.
final class Detection {
    private static final int LEAD_BYTES = 8;

    private static final int CMS_START_BYTES = 24;

    /// Identifiers of content types with their tags and lengths: 1.2.840.113549.1.7.2 to .6, and
    /// 1.2.840.113549.1.9.16.1.9, .23 and .31.
    private static final Map<String, MediaType> CMS = Map.of(
            "06092a864886f70d010702", MediaType.application("pkcs7-signature"),
            "06092a864886f70d010703", MediaType.application("pkcs7-mime"),
            "06092a864886f70d010704", MediaType.application("pkcs7-mime"),
            "06092a864886f70d010706", MediaType.application("pkcs7-mime"),
            "060b2a864886f70d0109100109", MediaType.application("pkcs7-mime"),
            "060b2a864886f70d0109100117", MediaType.application("pkcs7-mime"),
            "060b2a864886f70d010910011f", MediaType.application("timestamped-data"));

    private final TikaConfig config;
    private final MediaTypeRegistry registry;

    /// By simple class name, in Tika's order.
    private final Map<String, Detector> detectors = new HashMap<>();

    private final List<Detector> unknown = new ArrayList<>();

    Detection(TikaConfig config) {
        this.config = config;
        this.registry = config.getMediaTypeRegistry();
        for (Detector detector : ((CompositeDetector) config.getDetector()).getDetectors()) {
            String name = detector.getClass().getSimpleName();
            switch (name) {
                case "MimeTypes" -> {}
                case "OggDetector",
                        "MatroskaDetector",
                        "BPListDetector",
                        "GZipSpecializationDetector",
                        "POIFSContainerDetector",
                        "MiscOLEDetector",
                        "DefaultZipContainerDetector" -> detectors.put(name, detector);
                default -> unknown.add(detector);
            }
        }
    }

    MediaType detect(TikaInputStream in, Metadata metadata) throws IOException {
        byte[] lead = new byte[LEAD_BYTES];
        in.peek(lead);
        MediaType byContent = MediaType.OCTET_STREAM;
        for (Detector detector : specialists(lead)) {
            byContent = more(byContent, detector.detect(in, metadata));
        }
        Optional<MediaType> cryptographic = cryptographic(in);
        if (cryptographic.isPresent()) {
            return cryptographic.get();
        }
        MediaType type = more(byContent, config.getMimeRepository().detect(in, metadata));
        if (type.equals(MediaType.OCTET_STREAM) || type.equals(MediaType.EMPTY)) {
            // Old tar, lzma and zlib have no clear magic: this detector tries them.
            Detector archives = detectors.get("DefaultZipContainerDetector");
            return archives == null ? type : more(type, archives.detect(in, metadata));
        }
        return plainTextOrMore(type, in, metadata);
    }

    /// What is called text though its beginning says that it is a container.
    private static MediaType plainTextOrMore(MediaType type, TikaInputStream in, Metadata metadata) throws IOException {
        if (type.getSubtype().endsWith("+xml") && isNoXml(in)) {
            return MediaType.TEXT_PLAIN;
        }
        boolean mayBeOther = type.getType().equals("text")
                || type.getType().equals("message")
                || type.getSubtype().equals("xhtml+xml");
        if (!mayBeOther) {
            return type;
        }
        byte[] lead = new byte[TextLead.BYTES];
        byte[] start = Arrays.copyOf(lead, in.peek(lead));
        String name = Objects.requireNonNullElse(metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY), "");
        if (TextLead.isMailbox(start, name)) {
            return MediaType.application("mbox");
        }
        if (!type.equals(MediaType.TEXT_PLAIN)) {
            return type;
        }
        if (TextLead.isOldTar(start)) {
            return MediaType.application("x-tar");
        }
        return TextLead.isMail(start) ? new MediaType("message", "rfc822") : type;
    }

    /// Text that some name's ending alone calls XML: a patch and a table of numbers end in `.dif` too.
    private static boolean isNoXml(TikaInputStream in) throws IOException {
        byte[] lead = new byte[TextLead.BYTES];
        byte[] start = Arrays.copyOf(lead, in.peek(lead));
        return PlainWords.is(in) && !isMarkup(start);
    }

    private static boolean isMarkup(byte[] start) {
        for (byte b : start) {
            // White space, or a byte order mark, whose bytes are negative.
            if (b > ' ') {
                return b == '<';
            }
        }
        return false;
    }

    /// A sequence that begins with the identifier of a CMS content type (RFC 5652, 3). Tika knows the signed ones
    /// and takes the encrypted ones for keys.
    private static Optional<MediaType> cryptographic(TikaInputStream in) throws IOException {
        byte[] start = new byte[CMS_START_BYTES];
        in.peek(start);
        if (start[0] != 0x30) {
            return Optional.empty();
        }
        // The length takes one byte, or as many more as that byte says.
        int from = 2 + (start[1] < 0 ? start[1] & 0x7f : 0);
        String rest = HexFormat.of().formatHex(start, Math.min(from, start.length), start.length);
        return CMS.keySet().stream().filter(rest::startsWith).findFirst().map(CMS::get);
    }

    private MediaType more(MediaType type, MediaType detected) {
        return registry.isSpecializationOf(detected, type) ? detected : type;
    }

    private List<Detector> specialists(byte[] lead) {
        List<Detector> asked = new ArrayList<>(unknown);
        int start = ((lead[0] & 0xff) << 24) | ((lead[1] & 0xff) << 16) | ((lead[2] & 0xff) << 8) | (lead[3] & 0xff);
        switch (start) {
            case 0xD0CF11E0 -> add(asked, "POIFSContainerDetector", "MiscOLEDetector");
            case 0x504B0304, 0x504B0506, 0x504B0708, 0x504B3030 -> add(asked, "DefaultZipContainerDetector");
            case 0x4F676753 -> add(asked, "OggDetector");
            case 0x1A45DFA3 -> add(asked, "MatroskaDetector");
            case 0x62706C69 -> add(asked, "BPListDetector");
            default -> {
                if (start >>> 16 == 0x1F8B) {
                    add(asked, "GZipSpecializationDetector", "DefaultZipContainerDetector");
                }
            }
        }
        return asked;
    }

    private void add(List<Detector> asked, String... names) {
        for (String name : names) {
            Detector detector = detectors.get(name);
            if (detector != null) {
                asked.add(detector);
            }
        }
    }
}
