package daylight.reader.pdf;

import java.util.HashSet;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;

/// A document's layers, called optional content (ISO 32000-2, 8.11), as they are when it is opened.
final class Layers {
    private static final COSName GROUPS = COSName.getPDFName("OCGs");
    private static final int MEMBERS_MAX = 1_000;

    private final Set<COSBase> off = new HashSet<>();

    Layers(PDDocument document) {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        if (!(catalog.getDictionaryObject(COSName.OCPROPERTIES) instanceof COSDictionary properties)
                || !(properties.getDictionaryObject(COSName.D) instanceof COSDictionary opened)) {
            return;
        }
        if (COSName.OFF.equals(opened.getDictionaryObject(COSName.BASE_STATE))) {
            add(properties.getDictionaryObject(GROUPS));
            if (opened.getDictionaryObject(COSName.ON) instanceof COSArray on) {
                on.forEach(each -> off.remove(resolved(each)));
            }
        }
        add(opened.getDictionaryObject(COSName.OFF));
    }

    private void add(COSBase groups) {
        if (groups instanceof COSArray array) {
            array.forEach(each -> off.add(resolved(each)));
        }
    }

    private static COSBase resolved(COSBase each) {
        return each instanceof COSObject object ? object.getObject() : each;
    }

    boolean hasOff() {
        return !off.isEmpty();
    }

    /// The name of a layer that is off; empty for one that is on. Of several that content is a member of,
    /// all have to be off; other rules are rare, and such content counts as shown.
    String offName(COSDictionary layer) {
        if (layer == null) {
            return "";
        }
        if (off.contains(layer)) {
            return named(layer);
        }
        return switch (layer.getDictionaryObject(GROUPS)) {
            case COSDictionary one when off.contains(one) -> named(one);
            case COSArray all when all.size() > 0 && all.size() < MEMBERS_MAX && isAllOff(all) -> "of several";
            case null, default -> "";
        };
    }

    private boolean isAllOff(COSArray all) {
        for (COSBase each : all) {
            if (!off.contains(resolved(each))) {
                return false;
            }
        }
        return true;
    }

    private static String named(COSDictionary layer) {
        String name = layer.getString(COSName.NAME, "");
        return name.isBlank() ? "without a name" : name;
    }
}
