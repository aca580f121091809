package daylight.publication;

/// What became of the words of a page.
///
/// @param words   that lie beneath its picture
/// @param covered words that were left out, because the picture shows nothing where they stand
public record PublishedPage(int words, int covered) {}
