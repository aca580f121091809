package daylight.reader.tika;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.parser.microsoft.OfficeParser.POIFSDocumentType;

/// An object of OLE that a package holds as a part (\[MS-OLEDS\]): the file inside of it, where it is only a wrapping.
final class OleObject implements AutoCloseable {
    private static final String OLE = "\u0001Ole";
    private static final List<String> OF_OLE = List.of("Package", "CONTENTS");
    private static final String PACKAGE = "package";

    private final POIFSFileSystem storage;
    private final Optional<String> stream;
    private final Optional<Ole10Native> old;

    private OleObject(POIFSFileSystem storage, Optional<String> stream, Optional<Ole10Native> old) {
        this.storage = storage;
        this.stream = stream;
        this.old = old;
    }

    /// @throws IOException          where it is no such object
    /// @throws Ole10NativeException where it is one of the old form, and damaged
    static OleObject of(InputStream in) throws IOException, Ole10NativeException {
        POIFSFileSystem storage = new POIFSFileSystem(in);
        boolean done = false;
        try {
            DirectoryNode root = storage.getRoot();
            Optional<String> stream = stream(root);
            boolean isOld = stream.isEmpty() && POIFSDocumentType.detectType(root) == POIFSDocumentType.OLE10_NATIVE;
            Optional<Ole10Native> old =
                    isOld ? Optional.of(Ole10Native.createFromEmbeddedOleObject(storage)) : Optional.empty();
            done = true;
            return new OleObject(storage, stream, old);
        } finally {
            if (!done) {
                storage.close();
            }
        }
    }

    private static Optional<String> stream(DirectoryNode root) {
        Optional<String> named =
                root.hasEntry(OLE) ? OF_OLE.stream().filter(root::hasEntry).findFirst() : Optional.empty();
        return named.isPresent() ? named : Optional.of(PACKAGE).filter(root::hasEntry);
    }

    /// The file; empty where the object is a document itself.
    Optional<InputStream> inside() throws IOException {
        if (stream.isPresent()) {
            return Optional.of(storage.createDocumentInputStream(stream.get()));
        }
        return old.map(Ole10Native::getDataBuffer).map(ByteArrayInputStream::new);
    }

    /// What the file was called when it was put in.
    Optional<String> label() {
        return old.map(Ole10Native::getLabel);
    }

    @Override
    public void close() throws IOException {
        storage.close();
    }
}
