package daylight.duplicate;

import daylight.id.Sha256;
import daylight.store.Database;
import daylight.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The room's entry. May be used by many threads.
public final class Duplicates {
    /// The class-path folder of the room's tables.
    public static final String MIGRATIONS = "daylight/duplicate/migrations";

    /// Texts of fewer words are like too many others for it to mean anything; the same words still count.
    public static final int WORDS_MIN = 16;

    /// What is less alike is not looked for: estimates and [#groups] would miss too much of it.
    public static final double RESEMBLANCE_MIN = 0.5;

    /// Three standard errors of the estimate: what may be alike enough is looked at.
    private static final double ESTIMATE_ERROR = 0.135;

    private static final String TABLE = "duplicate_signature";

    private static final Comparator<Likeness> MOST_ALIKE_FIRST = Comparator.comparing(Likeness::sameWords)
            .thenComparing(Likeness::resemblance)
            .reversed()
            .thenComparing(Likeness::document);

    private final Database database;
    private final Texts texts;

    public Duplicates(Database database, Texts texts) {
        this.database = database;
        this.texts = texts;
    }

    /// Enter what a document's text is like, in place of what an earlier text was, inside the caller's
    /// transaction.
    public void put(Handle handle, Sha256 document, TextSignature signature) {
        DuplicateSql.put(handle, document, signature);
    }

    /// Forget a document, inside the caller's transaction.
    public void erase(Handle handle, Sha256 document) {
        DuplicateSql.erase(handle, document);
    }

    /// How many documents are entered. A case of an earlier version may have others.
    public long count() {
        return database.hasTable(TABLE) ? database.read(DuplicateSql::count) : 0;
    }

    /// The documents that have the same words as one, or nearly, those that are most alike first. How
    /// much they have in common is counted in their texts, where both have at most
    /// [SharedShingles#WORDS_MAX] words.
    ///
    /// @param atLeast the least resemblance, from [#RESEMBLANCE_MIN] to 1
    /// @throws daylight.text.DamagedLayer where a text cannot be read
    public List<Likeness> of(Sha256 document, double atLeast) {
        return database.hasTable(TABLE)
                ? database.read(handle -> DuplicateSql.of(handle, document)
                        .map(asked -> like(handle, document, asked, atLeast))
                        .orElse(List.of()))
                : List.of();
    }

    private List<Likeness> like(Handle handle, Sha256 document, TextSignature asked, double atLeast) {
        List<Likeness> found = new ArrayList<>();
        SharedShingles shingles = new SharedShingles(texts, document, asked);
        DuplicateSql.each(handle, (other, signature) -> {
            boolean same = asked.words() > 0 && signature.digest().equals(asked.digest());
            double estimate = asked.resemblance(signature);
            boolean comparable = asked.words() >= WORDS_MIN && signature.words() >= WORDS_MIN;
            if (!other.equals(document) && (same || comparable && estimate >= atLeast - ESTIMATE_ERROR)) {
                Likeness like = new Likeness(other, same, same ? 1 : estimate, same);
                found.add(same ? like : shingles.measured(like, signature));
            }
        });
        return found.stream()
                .filter(like -> like.resemblance() >= atLeast)
                .sorted(MOST_ALIKE_FIRST)
                .toList();
    }

    /// All documents that say the same as another, or nearly, those of the largest group first. How
    /// alike texts are that do not have the same words is estimated. Holds some 400 bytes for each document.
    ///
    /// @param atLeast the least resemblance to the principal of its group, from [#RESEMBLANCE_MIN] to 1
    public List<LikeDocuments> groups(double atLeast) {
        if (!database.hasTable(TABLE)) {
            return List.of();
        }
        return database.read(handle -> {
            Grouping grouping = new Grouping(atLeast);
            DuplicateSql.each(handle, grouping::add);
            return grouping.groups();
        });
    }

    static Comparator<Likeness> mostAlikeFirst() {
        return MOST_ALIKE_FIRST;
    }
}
