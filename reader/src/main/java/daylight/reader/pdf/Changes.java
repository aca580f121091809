package daylight.reader.pdf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/// Which objects of an earlier revision a later one replaced (ISO 32000-2, 7.5.6). An object that was
/// not replaced still stands at the same place of the file; a page that is made of such objects alone
/// says what it said.
final class Changes {
    /// More objects than these are not looked through; the page counts as touched.
    private static final int OBJECTS_MAX = 20_000;

    private static final int DIRECT_DEPTH_MAX = 20;

    private final Set<COSObjectKey> replaced = new HashSet<>();
    private final Set<COSObjectKey> untouched = new HashSet<>();
    private final Set<COSObjectKey> pagesNow = new HashSet<>();
    private final PDDocument later;

    Changes(PDDocument earlier, PDDocument later) {
        this.later = later;
        Map<COSObjectKey, Long> now = later.getDocument().getXrefTable();
        Map<COSObjectKey, Long> then = earlier.getDocument().getXrefTable();
        then.forEach((key, place) -> {
            if (!place.equals(now.get(key))) {
                replaced.add(key);
            }
        });
        // What stands in a stream of objects is named by the stream's number, and changes with it.
        then.forEach((key, place) -> {
            if (place < 0 && replaced.contains(new COSObjectKey(-place, 0))) {
                replaced.add(key);
            }
        });
        for (PDPage page : later.getPages()) {
            COSObjectKey key = page.getCOSObject().getKey();
            if (key != null) {
                pagesNow.add(key);
            }
        }
    }

    /// Whether a page of the earlier revision may show other text in the later one, or is not in it.
    boolean touchTextOf(PDPage page) {
        COSDictionary was = page.getCOSObject();
        COSObjectKey key = was.getKey();
        if (key == null || !pagesNow.contains(key)) {
            return true;
        }
        @Nullable COSBase contents = was.getItem(COSName.CONTENTS);
        if (replaced.contains(key)) {
            COSBase now = later.getDocument().getObjectFromPool(key).getObject();
            if (!(now instanceof COSDictionary dictionary)
                    || !isSame(contents, dictionary.getItem(COSName.CONTENTS), 0)
                    || !isSame(was.getItem(COSName.RESOURCES), dictionary.getItem(COSName.RESOURCES), 0)) {
                return true;
            }
        }
        return leadsToReplaced(contents) || areResourcesTouched(was);
    }

    /// Fonts and forms may stand in a dictionary of their own, and a page may have them from the nodes above it.
    private boolean areResourcesTouched(COSDictionary page) {
        @Nullable COSDictionary node = page;
        for (int depth = 0; node != null && depth < DIRECT_DEPTH_MAX; depth++) {
            COSObjectKey key = node.getKey();
            if (depth > 0 && key != null && replaced.contains(key)) {
                return true;
            }
            COSBase resources = node.getItem(COSName.RESOURCES);
            if (resources != null) {
                return leadsToReplaced(resources);
            }
            node = node.getCOSDictionary(COSName.PARENT);
        }
        return node != null;
    }

    /// The same references and values.
    private static boolean isSame(@Nullable COSBase one, @Nullable COSBase other, int depth) {
        if (depth > DIRECT_DEPTH_MAX) {
            return false;
        }
        if (one instanceof COSObject reference && other instanceof COSObject second) {
            return Objects.equals(reference.getKey(), second.getKey());
        }
        if (one instanceof COSArray array && other instanceof COSArray second) {
            boolean same = second.size() == array.size();
            for (int i = 0; same && i < array.size(); i++) {
                same = isSame(array.get(i), second.get(i), depth + 1);
            }
            return same;
        }
        if (one instanceof COSDictionary dictionary && other instanceof COSDictionary second) {
            return second.keySet().equals(dictionary.keySet())
                    && dictionary.keySet().stream()
                            .allMatch(name -> isSame(dictionary.getItem(name), second.getItem(name), depth + 1));
        }
        return Objects.equals(one, other);
    }

    private boolean leadsToReplaced(@Nullable COSBase start) {
        Deque<COSBase> open = new ArrayDeque<>();
        Set<COSObjectKey> seen = new HashSet<>();
        if (start != null) {
            open.push(start);
        }
        while (!open.isEmpty()) {
            COSBase next = open.pop();
            if (next instanceof COSObject reference) {
                COSObjectKey key = reference.getKey();
                if (key == null || replaced.contains(key) || seen.size() > OBJECTS_MAX) {
                    return true;
                }
                if (!untouched.contains(key) && seen.add(key) && reference.getObject() != null) {
                    open.push(reference.getObject());
                }
            } else if (next instanceof COSArray array) {
                array.forEach(each -> push(each, open));
            } else if (next instanceof COSDictionary dictionary) {
                dictionary.forEach((name, value) -> {
                    // A form may name the page it stands on.
                    if (!COSName.PARENT.equals(name) && !COSName.P.equals(name)) {
                        push(value, open);
                    }
                });
            }
        }
        untouched.addAll(seen);
        return false;
    }

    private static void push(@Nullable COSBase value, Deque<COSBase> open) {
        if (value instanceof COSObject || value instanceof COSArray || value instanceof COSDictionary) {
            open.push(value);
        }
    }
}
