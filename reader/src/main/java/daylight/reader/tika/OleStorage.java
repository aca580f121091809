package daylight.reader.tika;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// A document that lies inside an OLE2 file as a storage (a folder), not as bytes: an embedded object, a message
/// attached to a message. It becomes an OLE2 file of its own.
final class OleStorage {
    private OleStorage() {}

    static InputStream asFile(DirectoryEntry storage) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            file.getRoot().setStorageClsid(storage.getStorageClsid());
            EntryUtils.copyNodes(storage, file.getRoot());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            file.writeFilesystem(bytes);
            return new ByteArrayInputStream(bytes.toByteArray());
        }
    }
}
