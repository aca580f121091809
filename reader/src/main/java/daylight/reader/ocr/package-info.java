/// Text recognition with nothing to install: pictures of pages become lines and words with their places.
///
/// **In**: a grey picture of a page with its resolution, the languages if they are known, a budget of CPU time.
/// **Out**: words in reading order with boxes and confidence, the languages and the turn that were used, and where ink
/// was left that nothing read. **Keeps**: one engine for each set of languages in use, models in memory, until it is
/// closed. **Never**: gives a page out as read in full while text-like ink lies outside every word; downloads a
/// model; writes outside the worker's temporary folder; loads native code before the first page.
///
/// Tesseract 5 does the recognising, through JavaCPP. It is known to lose whole lines without a word; [InkAudit] is
/// the answer.
@NullMarked
package daylight.reader.ocr;

import org.jspecify.annotations.NullMarked;
