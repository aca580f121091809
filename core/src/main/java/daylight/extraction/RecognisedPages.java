package daylight.extraction;

import daylight.protocol.Event;
import java.io.IOException;

/// What readings of one original that were broken off had recognised of its pages. Used by one thread.
public interface RecognisedPages {
    /// None, and none is kept.
    RecognisedPages NONE = new RecognisedPages() {
        @Override
        public int count() {
            return 0;
        }

        @Override
        public void giveTo(Receiver receiver) {
            // There are none.
        }

        @Override
        public void keep(Event.Recognised page) {
            // Whoever does not want to go on begins again.
        }

        @Override
        public void forget() {
            // There are none.
        }
    };

    /// Gets pages, one after the other.
    @FunctionalInterface
    interface Receiver {
        void take(Event.Recognised page) throws IOException;
    }

    /// How many there are.
    int count();

    /// Hand all of them on, for the next reading.
    ///
    /// @throws IOException as the receiver threw it
    void giveTo(Receiver receiver) throws IOException;

    /// A page was recognised.
    void keep(Event.Recognised page);

    /// The pages so far are not asked for again.
    void forget();
}
