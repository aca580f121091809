package daylight.reader.tika;

import daylight.protocol.NameBytes;
import daylight.reader.ground.ByteChannels;
import daylight.reader.ground.Evidence;
import daylight.reader.opc.PackageParts;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    private static final long RELATIONSHIPS_BYTES_MAX_TOGETHER = 64L * 1024 * 1024;

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
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            Directory directory = new Directory(entries);
            for (ZipArchiveEntry entry : entries) {
                if (isRelations(entry)) {
                    relationships(zip, entry, directory);
                }
            }
            List<Enclosed> found = new ArrayList<>();
            directory.keys.forEach(
                    (part, names) -> found.add(new Enclosed(NameBytes.of(part), names, _ -> bytes(evidence, part, 0))));
            if (withStrays) {
                directory
                        .strays(entries)
                        .forEach(stray -> found.add(new Enclosed(
                                NameBytes.of(stray.part()),
                                Set.of('/' + stray.part()),
                                _ -> bytes(evidence, stray.part(), stray.number()))));
            }
            return new PackageInventory(found);
        }
    }

    /// What the relationships say while they are read.
    private static final class Directory {
        private final Map<String, ZipArchiveEntry> parts = new HashMap<>();

        /// How the parser may call each member.
        private final Map<String, Set<String>> keys = new LinkedHashMap<>();

        /// Where each part leads, in the names of the zip; what `""` leads to is the document.
        private final Map<String, Set<String>> targets = new HashMap<>();

        private long bytes;

        Directory(List<ZipArchiveEntry> entries) {
            entries.forEach(entry -> parts.putIfAbsent(entry.getName().toLowerCase(Locale.ROOT), entry));
        }

        Optional<ZipArchiveEntry> part(String name) {
            return Optional.ofNullable(parts.get(name.toLowerCase(Locale.ROOT)));
        }

        /// @param number of the files of that name that come before it
        private record Stray(String part, int number) {}

        /// What nothing leads to from the package itself.
        List<Stray> strays(List<ZipArchiveEntry> entries) {
            Set<String> reached = new HashSet<>(Set.of(""));
            Deque<String> waiting = new ArrayDeque<>(reached);
            while (!waiting.isEmpty()) {
                for (String target : targets.getOrDefault(waiting.remove(), Set.of())) {
                    if (reached.add(target)) {
                        waiting.add(target);
                    }
                }
            }
            Map<String, Integer> numbers = new HashMap<>();
            List<Stray> strays = new ArrayList<>();
            for (ZipArchiveEntry entry : entries) {
                String name = entry.getName();
                int number = numbers.merge(name, 1, Integer::sum) - 1;
                boolean isKnown = reached.contains(name)
                        || keys.containsKey(name)
                        || name.equalsIgnoreCase("[Content_Types].xml")
                        || isRelations(entry) && reached.contains(source(name));
                if (!entry.isDirectory() && (number > 0 || !isKnown)) {
                    strays.add(new Stray(name, number));
                }
            }
            return strays;
        }

        /// The part whose relationships a file of them holds, in the name of the zip.
        String source(String relations) {
            int folder = relations.lastIndexOf(FOLDER);
            String name = relations.substring(0, folder)
                    + relations.substring(folder + FOLDER.length(), relations.length() - ENDING.length());
            return part(name).map(ZipArchiveEntry::getName).orElse(name);
        }
    }

    private static boolean isRelations(ZipArchiveEntry entry) {
        String name = entry.getName();
        return name.endsWith(ENDING) && (name.startsWith(FOLDER) || name.contains('/' + FOLDER));
    }

    private static ZipFile open(SeekableByteChannel channel) throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(channel)
                .setIgnoreLocalFileHeader(true)
                .get();
    }

    private static void relationships(ZipFile zip, ZipArchiveEntry entry, Directory directory)
            throws IOException, XMLStreamException {
        String path = entry.getName();
        int folder = path.lastIndexOf(FOLDER);
        String sourceFolder = path.substring(0, folder);
        String source = path.substring(folder + FOLDER.length(), path.length() - ENDING.length());
        Set<String> targets = directory.targets.computeIfAbsent(directory.source(path), _ -> new HashSet<>());
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (BoundedInputStream in = BoundedInputStream.builder()
                .setInputStream(zip.getInputStream(entry))
                .setMaxCount(RELATIONSHIPS_BYTES_MAX)
                .get()) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    Optional<ZipArchiveEntry> part = target(xml, sourceFolder, directory);
                    if (part.isPresent()) {
                        String name = part.get().getName();
                        targets.add(name);
                        if (isMember(xml)) {
                            Set<String> names = directory.keys.computeIfAbsent(name, _ -> new LinkedHashSet<>());
                            names.add('/' + name);
                            names.add(key(source, value(xml, "Id")));
                        }
                    }
                }
            }
            directory.bytes += in.getCount();
        }
        if (directory.bytes > RELATIONSHIPS_BYTES_MAX_TOGETHER) {
            throw new IOException("the package has more relationships than are followed");
        }
    }

    private static boolean isMember(XMLStreamReader xml) {
        String type = value(xml, "Type");
        return MEMBER_TYPES.contains(type.substring(type.lastIndexOf('/') + 1));
    }

    /// The part that a relationship leads to: by the reference as it should be written, with escapes, or as it is
    /// written.
    private static Optional<ZipArchiveEntry> target(XMLStreamReader xml, String sourceFolder, Directory directory) {
        if (value(xml, "TargetMode").equals("External")) {
            return Optional.empty();
        }
        String written = value(xml, "Target").replace('\\', '/');
        Optional<ZipArchiveEntry> part = unescaped(written, sourceFolder).flatMap(directory::part);
        return part.isPresent() ? part : directory.part(PackageParts.resolved(sourceFolder, written));
    }

    private static Optional<String> unescaped(String target, String sourceFolder) {
        try {
            String path = URI.create('/' + sourceFolder).resolve(target).getPath();
            return Optional.ofNullable(path)
                    .filter(known -> known.startsWith("/"))
                    .map(known -> known.substring(1));
        } catch (IllegalArgumentException _) {
            // No reference to a part, such as the `NULL` of a picture that was deleted.
            return Optional.empty();
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

    /// @param number of the files of that name that come before it
    private static InputStream bytes(Evidence evidence, String part, int number) throws IOException {
        SeekableByteChannel channel = ByteChannels.of(evidence);
        ZipFile zip = open(channel);
        Iterator<ZipArchiveEntry> named = zip.getEntries(part).iterator();
        for (int before = 0; before < number; before++) {
            named.next();
        }
        return new FilterInputStream(zip.getInputStream(named.next())) {
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
