package daylight.reader.tika;

import daylight.reader.ground.CanonicalForm;
import daylight.reader.ground.Node;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.poi.hpsf.ClassID;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// A document that lies inside an OLE2 file as a storage (a folder), not as bytes: an embedded object, a message
/// attached to a message. To be read it becomes an OLE2 file of its own; its identity is that of its canonical
/// form (docs/formats/canonical.md, recipe 2), so that no writer of files has a part in it.
final class OleStorage {
    private OleStorage() {}

    /// The storage as a file, after telling the member its identity.
    static InputStream open(DirectoryEntry storage, Node member) throws IOException {
        CanonicalForm form = canonical(storage);
        member.identity(form.hash(), CanonicalForm.STORAGE_RECIPE, form.sizeBytes());
        return asFile(storage);
    }

    private static InputStream asFile(DirectoryEntry storage) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            file.getRoot().setStorageClsid(storage.getStorageClsid());
            EntryUtils.copyNodes(storage, file.getRoot());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            file.writeFilesystem(bytes);
            return new ByteArrayInputStream(bytes.toByteArray());
        }
    }

    static CanonicalForm canonical(DirectoryEntry storage) throws IOException {
        CanonicalForm form = CanonicalForm.ofStorage();
        add(storage, form);
        return form;
    }

    private static void add(DirectoryEntry storage, CanonicalForm form) throws IOException {
        form.field("class", classId(storage));
        List<Entry> entries = new ArrayList<>();
        storage.getEntries().forEachRemaining(entries::add);
        entries.sort(Comparator.comparing(Entry::getName));
        for (Entry entry : entries) {
            if (entry instanceof DirectoryEntry inner) {
                form.field("storage", inner.getName());
                add(inner, form);
                form.field("end", inner.getName());
            } else if (entry instanceof DocumentEntry stream) {
                form.field("stream", stream.getName());
                form.field("stream-sha256", sha256(stream));
            }
        }
    }

    /// The sixteen bytes as the file has them; empty when there is no class or only zeros.
    private static String classId(DirectoryEntry storage) {
        ClassID id = storage.getStorageClsid();
        if (id == null) {
            return "";
        }
        byte[] bytes = new byte[ClassID.LENGTH];
        id.write(bytes, 0);
        String hex = HexFormat.of().formatHex(bytes);
        return hex.matches("0*") ? "" : hex;
    }

    private static String sha256(DocumentEntry stream) throws IOException {
        try (DocumentInputStream in = new DocumentInputStream(stream)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
