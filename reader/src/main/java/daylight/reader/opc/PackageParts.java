package daylight.reader.opc;

import daylight.reader.ground.ByteChannels;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.input.BoundedInputStream;

/// The parts of an Office Open XML package and what relates them (ECMA-376, part 2). Names of parts have no slash at
/// their start and are found in whatever case.
public final class PackageParts implements AutoCloseable {
    static final String CONTENT_TYPES = "[Content_Types].xml";

    /// A part's relationships are some kilobytes; more is an attack, and what comes after is not followed.
    private static final long RELATIONS_BYTES_MAX = 16L * 1024 * 1024;

    /// @param kind   the last word of the relationship's type; the words before it differ between the editions
    /// @param target a part's name, or what is written where it is outside of the package
    public record Relation(String id, String kind, String target, boolean external) {}

    private final SeekableByteChannel channel;
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();

    private PackageParts(SeekableByteChannel channel, ZipFile zip) {
        this.channel = channel;
        this.zip = zip;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            entries.put(entry.getName().toLowerCase(Locale.ROOT), entry);
        }
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
        return ContentTypes.of(this);
    }

    /// What a part leads to; `""` stands for the package itself. Empty for a part that leads nowhere.
    public List<Relation> relations(String part) throws IOException {
        int slash = part.lastIndexOf('/') + 1;
        String place = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
        if (!has(place)) {
            return List.of();
        }
        List<Relation> found = new ArrayList<>();
        try (InputStream in = BoundedInputStream.builder()
                .setInputStream(open(place))
                .setMaxCount(RELATIONS_BYTES_MAX)
                .get()) {
            XMLStreamReader xml = Xml.quickReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    found.add(relation(xml, part.substring(0, slash)));
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return found;
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
