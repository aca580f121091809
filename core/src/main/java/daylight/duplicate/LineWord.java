package daylight.duplicate;

import daylight.id.Span;

/// A word, or a sign between words, of a line.
///
/// @param line  which of several lines, from 0
/// @param place code points of the page
record LineWord(int line, Span place, String text) {}
