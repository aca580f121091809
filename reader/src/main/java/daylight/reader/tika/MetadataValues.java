package daylight.reader.tika;

import daylight.reader.ground.Node;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/// Hands a document's metadata on, without what Tika notes about its own work.
final class MetadataValues {
    /// Facts of the file in which a picture lay while it was read: no facts of the evidence, and never twice the same.
    private static final Set<String> OF_THE_TEMPORARY_FILE = Set.of("File Name", "File Size", "File Modified Date");

    private MetadataValues() {}

    static void copy(Metadata from, Node to) {
        String type = from.get(Metadata.CONTENT_TYPE);
        boolean isPicture = type != null && type.startsWith("image/");
        for (String name : from.names()) {
            boolean isOurs = TikaFormat.isInternal(name)
                    || name.equals(TikaCoreProperties.RESOURCE_NAME_KEY)
                    || isPicture && OF_THE_TEMPORARY_FILE.contains(name);
            if (!isOurs) {
                for (String value : from.getValues(name)) {
                    to.put(name, value);
                }
            }
        }
    }
}
