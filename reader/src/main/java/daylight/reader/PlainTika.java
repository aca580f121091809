package daylight.reader;

import daylight.protocol.PlainReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.xml.sax.SAXException;

/// Plain Tika as its own examples use it: one parser that detects, one handler that collects text. The measure of the
/// benchmarks; evidence is never read through it.
public final class PlainTika implements PlainReading {
    /// What a program without limits of its own would still not want to hold.
    private static final int TEXT_CHARS_MAX = 50_000_000;

    private final AutoDetectParser parser = new AutoDetectParser(TikaConfig.getDefaultConfig());

    @Override
    public Plain read(Path file) throws IOException {
        Metadata metadata = new Metadata();
        WriteOutContentHandler text = new WriteOutContentHandler(TEXT_CHARS_MAX);
        ParseContext context = new ParseContext();
        context.set(Parser.class, parser);
        TesseractOCRConfig ocr = new TesseractOCRConfig();
        ocr.setSkipOcr(true);
        context.set(TesseractOCRConfig.class, ocr);
        try (TikaInputStream in = TikaInputStream.get(file, metadata)) {
            parser.parse(in, new BodyContentHandler(text), metadata, context);
        } catch (TikaException
                | SAXException
                | RuntimeException
                | StackOverflowError
                | OutOfMemoryError
                | LinkageError e) {
            metadata.set("refused", e.getClass().getSimpleName());
        }
        String type = metadata.get(Metadata.CONTENT_TYPE);
        String title = metadata.get(TikaCoreProperties.TITLE);
        return new Plain(
                type == null ? "" : type.split(";", 2)[0].strip(),
                title == null ? "" : title,
                told(metadata),
                text.toString());
    }

    private static Told told(Metadata metadata) {
        List<String> recipients = Stream.of(Message.MESSAGE_TO, Message.MESSAGE_CC, Message.MESSAGE_BCC)
                .flatMap(name -> Stream.of(metadata.getValues(name)))
                .toList();
        return new Told(
                first(metadata.getValues(Message.MESSAGE_FROM)),
                recipients,
                first(metadata.getValues(TikaCoreProperties.SUBJECT)),
                String.join(", ", metadata.getValues(TikaCoreProperties.CREATOR)),
                Optional.ofNullable(metadata.getDate(TikaCoreProperties.CREATED))
                        .map(Date::toInstant),
                Optional.ofNullable(metadata.getDate(TikaCoreProperties.MODIFIED))
                        .map(Date::toInstant));
    }

    private static String first(String[] values) {
        return values.length == 0 ? "" : values[0];
    }
}
