/// The sample investigation: writes every file of `sample/` again, byte for byte.
///
/// In: the papers' texts, which stand in the `…Papers` and `…Mails` classes in a small markup. Out:
/// `sample/evidence`, `sample/EXPECTED.json` and `sample/README.md`. Keeps: nothing. Never: a clock, a random
/// number, a font or an image from the machine it runs on, a real person, place or company.
///
/// Nothing is compressed by the platform's zlib, whose output differs between builds: archives store, PDF
/// streams are plain, pictures are encoded here.
@NullMarked
package daylight.house.sample;

import org.jspecify.annotations.NullMarked;
