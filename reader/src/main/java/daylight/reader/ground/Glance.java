package daylight.reader.ground;

/// Looks at each document of a reading before it is read.
@FunctionalInterface
public interface Glance {
    /// Lets every document pass.
    Glance NONE = (_, _) -> {};

    /// A document whose bytes are at hand is about to be read.
    ///
    /// @throws WalkOver where nothing more needs to be read
    void at(Evidence evidence, Node node);
}
