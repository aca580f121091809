package daylight.reader.ground;

import daylight.protocol.Event;

/// Where a reading's events go: the desk, or a test.
@FunctionalInterface
public interface Emitter {
    /// Hand on one event; blocks while the desk is slower than the reader.
    void emit(Event event);
}
