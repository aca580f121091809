package daylight.extraction;

import daylight.protocol.Event;

/// Where the documents of a reading go. It always sees a well-formed tree: node 0 begins first and ends last, a
/// member begins and ends while its container is open, everything else names an open node, and every bound of the
/// request's limits holds. Also when the worker died: then what was open is ended with the reason.
///
/// The text itself is as hostile as its document: control characters, directions, any language. An exception thrown
/// here stops the reading and comes out of [Extraction#read].
public interface ReadingSink {
    /// Forget all that came for this original: its worker died, and a fresh one reads it from the start. Happens at
    /// most once.
    void restarted();

    void began(Event.Began began);

    void listed(Event.Listed listed);

    /// All members of the original so far have ended. Where a reading goes on from an earlier one, this
    /// comes first, with the checkpoint that was asked for: the members up to there are those of the
    /// earlier reading.
    default void reached(Event.Reached reached) {}

    void text(Event.Text text);

    void pageEnded(Event.PageEnded page);

    void block(Event.Block block);

    /// The picture from which the current page's words are recognised; whoever keeps no words takes no
    /// notice.
    default void picture(Event.Picture picture) {}

    /// A word in the picture of the current page, after the words before it in the text.
    default void word(Event.Word word) {}

    /// A document closes. `sha256` is empty where a member's bytes were never seen.
    void ended(Event.Ended ended);
}
