package daylight.reader.tika;

import daylight.protocol.NameBytes;
import daylight.reader.ground.ByteChannels;
import daylight.reader.ground.Evidence;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.tika.metadata.TikaCoreProperties.EmbeddedResourceType;

/// The members of an Office Open XML package (ECMA-376, part 2): every part of the zip that a relationship of any
/// other part calls a picture, a sound, a film, an embedded file or a thumbnail; and, in a document of Office, what
/// lies in the zip and no relationship leads to: no program shows it, and so somebody may have hidden it there.
final class PackageInventory implements Inventory {
    /// The last word of the relationship's type; the words before it differ between the standard's editions.
    private static final Set<String> MEMBER_TYPES = Set.of(
            "image",
            "hdphoto",
            "oleObject",
            "package",
            "audio",
            "video",
            "media",
            "aFChunk",
            "thumbnail",
            "auxThumbnail");

    /// A part's relationships are some kilobytes; more is an attack, and what comes after is the parser's alone.
    private static final long RELATIONSHIPS_BYTES_MAX = 16L * 1024 * 1024;

    private static final String FOLDER = "_rels/";
    private static final String ENDING = ".rels";

    private final List<Enclosed> enclosed;

    private PackageInventory(List<Enclosed> enclosed) {
        this.enclosed = List.copyOf(enclosed);
    }

    /// @param withStrays whether what no relationship leads to is a member
    static PackageInventory of(Evidence evidence, boolean withStrays) throws IOException, XMLStreamException {
        try (SeekableByteChannel channel = ByteChannels.of(evidence);
                ZipFile zip = open(channel)) {
            Map<String, ZipArchiveEntry> parts = new HashMap<>();
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            entries.forEach(entry -> parts.put(entry.getName().toLowerCase(Locale.ROOT), entry));
            Map<String, Set<String>> keys = new LinkedHashMap<>();
            Set<String> reached = new HashSet<>();
            for (ZipArchiveEntry entry : entries) {
                if (isRelations(entry)) {
                    relationships(zip, entry, parts, keys, reached);
                }
            }
            if (withStrays) {
                entries.stream()
                        .filter(entry -> !isOfThePackage(entry) && !reached.contains(entry.getName()))
                        .forEach(entry -> keys.put(entry.getName(), Set.of('/' + entry.getName())));
            }
            List<Enclosed> found = new ArrayList<>();
            keys.forEach(
                    (part, names) -> found.add(new Enclosed(NameBytes.of(part), names, _ -> bytes(evidence, part))));
            return new PackageInventory(found);
        }
    }

    private static boolean isRelations(ZipArchiveEntry entry) {
        return entry.getName().endsWith(ENDING) && entry.getName().contains(FOLDER);
    }

    private static boolean isOfThePackage(ZipArchiveEntry entry) {
        return entry.isDirectory() || isRelations(entry) || entry.getName().equals("[Content_Types].xml");
    }

    private static ZipFile open(SeekableByteChannel channel) throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(channel)
                .setIgnoreLocalFileHeader(true)
                .get();
    }

    private static void relationships(
            ZipFile zip,
            ZipArchiveEntry entry,
            Map<String, ZipArchiveEntry> parts,
            Map<String, Set<String>> keys,
            Set<String> reached)
            throws IOException, XMLStreamException {
        String path = entry.getName();
        int folder = path.lastIndexOf(FOLDER);
        String sourceFolder = path.substring(0, folder);
        String source = path.substring(folder + FOLDER.length(), path.length() - ENDING.length());
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = BoundedInputStream.builder()
                .setInputStream(zip.getInputStream(entry))
                .setMaxCount(RELATIONSHIPS_BYTES_MAX)
                .get()) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    ZipArchiveEntry part = parts.get(target(xml, sourceFolder).toLowerCase(Locale.ROOT));
                    if (part != null) {
                        reached.add(part.getName());
                    }
                    if (part != null && isMember(xml)) {
                        Set<String> names = keys.computeIfAbsent(part.getName(), _ -> new LinkedHashSet<>());
                        names.add('/' + part.getName());
                        names.add(key(source, value(xml, "Id")));
                    }
                }
            }
        }
    }

    private static boolean isMember(XMLStreamReader xml) {
        String type = value(xml, "Type");
        return MEMBER_TYPES.contains(type.substring(type.lastIndexOf('/') + 1));
    }

    /// The path of the part that a relationship leads to; empty when it leads out.
    private static String target(XMLStreamReader xml, String sourceFolder) {
        if (value(xml, "TargetMode").equals("External")) {
            return "";
        }
        try {
            return URI.create('/' + sourceFolder)
                    .resolve(value(xml, "Target").replace('\\', '/'))
                    .getPath()
                    .substring(1);
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            // No reference to a part, such as the `NULL` of a picture that was deleted.
            return "";
        }
    }

    private static String value(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }

    /// The parser calls members of slides by the slide too.
    private static String key(String source, String id) {
        int dot = source.lastIndexOf('.');
        return source.startsWith("slide") ? source.substring(0, Math.max(dot, 0)) + '_' + id : id;
    }

    private static InputStream bytes(Evidence evidence, String part) throws IOException {
        SeekableByteChannel channel = ByteChannels.of(evidence);
        ZipFile zip = open(channel);
        return new FilterInputStream(zip.getInputStream(zip.getEntry(part))) {
            @Override
            public void close() throws IOException {
                super.close();
                zip.close();
                channel.close();
            }
        };
    }

    @Override
    public int count(int inline) {
        return enclosed.size();
    }

    @Override
    public boolean covers(HandedOut member) {
        return !member.isType(EmbeddedResourceType.MACRO);
    }

    /// Relationship ids repeat from part to part, and so names decide first.
    @Override
    public List<Enclosed> missing(List<HandedOut> handedOut, int inline) {
        List<HandedOut> open = new ArrayList<>(handedOut);
        List<Enclosed> left = new ArrayList<>(enclosed);
        left.removeIf(each -> remove(open, each, true));
        left.removeIf(each -> remove(open, each, false));
        return left;
    }

    private static boolean remove(List<HandedOut> open, Enclosed each, boolean byName) {
        for (int i = 0; i < open.size(); i++) {
            HandedOut member = open.get(i);
            if (each.keys().contains(member.key()) && (!byName || member.name().endsWith(each.fileName()))) {
                open.remove(i);
                return true;
            }
        }
        return false;
    }
}
