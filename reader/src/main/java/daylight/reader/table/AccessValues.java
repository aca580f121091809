package daylight.reader.table;

import com.healthmarketscience.jackcess.Column;
import com.healthmarketscience.jackcess.DataType;
import com.healthmarketscience.jackcess.PropertyMap;
import com.healthmarketscience.jackcess.Table;
import com.healthmarketscience.jackcess.complex.Attachment;
import com.healthmarketscience.jackcess.complex.ComplexValueForeignKey;
import com.healthmarketscience.jackcess.complex.SingleValue;
import com.healthmarketscience.jackcess.complex.Version;
import com.healthmarketscience.jackcess.util.OleBlob;
import daylight.protocol.NameBytes;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// The values of one table of Access, as people write them; documents among them become members.
final class AccessValues {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /// The property of a column whose texts are HTML has this value.
    private static final int RICH = 1;

    /// Streams of a compound file that are a document of another kind: a package of Office, a PDF.
    private static final List<String> WRAPPED = List.of("Package", "CONTENTS");

    private final Table table;
    private final Contents contents;
    private boolean damaged;

    AccessValues(Table table, Contents contents) {
        this.table = table;
        this.contents = contents;
    }

    /// Whether a value could not be told.
    boolean isDamaged() {
        return damaged;
    }

    /// @param value null for nothing, as the library has it
    String shown(long row, Column column, @Nullable Object value) {
        String[] shown = {""};
        Optional<Throwable> thrown = Hostile.thrownBy(() -> shown[0] = told(row, column, value));
        thrown.filter(LimitReached.class::isInstance).ifPresent(limit -> {
            throw (LimitReached) limit;
        });
        damaged |= thrown.isPresent();
        return thrown.isPresent() ? "(damaged)" : shown[0];
    }

    private String told(long row, Column column, @Nullable Object value) throws IOException {
        return switch (value) {
            case byte[] bytes -> bytes(row, column, bytes);
            case ComplexValueForeignKey key -> several(row, column, key);
            case String text when column.getType() == DataType.MEMO && isRich(column) -> withoutTags(text);
            case null, default -> plain(value);
        };
    }

    private static boolean isRich(Column column) throws IOException {
        Object format = column.getProperties().getValue(PropertyMap.TEXT_FORMAT_PROP);
        return format instanceof Number number && number.intValue() == RICH;
    }

    /// A value that is no document.
    static String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Boolean truth -> truth ? "TRUE" : "FALSE";
            case Double number -> SqliteRows.plain(number);
            case Float number -> SqliteRows.plain(Double.parseDouble(number.toString()));
            case BigDecimal number -> number.toPlainString();
            case LocalDateTime moment ->
                moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY.format(moment) : MOMENT.format(moment);
            case byte[] bytes -> "[" + bytes.length + " bytes]";
            default -> value.toString().replace('\u0000', ' ').strip();
        };
    }

    /// The words of a text in HTML: paragraphs and line breaks are line feeds.
    static String withoutTags(String html) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            int end = tag < 0 ? -1 : html.indexOf('>', tag);
            if (end < 0) {
                break;
            }
            text.append(html, at, tag);
            String name = html.substring(tag + 1, end).toLowerCase(Locale.ROOT);
            text.append(
                    name.startsWith("br") || name.equals("/div") || name.equals("/p") || name.equals("/li")
                            ? "\n"
                            : "");
            at = end + 1;
        }
        text.append(html, at, html.length());
        return Parser.unescapeEntities(text.toString(), false).strip();
    }

    private String bytes(long row, Column column, byte[] bytes) {
        boolean isBroken = false;
        if (column.getType() == DataType.OLE && bytes.length > 0) {
            String[] shown = {""};
            Optional<Throwable> thrown = Hostile.thrownBy(() -> shown[0] = object(row, column, bytes));
            thrown.filter(LimitReached.class::isInstance).ifPresent(limit -> {
                throw (LimitReached) limit;
            });
            if (thrown.isEmpty() && !shown[0].isEmpty()) {
                return shown[0];
            }
            isBroken = thrown.isPresent();
            damaged |= isBroken;
        }
        boolean isDocument =
                DocumentSigns.isDocument(Arrays.copyOf(bytes, Math.min(bytes.length, DocumentSigns.HEAD_BYTES)));
        if (isDocument || isBroken) {
            // What cannot be unwrapped is handed out with its wrapping.
            return member(path(row, column, ""), bytes);
        }
        return DocumentSigns.text(bytes).orElseGet(() -> "[" + bytes.length + " bytes]");
    }

    /// What lies in the wrapping of an OLE field; empty where it is none.
    private String object(long row, Column column, byte[] bytes) throws IOException {
        try (OleBlob blob = OleBlob.Builder.fromInternalData(bytes)) {
            return switch (blob.getContent()) {
                case OleBlob.LinkContent link -> "(link to " + link.getLinkPath() + ")";
                case OleBlob.SimplePackageContent packed ->
                    member(
                            path(row, column, packed.getFileName()),
                            packed.getStream().readAllBytes());
                case OleBlob.CompoundContent compound ->
                    compound(row, column, compound.getStream().readAllBytes());
                case OleBlob.EmbeddedContent embedded ->
                    member(path(row, column, ""), embedded.getStream().readAllBytes());
                case null, default -> "";
            };
        }
    }

    /// A compound file: one that holds nothing but another document gives that, else it is the document itself.
    private String compound(long row, Column column, byte[] bytes) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            DirectoryNode root = file.getRoot();
            if (root.hasEntryCaseInsensitive(Ole10Native.OLE10_NATIVE)) {
                Ole10Native packed = Ole10Native.createFromEmbeddedOleObject(root);
                return member(path(row, column, packed.getLabel()), packed.getDataBuffer());
            }
            for (String inner : WRAPPED) {
                if (root.hasEntryCaseInsensitive(inner)) {
                    return member(
                            path(row, column, ""),
                            root.createDocumentInputStream(inner).readAllBytes());
                }
            }
        } catch (Ole10NativeException e) {
            throw new IOException(e);
        }
        return member(path(row, column, ""), bytes);
    }

    private String member(NameBytes path, byte[] bytes) {
        contents.file(path, bytes.length, () -> new ByteArrayInputStream(bytes));
        return "[" + bytes.length + " bytes: " + path.display() + "]";
    }

    private NameBytes path(long row, Column column, String name) {
        String plain = table.getName() + "/" + row + "/" + column.getName();
        return NameBytes.of(name == null || name.isBlank() ? plain : plain + "/" + name);
    }

    /// A field that holds several values of a row.
    private String several(long row, Column column, ComplexValueForeignKey key) throws IOException {
        List<String> told = new ArrayList<>();
        switch (key.getComplexType()) {
            case ATTACHMENT -> {
                for (Attachment file : key.getAttachments()) {
                    byte[] bytes = file.getFileData();
                    String name = file.getFileName();
                    told.add(bytes == null ? "(" + name + ")" : member(path(row, column, name), bytes));
                }
            }
            case MULTI_VALUE -> {
                for (SingleValue value : key.getMultiValues()) {
                    told.add(plain(value.get()));
                }
            }
            case VERSION_HISTORY -> {
                for (Version version : key.getVersions()) {
                    told.add(plain(version.getModifiedLocalDate()) + ": " + version.getValue());
                }
            }
            default -> {
                if (key.countValues() > 0) {
                    told.add("(" + key.countValues() + " values of an unknown kind)");
                }
            }
        }
        return String.join("; ", told);
    }
}
