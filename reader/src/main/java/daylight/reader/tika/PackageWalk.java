package daylight.reader.tika;

import daylight.reader.ground.Hostile;
import daylight.reader.opc.ContentTypes;
import daylight.reader.opc.PackageParts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.metadata.TikaCoreProperties.EmbeddedResourceType;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Hands out what is embedded in an Office Open XML package as the parser of packages would, under the same names, and
/// parses nothing else of it: from part to part by their relationships, each file once, thumbnails last.
///
/// Objects inside of a text document have names that its words tell; such a package is left to the parser.
final class PackageWalk {
    private static final String OLE_TYPE = "application/vnd.openxmlformats-officedocument.oleObject";

    /// What is a file of its own; every other relationship leads to a part of the document, or out of it.
    private static final Set<String> OBJECTS = Set.of("oleObject", "package", "aFChunk");

    private static final Set<String> FILES = Set.of("image", "hdphoto", "media", "video", "audio", "vbaProject");
    private static final String THUMBNAIL = "thumbnail";

    /// What these hold comes after what the document's own pages hold.
    private static final Set<String> BEHIND =
            Set.of("slideMaster", "slideLayout", "notesMaster", "handoutMaster", "notesSlide", "theme");

    /// `rId2` comes before `rId10`: programs number in the order of pages.
    private static final Comparator<PackageParts.Relation> AS_NUMBERED = Comparator.comparingInt(
                    (PackageParts.Relation relation) -> relation.id().length())
            .thenComparing(PackageParts.Relation::id);

    private final PackageParts parts;
    private final ContentTypes types;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Piece> thumbnails = new ArrayList<>();

    /// @param id as the parser calls it: members of slides by the slide too
    private record Piece(String kind, String id, String part) {}

    private PackageWalk(PackageParts parts) throws IOException {
        this.parts = parts;
        this.types = parts.types();
        find();
    }

    /// @param mediaType of the package
    /// @return empty where the parser is needed, or the package is damaged
    static Optional<PackageWalk> of(PackageParts parts, String mediaType) {
        PackageWalk walk;
        try {
            walk = new PackageWalk(parts);
        } catch (IOException _) {
            return Optional.empty();
        }
        boolean isText = mediaType.contains("word");
        boolean hasObjects = walk.pieces.stream().anyMatch(piece -> OBJECTS.contains(piece.kind()));
        return isText && hasObjects ? Optional.empty() : Optional.of(walk);
    }

    private void find() throws IOException {
        Set<String> seen = new HashSet<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(""));
        Deque<String> behind = new ArrayDeque<>();
        while (!waiting.isEmpty() || !behind.isEmpty()) {
            String source = waiting.isEmpty() ? behind.remove() : waiting.remove();
            List<PackageParts.Relation> relations = new ArrayList<>(parts.relations(source));
            relations.sort(AS_NUMBERED);
            for (PackageParts.Relation relation : relations) {
                boolean isInside = !relation.external() && parts.has(relation.target());
                if (!isInside || !seen.add(relation.target().toLowerCase(Locale.ROOT))) {
                    continue;
                }
                Piece piece = new Piece(relation.kind(), slide(source) + relation.id(), relation.target());
                if (relation.kind().equals(THUMBNAIL)) {
                    thumbnails.add(piece);
                } else if (OBJECTS.contains(relation.kind()) || FILES.contains(relation.kind())) {
                    pieces.add(piece);
                } else {
                    (BEHIND.contains(relation.kind()) ? behind : waiting).add(relation.target());
                }
            }
        }
    }

    private static String slide(String source) {
        String name = source.substring(source.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return name.startsWith("slide") ? name.substring(0, Math.max(0, dot)) + '_' : "";
    }

    void handOut(MemberExtractor extractor) throws IOException, SAXException {
        for (Piece piece : pieces) {
            if (piece.kind().equals("vbaProject")) {
                macros(piece, extractor);
            } else if (piece.kind().equals("oleObject")
                    && types.of(piece.part()).equals(OLE_TYPE)) {
                object(piece, extractor);
            } else {
                file(piece, extractor);
            }
        }
        for (Piece piece : thumbnails) {
            Metadata metadata = metadata(piece, EmbeddedResourceType.THUMBNAIL);
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, '/' + piece.part());
            metadata.set(TikaCoreProperties.EMBEDDED_RELATIONSHIP_ID, '/' + piece.part());
            handOut(piece, metadata, extractor);
        }
    }

    private void file(Piece piece, MemberExtractor extractor) throws IOException, SAXException {
        EmbeddedResourceType type = switch (piece.kind()) {
            case "image", "hdphoto" -> EmbeddedResourceType.INLINE;
            case "aFChunk" -> EmbeddedResourceType.ALTERNATE_FORMAT_CHUNK;
            default -> EmbeddedResourceType.ATTACHMENT;
        };
        Metadata metadata = metadata(piece, type);
        metadata.set(
                TikaCoreProperties.RESOURCE_NAME_KEY,
                piece.part().substring(piece.part().lastIndexOf('/') + 1));
        handOut(piece, metadata, extractor);
    }

    private void handOut(Piece piece, Metadata metadata, MemberExtractor extractor) throws IOException, SAXException {
        metadata.set(Metadata.CONTENT_TYPE, types.of(piece.part()));
        try (InputStream in = parts.open(piece.part())) {
            extractor.parseEmbedded(in, new DefaultHandler(), metadata, false);
        }
    }

    private static Metadata metadata(Piece piece, EmbeddedResourceType type) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.EMBEDDED_RELATIONSHIP_ID, piece.id());
        metadata.set(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE, type.name());
        return metadata;
    }

    /// An object that cannot be unwrapped is handed out by whoever counts the members, as the part that it is.
    private void object(Piece piece, MemberExtractor extractor) throws IOException, SAXException {
        OleObject[] object = new OleObject[1];
        if (Hostile.fails(() -> {
            try (InputStream in = parts.open(piece.part())) {
                object[0] = OleObject.of(in);
            }
        })) {
            return;
        }
        try (OleObject opened = object[0]) {
            Optional<InputStream> inside = opened.inside();
            if (inside.isEmpty()) {
                file(piece, extractor);
                return;
            }
            Metadata metadata = metadata(piece, EmbeddedResourceType.ATTACHMENT);
            opened.label().ifPresent(label -> metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, label));
            try (TikaInputStream in = TikaInputStream.get(inside.get())) {
                extractor.parseEmbedded(in, new DefaultHandler(), metadata, false);
            }
        }
    }

    private void macros(Piece piece, MemberExtractor extractor) throws IOException, SAXException {
        try (InputStream in = parts.open(piece.part());
                POIFSFileSystem project = new POIFSFileSystem(in)) {
            OfficeParser.extractMacros(project, new DefaultHandler(), extractor);
        }
    }
}
