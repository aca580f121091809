package daylight.text;

/// A place in a layer.
///
/// @param page      from 1
/// @param codePoint code points from the page's start
public record TextPosition(int page, int codePoint) {}
