/// Room 4: text layers, pages, structure, language, normalised metadata.
///
/// **In**: what a worker read, through a [TextLayerWriter]; raw metadata, through [FactsOf].
/// **Out**: [TextLayer], pages by number ([OpenLayer]), [DocumentFacts], [Language].
/// **Keeps**: `text/`: immutable, content-addressed layers; the facts about documents.
/// **Never**: changes a layer; loses one that something may point into; guesses a language silently; lets the
/// order in which workers finish decide.
///
/// The entry is [Texts]. docs/formats/text-layer.md specifies the layers' bytes, docs/languages.md how
/// languages are told.
@NullMarked
package daylight.text;

import org.jspecify.annotations.NullMarked;
