package daylight.reader.tika;

import daylight.protocol.NameBytes;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// The embedded objects of an old Office document: storages in the `ObjectPool` of Word, storages `MBD…` of Excel
/// ([MS-DOC] 2.1.9, [MS-XLS] 2.1.7). Pictures stand in streams of the application's own form; they are known to the
/// parser alone.
final class OleInventory implements Inventory {
    private static final String WORD_POOL = "ObjectPool";
    private static final String EXCEL_PREFIX = "MBD";

    private final List<Enclosed> enclosed;

    private OleInventory(List<Enclosed> enclosed) {
        this.enclosed = List.copyOf(enclosed);
    }

    static OleInventory of(Evidence evidence) throws IOException {
        OleDirectory directory = OleDirectory.of(evidence);
        List<Enclosed> found = new ArrayList<>();
        for (OleDirectory.Entry entry : directory.inRoot()) {
            if (!entry.isStorage()) {
                continue;
            }
            if (entry.name().equals(WORD_POOL)) {
                for (OleDirectory.Entry object : directory.in(entry)) {
                    if (object.isStorage() && object.name().startsWith("_")) {
                        found.add(object(evidence, WORD_POOL, object.name()));
                    }
                }
            } else if (entry.name().startsWith(EXCEL_PREFIX)) {
                found.add(object(evidence, entry.name()));
            }
        }
        return new OleInventory(found);
    }

    private static Enclosed object(Evidence evidence, String... path) {
        // Opened again when it is wanted: most objects are handed out by the parser.
        return new Enclosed(NameBytes.of(String.join("/", path)), Set.of(path[path.length - 1]), member -> {
            try (InputStream in = evidence.open();
                    POIFSFileSystem file = new POIFSFileSystem(in)) {
                DirectoryEntry storage = file.getRoot();
                for (String name : path) {
                    storage = (DirectoryEntry) storage.getEntry(name);
                }
                return OleStorage.open(storage, member);
            }
        });
    }

    @Override
    public int count(int inline) {
        return enclosed.size();
    }

    @Override
    public boolean covers(HandedOut member) {
        return enclosed.stream().anyMatch(each -> each.keys().contains(member.key()));
    }

    @Override
    public List<Enclosed> missing(List<HandedOut> handedOut, int inline) {
        return enclosed.stream()
                .filter(each ->
                        handedOut.stream().noneMatch(member -> each.keys().contains(member.key())))
                .toList();
    }
}
