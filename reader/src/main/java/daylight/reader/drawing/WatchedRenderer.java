package daylight.reader.drawing;

import daylight.reader.ground.Reading;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/// Draws while there is time, and notices what it has to leave out.
final class WatchedRenderer extends PDFRenderer {
    private final Reading reading;
    private boolean leftSomethingOut;

    WatchedRenderer(PDDocument document, Reading reading) {
        super(document);
        this.reading = reading;
    }

    boolean hasLeftSomethingOut() {
        return leftSomethingOut;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new Watched(parameters);
    }

    private final class Watched extends PageDrawer {
        Watched(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        /// A form that shows another ten times, and that again another, is drawn for ever.
        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            reading.checkTime();
            super.processOperator(operator, operands);
        }

        /// PDFBox goes on without what failed, such as a picture in a format that nobody here reads.
        @Override
        protected void operatorException(Operator operator, List<COSBase> operands, IOException failure)
                throws IOException {
            leftSomethingOut = true;
            super.operatorException(operator, operands, failure);
        }
    }
}
