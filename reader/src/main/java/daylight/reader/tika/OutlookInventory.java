package daylight.reader.tika;

import daylight.reader.ground.Evidence;
import daylight.reader.ground.Members;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.tika.metadata.TikaCoreProperties.EmbeddedResourceType;

/// The attachments of an Outlook message: its storages `__attach_version1.0_…` ([MS-OXMSG], 2.2.2).
///
/// @param attachments with content: a stream or a storage of PidTagAttachDataBinary or PidTagAttachDataObject
/// @param references  attachments that are a link or a path and have no content in the message
record OutlookInventory(int attachments, int references) implements Inventory {
    private static final String ATTACHMENT = "__attach_version1.0_";
    private static final String CONTENT = "__substg1.0_3701";

    static OutlookInventory of(Evidence evidence) throws IOException {
        OleDirectory directory = OleDirectory.of(evidence);
        int attachments = 0;
        int references = 0;
        for (OleDirectory.Entry entry : directory.inRoot()) {
            if (entry.isStorage() && entry.name().startsWith(ATTACHMENT)) {
                boolean hasContent = directory.in(entry).stream()
                        .anyMatch(property -> property.name().startsWith(CONTENT));
                attachments += hasContent ? 1 : 0;
                references += hasContent ? 0 : 1;
            }
        }
        return new OutlookInventory(attachments, references);
    }

    @Override
    public int count(int inline) {
        return attachments + references;
    }

    @Override
    public boolean covers(HandedOut member) {
        return !member.isType(EmbeddedResourceType.MACRO);
    }

    @Override
    public List<Enclosed> missing(List<HandedOut> handedOut, int inline) {
        List<Enclosed> missing = new ArrayList<>();
        int number = handedOut.size();
        while (number < attachments + references) {
            boolean isReference = number >= attachments;
            number++;
            missing.add(new Enclosed(
                    Members.unnamed(number),
                    Set.of(),
                    _ -> {
                        throw new EOFException("the parser did not reach this attachment");
                    },
                    isReference));
        }
        return missing;
    }
}
