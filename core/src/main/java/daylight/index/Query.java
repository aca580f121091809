package daylight.index;

import java.util.List;
import java.util.OptionalLong;

/// What is asked, as a tree. Every search, however it was typed, is one of these; each engine turns the same
/// tree into its own queries, so that two engines cannot understand one question differently.
///
/// Texts stand here as they were typed: folding, segmentation and stemming belong to the index.
public sealed interface Query {
    /// Every document.
    record MatchAll() implements Query {}

    /// No document: something was asked, and nothing of it could be understood.
    record MatchNone() implements Query {}

    /// One typed word, or an unspaced run of a script that writes without spaces. In [WordField#TEXT] it is
    /// found in its written form and, where the document's language is known, in its inflected forms.
    record Words(WordField field, String text) implements Query {}

    /// Words as they are written, one after the other, inflected forms not included.
    record Phrase(WordField field, String text) implements Query {}

    /// Words near to each other in any order.
    ///
    /// @param slop how many places the words may have to move, in all, to stand side by side
    record Near(WordField field, String text, int slop) implements Query {
        public Near {
            requireAtLeast("slop", slop, 0);
        }
    }

    /// Words that begin so.
    record Prefix(WordField field, String start) implements Query {}

    /// Words of this pattern: `*` any characters, `?` one character, `\` takes the next character as it is.
    record Wildcard(WordField field, String pattern) implements Query {}

    /// Words that differ from this one by a few letters inserted, left out, replaced or swapped with their
    /// neighbour.
    ///
    /// @param edits 1 or 2
    record Fuzzy(WordField field, String text, int edits) implements Query {
        public Fuzzy {
            if (edits != 1 && edits != 2) {
                throw new IllegalArgumentException("a fuzzy word differs by 1 or 2 letters, found: " + edits);
            }
        }
    }

    /// Words that match a regular expression as a whole.
    record Regex(WordField field, String pattern) implements Query {}

    /// Documents with a page whose text has a match of an RE2 expression, found by reading the text of what the
    /// other clauses left.
    record TextRegex(String pattern, boolean ignoreCase) implements Query {}

    /// Documents whose number or instant lies between two bounds, both included; an absent bound is open.
    record Range(NumberField field, OptionalLong from, OptionalLong to) implements Query {}

    /// All of these.
    record And(List<Query> parts) implements Query {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /// At least one of these.
    record Or(List<Query> parts) implements Query {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /// Everything but this.
    record Not(Query part) implements Query {}

    /// This, weighing `factor` times as much in the order of the hits.
    record Boost(Query part, float factor) implements Query {
        public Boost {
            if (!(factor >= 0 && factor <= FACTOR_MAX)) {
                throw new IllegalArgumentException("a boost lies between 0 and " + FACTOR_MAX + ", found: " + factor);
            }
        }
    }

    /// Beyond this the other clauses' part of a score would vanish in a float's 24 bits.
    float FACTOR_MAX = 1000f;

    private static void requireAtLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is at least " + least + ", found: " + value);
        }
    }
}
