/// Room 4: text layers, pages, structure, language, normalised metadata.
///
/// **In**: what a worker read.
/// **Out**: [TextLayer], pages by number, [DocumentFacts].
/// **Keeps**: `text/`: immutable, content-addressed layers; the facts about documents.
/// **Never**: replaces a layer; guesses a language silently.
@NullMarked
package daylight.text;

import org.jspecify.annotations.NullMarked;
