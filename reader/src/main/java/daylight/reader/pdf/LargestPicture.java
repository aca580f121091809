package daylight.reader.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/// The largest picture that a page shows by itself.
public final class LargestPicture {
    private LargestPicture() {}

    /// Its pixels; 0 where there is none.
    public static long pixels(@Nullable PDResources resources) throws IOException {
        long largest = 0;
        if (resources != null) {
            for (COSName name : resources.getXObjectNames()) {
                if (resources.isImageXObject(name) && resources.getXObject(name) instanceof PDImageXObject picture) {
                    largest = Math.max(largest, (long) picture.getWidth() * picture.getHeight());
                }
            }
        }
        return largest;
    }
}
