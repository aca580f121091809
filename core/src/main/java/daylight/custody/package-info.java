/// Room 2: originals and the ledger.
///
/// **In**: files that [daylight.source] found; entries that other rooms ask to have written.
/// **Out**: the document's [daylight.id.Sha256]; a verification of everything held.
/// **Keeps**: `originals/`, `ledger.jsonl`, the erasable bodies of its entries.
/// **Never**: changes or hard-links an original; acknowledges an entry that is not on disk; keeps a private key
/// inside the case.
@NullMarked
package daylight.custody;

import org.jspecify.annotations.NullMarked;
