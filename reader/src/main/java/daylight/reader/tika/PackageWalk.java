package daylight.reader.tika;

import daylight.reader.ground.Hostile;
import daylight.reader.opc.ContentTypes;
import daylight.reader.opc.PackageParts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
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

    /// What a text document has names for.
    private static final Set<String> OBJECTS = Set.of("oleObject", "package", "aFChunk");

    private static final Set<String> THUMBNAILS = Set.of("thumbnail", "auxThumbnail");

    private final PackageParts parts;
    private final ContentTypes types;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Piece> thumbnails = new ArrayList<>();
    private boolean damaged;

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
        for (PackageParts.Link link : parts.links()) {
            PackageParts.Relation relation = link.relation();
            if (relation.isFile()) {
                Piece piece = new Piece(relation.kind(), slide(link.source()) + relation.id(), relation.target());
                (THUMBNAILS.contains(relation.kind()) ? thumbnails : pieces).add(piece);
            }
        }
    }

    private static String slide(String source) {
        String name = source.substring(source.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return name.startsWith("slide") ? name.substring(0, Math.max(0, dot)) + '_' : "";
    }

    /// Whether a file could not be handed out; whoever counts the members finds it, as the part that it is.
    boolean isDamaged() {
        return damaged;
    }

    void handOut(MemberExtractor extractor) {
        pieces.forEach(piece -> damaged |= Hostile.fails(() -> handOut(piece, extractor)));
        thumbnails.forEach(piece -> damaged |= Hostile.fails(() -> thumbnail(piece, extractor)));
    }

    private void handOut(Piece piece, MemberExtractor extractor) throws IOException, SAXException {
        if (piece.kind().equals("vbaProject")) {
            macros(piece, extractor);
        } else if (piece.kind().equals("oleObject") && types.of(piece.part()).equals(OLE_TYPE)) {
            object(piece, extractor);
        } else {
            file(piece, extractor);
        }
    }

    private void thumbnail(Piece piece, MemberExtractor extractor) throws IOException, SAXException {
        Metadata metadata = metadata(piece, EmbeddedResourceType.THUMBNAIL);
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, '/' + piece.part());
        metadata.set(TikaCoreProperties.EMBEDDED_RELATIONSHIP_ID, '/' + piece.part());
        handOut(piece, metadata, extractor);
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
