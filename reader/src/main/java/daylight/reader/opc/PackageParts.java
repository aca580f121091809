package daylight.reader.opc;

import daylight.reader.ground.ByteChannels;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

/// The parts of an Office Open XML package and what relates them (ECMA-376, part 2). Names of parts have no slash at
/// their start and are found in whatever case.
public final class PackageParts implements AutoCloseable {
    static final String CONTENT_TYPES = "[Content_Types].xml";

    /// A part's relationships are some kilobytes, and the list of types too; more is an attack, and what comes after
    /// is not followed.
    static final long RELATIONS_BYTES_MAX = 16L * 1024 * 1024;

    /// What is read of relationships in all: enough for a hundred thousand parts.
    private static final long RELATIONS_BYTES_MAX_TOGETHER = 64L * 1024 * 1024;

    /// @param kind   the last word of the relationship's type; the words before it differ between the editions
    /// @param target a part's name, or what is written where it is outside of the package
    public record Relation(String id, String kind, String target, boolean external) {
        /// Whether it leads to a file of its own, and not to a part of the document.
        public boolean isFile() {
            return FILES.contains(kind);
        }
    }

    private static final Set<String> FILES = Set.of(
            "image",
            "hdphoto",
            "media",
            "video",
            "audio",
            "vbaProject",
            "oleObject",
            "package",
            "aFChunk",
            "thumbnail",
            "auxThumbnail");

    /// What these hold comes after what the document's own pages hold.
    private static final Set<String> BEHIND =
            Set.of("slideMaster", "slideLayout", "notesMaster", "handoutMaster", "notesSlide", "theme");

    /// `rId2` comes before `rId10`: programs number in the order of pages.
    private static final Comparator<Relation> AS_NUMBERED = Comparator.comparingInt(
                    (Relation relation) -> relation.id().length())
            .thenComparing(Relation::id);

    private final SeekableByteChannel channel;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
    private final boolean repeats;
    private @Nullable List<Link> links;
    private @Nullable ContentTypes types;

    private PackageParts(SeekableByteChannel channel, ZipFile zip) {
        this.channel = channel;
        this.zip = zip;
        List<ZipArchiveEntry> all = Collections.list(zip.getEntries());
        for (ZipArchiveEntry entry : all) {
            entries.putIfAbsent(entry.getName().toLowerCase(Locale.ROOT), entry);
        }
        repeats = entries.size() < all.size();
    }

    public static PackageParts open(Evidence evidence) throws IOException {
        SeekableByteChannel channel = ByteChannels.of(evidence);
        try {
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            return new PackageParts(channel, zip);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// All names, as they are written.
    public List<String> names() {
        return entries.values().stream().map(ZipArchiveEntry::getName).sorted().toList();
    }

    /// Whether two files of the zip have one name; only the first is a part.
    boolean repeats() {
        return repeats;
    }

    public boolean has(String part) {
        return entries.containsKey(part.toLowerCase(Locale.ROOT));
    }

    public InputStream open(String part) throws IOException {
        ZipArchiveEntry entry = entries.get(part.toLowerCase(Locale.ROOT));
        InputStream in = entry == null ? null : zip.getInputStream(entry);
        if (in == null) {
            throw new IOException("the package has no part of that name");
        }
        return in;
    }

    /// What the package calls its parts.
    public ContentTypes types() throws IOException {
        ContentTypes known = types == null ? ContentTypes.of(this) : types;
        types = known;
        return known;
    }

    /// What a part leads to; `""` stands for the package itself. Empty for a part that leads nowhere.
    public List<Relation> relations(String part) throws IOException {
        List<Relation> found = new ArrayList<>();
        read(part, found);
        return found;
    }

    /// @return how many bytes were read
    private long read(String part, List<Relation> found) throws IOException {
        String place = relationsOf(part);
        if (!has(place)) {
            return 0;
        }
        try (BoundedInputStream in = BoundedInputStream.builder()
                .setInputStream(open(place))
                .setMaxCount(RELATIONS_BYTES_MAX)
                .get()) {
            XMLStreamReader xml = Xml.quickReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    found.add(relation(xml, part.substring(0, part.lastIndexOf('/') + 1)));
                }
            }
            return in.getCount();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /// Where it stands what a part leads to.
    static String relationsOf(String part) {
        int slash = part.lastIndexOf('/') + 1;
        return part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
    }

    /// A relationship, and the part that has it.
    public record Link(String source, Relation relation) {}

    /// The way from the package itself to everything that is part of it, part after part, the document's own pages
    /// before what stands behind them: the first link to each part. What is a file of its own is not followed on.
    ///
    /// @throws IOException also where the relationships are too many
    public List<Link> links() throws IOException {
        List<Link> known = links == null ? follow() : links;
        links = known;
        return known;
    }

    private List<Link> follow() throws IOException {
        List<Link> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(""));
        Deque<String> behind = new ArrayDeque<>();
        long bytes = 0;
        while (!waiting.isEmpty() || !behind.isEmpty()) {
            String source = waiting.isEmpty() ? behind.remove() : waiting.remove();
            List<Relation> relations = new ArrayList<>();
            bytes += read(source, relations);
            if (bytes > RELATIONS_BYTES_MAX_TOGETHER) {
                throw new IOException("the package has more relationships than are followed");
            }
            relations.sort(AS_NUMBERED);
            for (Relation relation : relations) {
                boolean isInside = !relation.external() && has(relation.target());
                if (isInside && seen.add(relation.target().toLowerCase(Locale.ROOT))) {
                    found.add(new Link(source, relation));
                    if (!relation.isFile()) {
                        (BEHIND.contains(relation.kind()) ? behind : waiting).add(relation.target());
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    private static Relation relation(XMLStreamReader xml, String folder) {
        String type = Xml.attribute(xml, "Type");
        String target = Xml.attribute(xml, "Target");
        boolean external = Xml.attribute(xml, "TargetMode").equals("External");
        return new Relation(
                Xml.attribute(xml, "Id"),
                type.substring(type.lastIndexOf('/') + 1),
                external ? target : resolved(folder, target),
                external);
    }

    /// The name of the part that a reference leads to from a folder.
    public static String resolved(String folder, String target) {
        String plain = target.replace('\\', '/').replace("%20", " ");
        int fragment = plain.indexOf('#');
        plain = fragment < 0 ? plain : plain.substring(0, fragment);
        Deque<String> steps = new ArrayDeque<>();
        for (String step : (plain.startsWith("/") ? plain : folder + plain).split("/", -1)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }

    /// The first part of a kind that a part leads to.
    public Optional<String> related(String part, String kind) throws IOException {
        return relations(part).stream()
                .filter(relation -> relation.kind().equals(kind) && !relation.external() && has(relation.target()))
                .map(Relation::target)
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        zip.close();
        channel.close();
    }
}
