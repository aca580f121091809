package daylight.reader.ocr;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tesseract.CANCEL_FUNC;
import org.bytedeco.tesseract.ETEXT_DESC;
import org.bytedeco.tesseract.TessBaseAPI;
import org.bytedeco.tesseract.global.tesseract;

/// One Tesseract with the models of some languages loaded. Used by one thread; holds native memory until it is closed.
final class Engine implements AutoCloseable {
    /// How a picture is laid out (Tesseract's page segmentation modes).
    enum Layout {
        /// Columns are looked for.
        COLUMNS(tesseract.PSM_AUTO),
        ONE_BLOCK(tesseract.PSM_SINGLE_BLOCK),
        ONE_LINE(tesseract.PSM_SINGLE_LINE),

        /// All of the picture is the line: nothing is looked for in it.
        ONLY_LINE(tesseract.PSM_RAW_LINE);

        private final int mode;

        Layout(int mode) {
            this.mode = mode;
        }
    }

    /// What one reading gave.
    ///
    /// @param stopped whether the budget ended it
    record Found(List<Line> lines, boolean stopped) {}

    private final TessBaseAPI api = new TessBaseAPI();

    /// @param models    a folder that holds `<language>.traineddata` for each of them
    /// @param languages joined by `+`
    Engine(Path models, String languages) {
        open(models, languages, tesseract.OEM_LSTM_ONLY);
    }

    private Engine() {}

    /// For [#orientation] alone: the model `osd` is one of the older recogniser.
    static Engine forOrientation(Path models) {
        Engine engine = new Engine();
        engine.open(models, Models.ORIENTATION, tesseract.OEM_TESSERACT_ONLY);
        return engine;
    }

    private void open(Path models, String languages, int kind) {
        // Its remarks would go to the process's standard error, which the desk reads.
        api.SetVariable("debug_file", "/dev/null");
        if (api.Init(models.toString(), languages, kind) != 0) {
            api.End();
            api.deallocate();
            throw new IllegalStateException("the models for " + languages + " could not be loaded");
        }
    }

    Found read(PageImage page, Layout layout, Budget budget) {
        api.SetPageSegMode(layout.mode);
        api.SetImage(page.grey(), page.width(), page.height(), 1, page.width());
        try (ETEXT_DESC monitor = new ETEXT_DESC();
                CANCEL_FUNC stop = new StopWhenSpent(budget)) {
            monitor.cancel(stop);
            boolean stopped = api.Recognize(monitor) != 0;
            return new Found(words(), stopped);
        } finally {
            api.Clear();
        }
    }

    private List<Line> words() {
        BytePointer table = api.GetTSVText(0);
        if (table == null || table.isNull()) {
            return List.of();
        }
        try {
            return WordTable.lines(table.getString(StandardCharsets.UTF_8));
        } finally {
            tesseract.TessDeleteText(table);
        }
    }

    /// Tesseract's own words on how a page lies and in which script it is; empty when it cannot tell.
    String orientation(PageImage page) {
        api.SetPageSegMode(tesseract.PSM_OSD_ONLY);
        api.SetImage(page.grey(), page.width(), page.height(), 1, page.width());
        BytePointer told = api.GetOsdText(0);
        try {
            return told == null || told.isNull() ? "" : told.getString(StandardCharsets.UTF_8);
        } finally {
            if (told != null && !told.isNull()) {
                tesseract.TessDeleteText(told);
            }
            api.Clear();
        }
    }

    /// Without this the process would end with a list of what it leaked, on standard error.
    @Override
    public void close() {
        api.End();
        api.deallocate();
    }

    /// Asked by Tesseract before each word.
    private static final class StopWhenSpent extends CANCEL_FUNC {
        private final transient Budget budget;

        StopWhenSpent(Budget budget) {
            this.budget = budget;
        }

        @Override
        public boolean call(Pointer nothing, int words) {
            return budget.isSpent();
        }
    }
}
