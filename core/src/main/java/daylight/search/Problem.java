package daylight.search;

/// What could not be understood as it was typed.
///
/// @param position   where, in UTF-16 code units of what was typed
/// @param length     over how many code units; at least 0
/// @param sentence   what is wrong, and what was searched instead
/// @param suggestion what to type instead of the marked stretch; empty when there is no good guess
public record Problem(int position, int length, String sentence, String suggestion) {}
