package daylight.reader.ocr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Recognises the text of pages. Used by one thread; nothing is loaded before the first page.
public final class Recogniser implements AutoCloseable {
    /// Each engine holds its models in some 20 MB of native memory.
    private static final int ENGINES_MAX = 6;

    /// Tesseract itself copes with less in Latin and Cyrillic letters: no line of them was lost below it, and moving
    /// their pixels makes some two more letters in a thousand wrong.
    private static final double SKEW_DEGREES_MIN = 1.5;

    /// Lines of Arabic and Chinese letters are lost, or run together, sooner; so may those of a script nobody told.
    private static final double SKEW_DEGREES_MIN_FRAIL = 0.25;

    private static final String CHINESE = "chi_";

    private final Path temporaryFolder;
    private Optional<Models> models;
    private final Map<String, Engine> engines = new LinkedHashMap<>(16, 0.75f, true);

    /// With the models that this process can see when it needs them.
    ///
    /// @param temporaryFolder where links are made when models of one page lie in several folders
    public Recogniser(Path temporaryFolder) {
        this.models = Optional.empty();
        this.temporaryFolder = temporaryFolder;
    }

    Recogniser(Models models, Path temporaryFolder) {
        this.models = Optional.of(models);
        this.temporaryFolder = temporaryFolder;
    }

    private Models models() {
        Models here = models.orElseGet(Models::find);
        models = Optional.of(here);
        return here;
    }

    /// Read a page in languages that are known. It is still set upright and straight.
    ///
    /// @param languages Tesseract's names, joined by `+`; those without a model are left out and named
    /// @throws IOException          when the models cannot be read
    /// @throws UnsatisfiedLinkError on a platform without Tesseract's libraries
    public RecognisedPage read(PageImage page, Languages languages, Budget budget) throws IOException {
        Natives.load();
        Ink ink = Ink.of(page);
        Orientation orientation = languages.isUpright() ? Orientation.UNKNOWN : orientation(page, ink);
        PageImage upright = page.turned(orientation.quarters());
        double skew = Skew.degrees(orientation.quarters() == 0 ? ink : Ink.of(upright));
        boolean isSturdy = languages
                .script(orientation.script())
                .filter(script -> script == Script.LATIN || script == Script.CYRILLIC)
                .isPresent();
        boolean isAskew = Math.abs(skew) >= (isSturdy ? SKEW_DEGREES_MIN : SKEW_DEGREES_MIN_FRAIL);
        PageImage straight = isAskew ? upright.levelled(Math.toRadians(-skew)) : upright;
        Ink straightInk = isAskew || orientation.quarters() != 0 ? Ink.of(straight) : ink;
        Specks.Cleaned cleaned = Specks.off(straight, straightInk);
        Languages.Choice choice = choice(cleaned.page(), straightInk, languages, orientation.script(), budget);
        String chosen = choice.candidates().getFirst();
        // Told that a page is one block, Tesseract takes dirt for letters; looking for columns, it leaves dirt out, and
        // takes the white between Chinese letters for gutters.
        boolean isOneBlock =
                (!cleaned.dirty() || chosen.startsWith(CHINESE)) && Columns.isOneBlock(straightInk, straight.dpi());
        Engine.Layout layout = isOneBlock ? Engine.Layout.ONE_BLOCK : Engine.Layout.COLUMNS;
        double lean = isAskew ? 0 : Math.toRadians(skew);
        Reader reader = new Reader(engine(chosen), cleaned.page(), straightInk, layout, lean, budget);
        reader.read();
        double tilt = isAskew ? Math.toRadians(-skew) : 0;
        return new Upright(page, orientation.quarters(), tilt)
                .back(reader, chosen, choice.missing(), isAskew ? skew : 0);
    }

    /// Of a page's picture and of everything that the reading of it depends on, but for the build of this reader: pages
    /// with the same key come out the same.
    ///
    /// @return the SHA-256 of it, 64 hexadecimal digits
    public String key(PageImage page, Languages languages) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
        String rest = page.width() + " " + page.height() + " " + page.dpi() + "\n" + languages + "\n"
                + models().fingerprint();
        digest.update(rest.getBytes(StandardCharsets.UTF_8));
        digest.update(page.grey());
        return HexFormat.of().formatHex(digest.digest());
    }

    private Orientation orientation(PageImage page, Ink ink) throws IOException {
        if (!models().has(Models.ORIENTATION)) {
            return Orientation.UNKNOWN;
        }
        Engine engine = engine(Models.ORIENTATION);
        Box middle = Sample.middle(ink);
        Optional<Orientation> told = Optional.empty();
        if (middle.width() > 0 && middle.height() > 0) {
            told = Orientation.parse(engine.orientation(page.part(middle, 1, Sample.BORDER_PIXELS)));
        }
        return told.or(() -> Orientation.parse(engine.orientation(page))).orElse(Orientation.UNKNOWN);
    }

    private Languages.Choice choice(PageImage page, Ink ink, Languages languages, Optional<Script> told, Budget budget)
            throws IOException {
        if (languages instanceof Languages.Known) {
            return languages.choose(models(), Script.LATIN);
        }
        PageImage sample = page.part(Sample.lines(ink, page.dpi()), 1, Sample.BORDER_PIXELS);
        return new Trial(this::engine, models(), languages, sample, budget).languages(told);
    }

    private Engine engine(String languages) throws IOException {
        Engine known = engines.get(languages);
        if (known != null) {
            return known;
        }
        if (engines.size() >= ENGINES_MAX) {
            String oldest = engines.keySet().iterator().next();
            Optional.ofNullable(engines.remove(oldest)).ifPresent(Engine::close);
        }
        Path folder = models().folderOf(List.of(languages.split("\\+", -1)), temporaryFolder);
        Engine engine =
                languages.equals(Models.ORIENTATION) ? Engine.forOrientation(folder) : new Engine(folder, languages);
        engines.put(languages, engine);
        return engine;
    }

    @Override
    public void close() {
        engines.values().forEach(Engine::close);
        engines.clear();
    }

    /// A page as it was given, and how it was turned to be read.
    private record Upright(PageImage given, int quarters, double tilt) {
        RecognisedPage back(Reader reader, String languages, List<String> missing, double skew) {
            List<Line> lines = new ArrayList<>();
            for (Line line : reader.lines()) {
                List<Word> words = line.words().stream()
                        .map(word -> new Word(word.text(), back(word.box()), word.confidence()))
                        .toList();
                lines.add(new Line(words, back(line.box()), line.paragraph(), line.rescued()));
            }
            return new RecognisedPage(
                    lines,
                    languages,
                    missing,
                    quarters,
                    skew,
                    reader.unread().stream().map(this::back).toList(),
                    reader.pictures().stream().map(this::back).toList(),
                    reader.isStopped());
        }

        private Box back(Box box) {
            boolean lies = quarters % 2 != 0;
            int width = lies ? given.height() : given.width();
            int height = lies ? given.width() : given.height();
            Box upright = tilt == 0 ? box : Placing.beforeTilt(box, tilt, width, height);
            return Placing.beforeTurn(upright, quarters, given.width(), given.height());
        }
    }
}
