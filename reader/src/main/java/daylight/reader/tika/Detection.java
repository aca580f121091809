package daylight.reader.tika;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.CompositeDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/// Finds a document's media type. The answer is that of Tika's own chain of detectors; but a detector that looks
/// into one kind of container is only asked about documents that begin like that kind.
final class Detection {
    private static final int LEAD_BYTES = 8;

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
        MediaType type = more(byContent, config.getMimeRepository().detect(in, metadata));
        if (type.equals(MediaType.OCTET_STREAM) || type.equals(MediaType.EMPTY)) {
            // Old tar, lzma and zlib have no clear magic: this detector tries them.
            Detector archives = detectors.get("DefaultZipContainerDetector");
            return archives == null ? type : more(type, archives.detect(in, metadata));
        }
        return type;
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
