package daylight.reader.mail;

import com.pff.PSTException;
import com.pff.PSTFile;
import com.pff.PSTFolder;
import com.pff.PSTMessage;
import com.pff.PSTObject;
import daylight.protocol.NameBytes;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.InlineText;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Outlook's PST and OST. Each item of each folder is a member; a search folder only refers to items and has
/// none.
public final class Pst implements Format {
    /// Folders nested deeper than this are a cycle.
    private static final int FOLDER_DEPTH_MAX = 64;

    private final InlineText inline;

    public Pst(InlineText inline) {
        this.inline = inline;
    }

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        Contents contents = new Contents(node, members).resumable();
        try {
            PSTFile store = open(evidence);
            try {
                PSTFolder root = store.getRootFolder();
                node.listed(count(root, 0), List.of());
                readFolder(root, "", 0, contents, new PstItems(inline, members));
            } finally {
                store.close();
            }
        } catch (PSTException e) {
            if (contents.count() == 0) {
                throw new IOException(e);
            }
            contents.cut();
        }
        return contents.ending();
    }

    private static PSTFile open(Evidence evidence) throws IOException, PSTException {
        return switch (evidence) {
            case Evidence.InMemory memory -> new PSTFile(new PstBytes(memory.content()));
            case Evidence.InFile file -> new PSTFile(file.path().toFile());
        };
    }

    /// The store's own counts: each folder keeps one as a property (PidTagContentCount), apart from its items.
    private static int count(PSTFolder folder, int depth) {
        if (depth > FOLDER_DEPTH_MAX || isSearch(folder)) {
            return 0;
        }
        int[] count = {Math.max(0, folder.getContentCount())};
        // A damaged folder counts nothing here; reading it again is what marks the store as damaged.
        Hostile.thrownBy(() -> {
            for (PSTFolder sub : folder.getSubFolders()) {
                count[0] += count(sub, depth + 1);
            }
        });
        return count[0];
    }

    private static boolean isSearch(PSTFolder folder) {
        return folder.getNodeType() == PSTObject.NID_TYPE_SEARCH_FOLDER;
    }

    private static void readFolder(PSTFolder folder, String path, int depth, Contents contents, PstItems items) {
        if (isSearch(folder)) {
            return;
        }
        if (depth > FOLDER_DEPTH_MAX) {
            contents.cut();
            return;
        }
        for (int n = 0; n < folder.getContentCount(); n++) {
            if (contents.skips()) {
                continue;
            }
            int position = n;
            // Each item by itself: one that cannot be opened must not hide those after it.
            Hostile.thrownBy(() -> readItem(folder, position, path, contents, items))
                    .ifPresent(_ -> contents.lost(NameBytes.of((path.isEmpty() ? "" : path + '/') + '#' + position)));
        }
        Optional<Throwable> broken = Hostile.thrownBy(() -> {
            for (PSTFolder sub : folder.getSubFolders()) {
                String name = sub.getDisplayName();
                readFolder(sub, path.isEmpty() ? name : path + '/' + name, depth + 1, contents, items);
            }
        });
        if (broken.isPresent()) {
            contents.cut();
        }
    }

    private static void readItem(PSTFolder from, int position, String folder, Contents contents, PstItems items)
            throws Exception {
        from.moveChildCursorTo(position);
        PSTObject child = from.getNextChild();
        if (child == null) {
            throw new EOFException("the folder counts more items than it has");
        }
        String id = Long.toString(child.getDescriptorNodeId());
        String prefix = folder.isEmpty() ? "" : folder + '/';
        if (child instanceof PSTMessage message) {
            String subject = message.getSubject().strip();
            NameBytes path = NameBytes.of(prefix + (subject.isEmpty() ? "#" + id : subject + " #" + id));
            contents.item(path, member -> items.read(message, member));
        } else {
            contents.unsupported(NameBytes.of(prefix + "#" + id));
        }
    }
}
