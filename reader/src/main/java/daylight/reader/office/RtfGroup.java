package daylight.reader.office;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What holds between two braces of a rich text. A group begins with what holds around it.
final class RtfGroup {
    /// Where the text of a group goes.
    enum Target {
        /// Into the paragraph.
        TEXT,
        /// Nowhere, and neither does that of groups inside.
        NOWHERE,
        /// Nowhere, but groups inside may have words: drawings and their properties.
        AROUND,
        FONTS,
        /// Kept, for who has begun to keep it.
        KEPT
    }

    Target target = Target.TEXT;

    /// How many characters stand behind `\\u` for programs that do not know it.
    int fallback = 1;

    int font = -1;
    boolean hidden;
    boolean deleted;
    boolean inserted;
    boolean movedAway;
    boolean movedHere;
    int author = -1;
    int deletedBy = -1;
    int movedBy = -1;
    long moment;
    long deletedAt;
    long movedAt;

    /// Called when the group ends; empty for most.
    @Nullable
    Runnable end;

    /// Whether `\*` came just now: who does not know the word that follows passes over the group.
    boolean mayBePassedOver;

    /// Whether nothing but `\*` came yet: the next word may say what the group is.
    boolean isFresh = true;

    /// Changes, as a list that is kept as long as nothing changes.
    @Nullable
    List<Change> changes;

    RtfGroup inside() {
        RtfGroup copy = new RtfGroup();
        copy.target = target;
        copy.fallback = fallback;
        copy.font = font;
        copy.hidden = hidden;
        copy.deleted = deleted;
        copy.inserted = inserted;
        copy.movedAway = movedAway;
        copy.movedHere = movedHere;
        copy.author = author;
        copy.deletedBy = deletedBy;
        copy.movedBy = movedBy;
        copy.moment = moment;
        copy.deletedAt = deletedAt;
        copy.movedAt = movedAt;
        copy.changes = changes;
        return copy;
    }

    /// `\plain`: the form of letters is that of the default again.
    void plain(int defaultFont) {
        font = defaultFont;
        hidden = false;
        deleted = false;
        inserted = false;
        movedAway = false;
        movedHere = false;
        changes = null;
    }
}
