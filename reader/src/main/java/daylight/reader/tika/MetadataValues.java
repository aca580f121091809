package daylight.reader.tika;

import daylight.reader.ground.Node;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/// Hands a document's metadata on, without what Tika notes about its own work.
final class MetadataValues {
    private MetadataValues() {}

    static void copy(Metadata from, Node to) {
        for (String name : from.names()) {
            if (!TikaFormat.isInternal(name) && !name.equals(TikaCoreProperties.RESOURCE_NAME_KEY)) {
                for (String value : from.getValues(name)) {
                    to.put(name, value);
                }
            }
        }
    }
}
