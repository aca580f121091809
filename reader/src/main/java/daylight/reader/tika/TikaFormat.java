package daylight.reader.tika;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.charset.TextCharset;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import daylight.reader.mail.QuoteMarkup;
import daylight.reader.mail.QuoteWatch;
import daylight.reader.ocr.Recogniser;
import daylight.reader.office.OldWordRemarks;
import daylight.reader.opc.PackageParts;
import daylight.reader.opc.PackageType;
import daylight.reader.opc.ThinPackage;
import daylight.reader.pdf.PdfRemarks;
import daylight.reader.pgp.ArmourWatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.Detector;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AbstractEncodingDetectorParser;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.PasswordProvider;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.html.HtmlMapper;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.mail.RFC822Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.xml.sax.helpers.DefaultHandler;

/// Everything that Tika's parsers read. Built once in the life of a worker: it loads some 250 parsers.
public final class TikaFormat implements Format {
    /// A PDF's streams beyond this go to a temporary file: the heap is a few hundred megabytes.
    private static final long PDF_MEMORY_BYTES_MAX = 64L * 1024 * 1024;

    /// Pictures made of lines, whose words the parser gives as words, and icons.
    private static final Set<String> DRAWN =
            Set.of("emf", "wmf", "svg+xml", "cgm", "vnd.dwg", "vnd.dxf", "vnd.dwf", "vnd.microsoft.icon", "x-icon");

    private static final String NO_DIRECTORY = "package directory";

    private final TikaConfig config;
    private final Detection detection;
    private final Parsers parsers;
    private final WesternEncoding encodings;
    private final PDFParserConfig pdf = new PDFParserConfig();
    private final TesseractOCRConfig ocr = new TesseractOCRConfig();
    private Optional<Recogniser> recogniser = Optional.empty();

    public TikaFormat() {
        try {
            config = new TikaConfig();
        } catch (TikaException | IOException e) {
            throw new IllegalStateException("the parsers of the reader could not be loaded", e);
        }
        detection = new Detection(config);
        parsers = new Parsers(config);
        encodings = new WesternEncoding(config.getEncodingDetector());
        ocr.setSkipOcr(true);
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        pdf.setMaxMainMemoryBytes(PDF_MEMORY_BYTES_MAX);
        // They are read with their authors and names, on the page that they belong to.
        pdf.setExtractAnnotationText(false);
        pdf.setExtractAcroFormContent(false);
        pdf.setExtractBookmarksText(false);
    }

    /// A document on its way through Tika: its stream, which a detector may have opened as a container, and
    /// metadata.
    public final class Opened implements AutoCloseable {
        private final TemporaryResources temporary = new TemporaryResources();
        private final Metadata metadata = new Metadata();
        private final TikaInputStream in;
        private final Evidence evidence;
        private final MediaType type;

        /// @param known the type, where it need not be detected
        Opened(Evidence evidence, Node node, Members members, Optional<String> known) throws IOException {
            this.evidence = evidence;
            temporary.setTemporaryFileDirectory(members.temporaryFolder());
            if (!node.name().isEmpty()) {
                metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, node.name().display());
            }
            if (!node.declaredType().isEmpty()) {
                metadata.set(Metadata.CONTENT_TYPE, node.declaredType());
            }
            boolean done = false;
            try {
                in = switch (evidence) {
                    case Evidence.InMemory memory ->
                        TikaInputStream.get(new ByteArrayInputStream(memory.content()), temporary, metadata);
                    case Evidence.InFile file -> TikaInputStream.get(file.path(), metadata, temporary);
                };
                Optional<MediaType> said = known.map(MediaType::parse);
                type = said.isPresent() ? said.get() : detection.detect(in, metadata);
                done = true;
            } finally {
                if (!done) {
                    temporary.close();
                }
            }
            metadata.set(Metadata.CONTENT_TYPE, type.toString());
        }

        /// The detected type, with its parameters.
        public String type() {
            return type.toString();
        }

        /// Whether its beginning is text, whatever the type is called.
        boolean isText() throws IOException {
            return PlainWords.is(in);
        }

        /// The simple class name of the parser that reads this type; `EmptyParser` when there is none.
        public String parser() {
            Parser parser = parsers.of(type);
            return parser.getClass().getSimpleName();
        }

        @Override
        public void close() throws IOException {
            in.close();
            temporary.close();
        }
    }

    /// Open a document and detect its type.
    public Opened open(Evidence evidence, Node node, Members members) throws IOException {
        Optional<String> picture = PictureType.of(evidence);
        return new Opened(evidence, node, members, picture.isPresent() ? picture : PackageType.of(evidence));
    }

    /// Read what is known to be a mail, whatever its name says.
    public Ending readMail(Evidence evidence, Node node, Members members) throws IOException {
        try (Opened opened = new Opened(evidence, node, members, Optional.of("message/rfc822"))) {
            return read(opened, node, members);
        }
    }

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        try (Opened opened = open(evidence, node, members)) {
            return read(opened, node, members);
        }
    }

    /// Parse an opened document into its node.
    public Ending read(Opened opened, Node node, Members members) throws IOException {
        Parser known = parsers.of(opened.type);
        boolean isUnknownText = known instanceof EmptyParser && opened.isText();
        Parser parser = isUnknownText ? parsers.of(MediaType.TEXT_PLAIN) : known;
        if (parser instanceof EmptyParser) {
            return Ending.of(Verdict.UNSUPPORTED, Reason.NO_READER);
        }
        try (PageRecognition recognition = new PageRecognition(recogniser(members), opened.evidence, node)) {
            boolean wanted = node.reading().recognition().isWanted();
            Ending ending = parser instanceof PDFParser
                    ? pdf(
                            opened,
                            parser,
                            node,
                            members,
                            Optional.of(recognition).filter(_ -> wanted))
                    : parse(opened, parser, node, members, PageWatch.NONE);
            if (wanted
                    && ending.reason() == Reason.NO_TEXT
                    && opened.type.getType().equals("image")
                    && !DRAWN.contains(opened.type.getSubtype())) {
                recognition.ofImageFile();
            }
            boolean saysSo = ending.verdict() == Verdict.READ || ending.reason() == Reason.NO_TEXT;
            return saysSo ? recognition.ending().orElse(ending) : ending;
        }
    }

    private Ending pdf(Opened opened, Parser parser, Node node, Members members, Optional<PageRecognition> recognition)
            throws IOException {
        PdfRemarks remarks = new PdfRemarks(opened.evidence, node, members.temporaryFolder());
        try (PdfWatch watch = new PdfWatch(remarks, recognition, node)) {
            Ending ending = parse(opened, parser, node, members, watch);
            return watch.ending(ending);
        }
    }

    private Ending parse(Opened opened, Parser parser, Node node, Members members, PageWatch watch) {
        MemberExtractor extractor = new MemberExtractor(node, members, parsers, parser instanceof RFC822Parser);
        XhtmlText text = new XhtmlText(
                node,
                opened.type.getSubtype().equals("vnd.ms-outlook"),
                opened.type.getType().equals("text")
                        && !opened.type.getSubtype().equals("html"),
                watch);
        boolean isMail =
                parser instanceof RFC822Parser || opened.type.getSubtype().equals("vnd.ms-outlook");
        ArmourWatch armour = new ArmourWatch(node, isMail ? Optional.of(new QuoteWatch(node)) : Optional.empty());
        if (isMail || opened.type.getType().equals("text")) {
            node.follow(armour);
        }
        ParseContext context = context(extractor);
        if (parser instanceof AbstractEncodingDetectorParser && !(parser instanceof JSoupParser)) {
            Optional<Throwable> unread = Hostile.thrownBy(() -> tellCharset(opened, node, context));
            if (unread.isPresent()) {
                return Hostile.ending(unread.get(), false);
            }
        }
        context.set(
                OfficeParserConfig.class,
                parser instanceof OOXMLParser ? OfficeParts.configure(opened.evidence) : OfficeParts.withMacros());
        // Tika would choose by the type again, which is right but for a text whose type no parser knows.
        Parser chosen = parsers.of(opened.type) instanceof EmptyParser ? parser : parsers;
        Optional<Throwable> thrown = Hostile.thrownBy(() -> {
            chosen.parse(opened.in, text, opened.metadata, context);
            watch.documentEnds();
        });
        for (String password : node.reading().passwords()) {
            if (thrown.isEmpty() || node.hasWords() || !Hostile.isLocked(thrown.get())) {
                break;
            }
            context.set(PasswordProvider.class, _ -> password);
            thrown = Hostile.thrownBy(() -> {
                try (TikaInputStream again = TikaInputStream.get(opened.evidence.open())) {
                    chosen.parse(again, text, opened.metadata, context);
                }
                watch.documentEnds();
            });
        }
        thrown = parser instanceof EpubParser ? unlessFontsAlone(thrown, opened.evidence) : thrown;
        if (thrown.isEmpty() && opened.type.getSubtype().equals("msword")) {
            thrown = oldWordRemarks(opened, node);
        }
        MetadataValues.copy(opened.metadata, node);
        armour.textEnds();
        Optional<Inventory> inventory = Inventories.of(opened.type, parser, opened.evidence);
        int listed = inventory.map(extractor::settle).orElseGet(extractor::count);
        node.listed(listed, List.of());
        if (thrown.isPresent()) {
            return Hostile.ending(thrown.get(), node.hasWords() || extractor.hasRead());
        }
        Ending ending = new Completeness(opened.type, parser, opened.metadata)
                .of(node, opened.evidence, extractor.ending(), watch.hasWordlessPages());
        boolean isBroken = ending.verdict() == Verdict.READ && Inventories.isBroken(parser, inventory);
        return isBroken ? new Ending(Verdict.PARTLY_READ, Reason.DAMAGED_PART, NO_DIRECTORY) : ending;
    }

    /// A text is in one charset from the first to the last byte; what names another is a web page's own matter.
    private void tellCharset(Opened opened, Node node, ParseContext context) throws IOException {
        TextCharset charset = encodings.ofAll(opened.evidence, opened.metadata);
        if (!charset.isAscii()) {
            charset.tell(node);
            context.set(EncodingDetector.class, (_, _) -> charset.charset());
        }
    }

    /// An e-book whose fonts alone are locked has all its words.
    private static Optional<Throwable> unlessFontsAlone(Optional<Throwable> thrown, Evidence evidence) {
        boolean[] hasAllWords = {false};
        if (thrown.filter(Hostile::isLocked).isEmpty()) {
            return thrown;
        }
        Hostile.thrownBy(() -> hasAllWords[0] = ObfuscatedFonts.areAll(evidence));
        return hasAllWords[0] ? Optional.empty() : thrown;
    }

    /// Word 6 and older have another form, which has no remarks that anyone here can read. The parser has
    /// read all others before, by the same library.
    private static Optional<Throwable> oldWordRemarks(Opened opened, Node node) {
        return Hostile.thrownBy(() -> OldWordRemarks.write(opened.evidence, node))
                .filter(LimitReached.class::isInstance);
    }

    /// One for the life of the worker; it loads nothing before its first page.
    private Recogniser recogniser(Members members) {
        Recogniser here = recogniser.orElseGet(() -> new Recogniser(members.temporaryFolder()));
        recogniser = Optional.of(here);
        return here;
    }

    /// Give the node the members of an Office package and none of its words, which another format has read. Most
    /// packages are walked, and those that need more than that are parsed, without their cells or words.
    public Ending readMembers(
            PackageParts parts, Evidence evidence, ThinPackage.Thinner thinner, Node node, Members members)
            throws IOException {
        Optional<PackageWalk> walk = PackageWalk.of(parts, node.mediaType());
        if (walk.isEmpty()) {
            try (ThinPackage thin = ThinPackage.of(evidence, members.temporaryFolder(), thinner)) {
                return readMembers(thin.evidence(), evidence, node, members, false);
            }
        }
        MemberExtractor extractor = new MemberExtractor(node, members, parsers, false);
        Optional<Throwable> thrown = Hostile.thrownBy(() -> walk.get().handOut(extractor));
        Optional<Inventory> inventory = Inventories.ofOffice(evidence);
        Ending ending = settled(extractor, inventory, thrown, node);
        if (ending.verdict() == Verdict.READ && inventory.isEmpty()) {
            return new Ending(Verdict.PARTLY_READ, Reason.DAMAGED_PART, NO_DIRECTORY);
        }
        return ending.verdict() == Verdict.READ && walk.get().isDamaged()
                ? Ending.of(Verdict.PARTLY_READ, Reason.DAMAGED_PART)
                : ending;
    }

    /// The same of another document of Office, by the parser, with the metadata that it gives.
    public Ending readMembersAndFacts(Evidence evidence, Node node, Members members) throws IOException {
        return readMembers(evidence, evidence, node, members, true);
    }

    /// @param thin  the document, which may be without its cells; the members that a walk counts are those of `whole`
    private Ending readMembers(Evidence thin, Evidence whole, Node node, Members members, boolean withFacts)
            throws IOException {
        try (Opened opened = new Opened(thin, node, members, Optional.of(node.mediaType()))) {
            Parser parser = parsers.of(opened.type);
            MemberExtractor extractor = new MemberExtractor(node, members, parsers, false);
            ParseContext context = context(extractor);
            context.set(OfficeParserConfig.class, OfficeParts.configure(thin));
            Optional<Throwable> thrown =
                    Hostile.thrownBy(() -> parsers.parse(opened.in, new DefaultHandler(), opened.metadata, context));
            if (withFacts) {
                MetadataValues.copy(opened.metadata, node);
            }
            Optional<Inventory> inventory = Inventories.of(opened.type, parser, whole);
            Ending ending = settled(extractor, inventory, thrown, node);
            return ending.verdict() == Verdict.READ && Inventories.isBroken(parser, inventory)
                    ? new Ending(Verdict.PARTLY_READ, Reason.DAMAGED_PART, NO_DIRECTORY)
                    : ending;
        }
    }

    private static Ending settled(
            MemberExtractor extractor, Optional<Inventory> inventory, Optional<Throwable> thrown, Node node) {
        int listed = inventory.map(extractor::settle).orElseGet(extractor::count);
        node.listed(listed, List.of());
        return thrown.map(t -> Hostile.ending(t, true)).orElseGet(extractor::ending);
    }

    /// Read a part of a document, such as a message's HTML body, as the words of `node` itself.
    public void readInline(Node node, byte[] content, String mediaType) throws Exception {
        Metadata metadata = new Metadata();
        metadata.set(Metadata.CONTENT_TYPE, mediaType);
        ParseContext context = context(new NoMembers());
        parsers.parse(TikaInputStream.get(content), new XhtmlText(node, false, false), metadata, context);
    }

    private ParseContext context(EmbeddedDocumentExtractor extractor) {
        ParseContext context = new ParseContext();
        context.set(TikaConfig.class, config);
        context.set(Parser.class, parsers);
        context.set(HtmlMapper.class, QuoteMarkup.MAPPER);
        context.set(Detector.class, config.getDetector());
        context.set(EncodingDetector.class, encodings);
        context.set(EmbeddedDocumentExtractor.class, extractor);
        context.set(PDFParserConfig.class, pdf);
        context.set(TesseractOCRConfig.class, ocr);
        return context;
    }

    static boolean isInternal(String name) {
        return name.startsWith("X-TIKA:") || name.equals(HttpHeaders.CONTENT_LENGTH);
    }
}
