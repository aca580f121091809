package daylight.extraction;

import daylight.protocol.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Keeps what came, as lines, and forgets on a restart.
final class RecordingSink implements ReadingSink {
    final List<String> lines = new ArrayList<>();
    final List<Event.Ended> ends = new ArrayList<>();

    /// A permit for each original begun, restarts not forgotten; other threads wait for them.
    final Semaphore begun = new Semaphore(0);

    int restarts;

    @Override
    public void restarted() {
        restarts++;
        lines.clear();
        ends.clear();
    }

    @Override
    public void began(Event.Began began) {
        begun.release(began.parent() < 0 ? 1 : 0);
        lines.add("began " + began.node() + " in " + began.parent() + " " + began.name());
    }

    @Override
    public void listed(Event.Listed listed) {
        lines.add("listed " + listed.node() + " " + listed.count());
    }

    @Override
    public void reached(Event.Reached reached) {
        lines.add("reached " + reached.checkpoint().nodes());
    }

    @Override
    public void text(Event.Text text) {
        lines.add("text " + text.node() + " " + text.chunk());
    }

    @Override
    public void pageEnded(Event.PageEnded page) {
        lines.add("page " + page.node());
    }

    @Override
    public void block(Event.Block block) {
        lines.add("block " + block.node());
    }

    @Override
    public void picture(Event.Picture picture) {
        lines.add("picture " + picture.node() + " of " + picture.page());
    }

    @Override
    public void word(Event.Word word) {
        lines.add("word " + word.start() + " " + word.end());
    }

    @Override
    public void ended(Event.Ended ended) {
        ends.add(ended);
        lines.add("ended " + ended.node() + " " + ended.verdict().code() + " "
                + ended.reason().code());
    }

    Event.Ended root() {
        return ends.getLast();
    }
}
