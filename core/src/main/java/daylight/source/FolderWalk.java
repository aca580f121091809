package daylight.source;

import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Walks one root depth first. A folder sorts as its name with a `/`, which makes the order of the walk that of the
/// whole paths' bytes. Recursion is bounded by the system's longest path, a few thousand names. The entries of one
/// folder, and of those above it, are held in memory to be sorted, a few hundred bytes each: a folder of a million
/// entries is walked with the desk's usual memory, one of ten million is not.
final class FolderWalk {
    private final Root root;
    private final Consumer<Found> visitor;
    private long visited;

    /// @param leaf what to say of it; none for a folder, which is walked instead
    private record Entry(NameBytes order, Path place, Optional<Found> leaf) {}

    FolderWalk(Root root, Consumer<Found> visitor) {
        this.root = root;
        this.visitor = visitor;
    }

    /// @return how many times the visitor was called
    long walk() {
        if (root.folder()) {
            walkFolder(root.place(), root.label());
        } else {
            visit(look(root.place(), root.label()).leaf().orElseGet(() -> unreadable(root.label())));
        }
        return visited;
    }

    private void walkFolder(Path folder, NameBytes path) {
        List<Entry> entries = new ArrayList<>();
        boolean whole = list(folder, path, entries);
        entries.sort(Comparator.comparing(Entry::order));
        if (!whole) {
            visit(unreadable(asFolder(path)));
        }
        for (Entry entry : entries) {
            if (entry.leaf().isPresent()) {
                visit(entry.leaf().get());
            } else {
                walkFolder(entry.place(), path.then('/', RawNames.lastOf(entry.place())));
            }
        }
    }

    private boolean list(Path folder, NameBytes path, List<Entry> entries) {
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
            for (Path place : listing) {
                entries.add(look(place, path.then('/', RawNames.lastOf(place))));
            }
            return true;
        } catch (IOException | DirectoryIteratorException e) {
            return false;
        }
    }

    private Entry look(Path place, NameBytes path) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return new Entry(path, place, Optional.of(unreadable(path)));
        }
        if (attributes.isDirectory()) {
            return new Entry(asFolder(path), place, Optional.empty());
        }
        Found found;
        if (attributes.isRegularFile()) {
            found = FoundFile.of(root, path, place, attributes);
        } else {
            found = new SkippedEntry(path, attributes.isSymbolicLink() ? Reason.LINK : Reason.NOT_A_FILE);
        }
        return new Entry(path, place, Optional.of(found));
    }

    private static NameBytes asFolder(NameBytes path) {
        return path.then('/', NameBytes.EMPTY);
    }

    private static SkippedEntry unreadable(NameBytes path) {
        return new SkippedEntry(path, Reason.SOURCE_UNREADABLE);
    }

    private void visit(Found found) {
        visited++;
        visitor.accept(found);
    }
}
