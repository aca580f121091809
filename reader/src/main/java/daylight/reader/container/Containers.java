package daylight.reader.container;

import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.InlineText;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import daylight.reader.mail.Mbox;
import daylight.reader.mail.Pst;
import daylight.reader.mail.Tnef;
import java.io.IOException;
import java.util.Optional;

/// Which format opens which type of container.
public final class Containers {
    private final Format zip = new Zip();
    private final Format tar = new Tar();
    private final Format sevenZip = new SevenZip();
    private final Format rar = new Rar();
    private final Format other = new OtherArchive();
    private final Format compressed = new Compressed();
    private final Format mbox = new Mbox();
    private final Format cab = new Cab();
    private final Format iso = new Iso();
    private final Format signed = new SignedMessage();
    private final Format pst;
    private final Format tnef;

    public Containers(InlineText inline) {
        pst = new Pst(inline);
        tnef = new Tnef(inline);
    }

    /// The format that opens a container; empty for a document that is none.
    ///
    /// @param mediaType as detected, without parameters
    /// @param parser    the simple class name of the parser that Tika has for it: types that are archives
    ///     in disguise (an Android package, a browser extension) fall to Tika's archive parser too
    public Optional<Format> of(String mediaType, String parser) {
        return switch (parser) {
            case "PackageParser" -> Optional.of(archive(mediaType));
            case "CompressorParser" -> Optional.of(compressed);
            case "RarParser", "UnrarParser" -> Optional.of(rar);
            case "Pkcs7Parser", "TSDParser" -> Optional.of(signed);
            case "MboxParser" -> Optional.of(mbox);
            case "TNEFParser" -> Optional.of(tnef);
            case "OutlookPSTParser", "LibPstParser" -> Optional.of(pst);
            default -> withoutParser(mediaType);
        };
    }

    /// Read the members of an archive that stands behind a document of another kind.
    ///
    /// @return what its members say of the document; empty where none stands there
    public static Optional<Ending> behind(Evidence evidence, Node node, Members members) throws IOException {
        return Zip.behind(evidence, node, members);
    }

    /// What Tika knows by its type and has no parser for.
    private Optional<Format> withoutParser(String mediaType) {
        return switch (mediaType) {
            case "application/vnd.ms-cab-compressed" -> Optional.of(cab);
            case "application/x-iso9660-image" -> Optional.of(iso);
            default -> Optional.empty();
        };
    }

    private Format archive(String mediaType) {
        return switch (mediaType) {
            case "application/x-tar", "application/x-gtar" -> tar;
            case "application/x-7z-compressed" -> sevenZip;
            case "application/x-archive",
                    "application/x-debian-package",
                    "application/x-cpio",
                    "application/x-arj",
                    "application/x-tika-unix-dump" -> other;
            default -> zip;
        };
    }
}
