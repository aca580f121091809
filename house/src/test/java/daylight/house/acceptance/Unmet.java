package daylight.house.acceptance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// An expectation that a case does not meet.
///
/// @param path  of the file
/// @param cell  what was expected
/// @param found what is so instead
record Unmet(String path, String cell, String found) {
    /// How words are parted says nothing: a tab between two cells, a line's end, a space that does not break.
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /// Compare one file with all that was expected of it.
    static List<Unmet> of(ExpectedFile expected, CaseReading reading) {
        List<Unmet> unmet = new ArrayList<>();
        Optional<CaseReading.Seen> document = reading.document(expected.sha256());
        if (document.isEmpty()) {
            unmet.add(new Unmet(expected.path(), "document", "is not in the case"));
            return unmet;
        }
        CaseReading.Seen seen = document.get();
        String outcome = seen.outcome();
        if (expected.outcomes().stream().noneMatch(one -> outcome.equals(one) || outcome.startsWith(one + "/"))) {
            unmet.add(new Unmet(expected.path(), "outcome " + String.join(" or ", expected.outcomes()), outcome));
        }
        String mediaType = seen.mediaType().replaceFirst(";.*", "").strip();
        if (expected.saysMediaType() && !mediaType.equals(expected.mediaType())) {
            unmet.add(new Unmet(expected.path(), "type " + expected.mediaType(), mediaType));
        }
        List<CaseReading.Member> members = reading.members(seen.sha256());
        if (expected.saysMembers() && members.size() != Integer.parseInt(expected.members())) {
            List<String> names =
                    members.stream().map(CaseReading.Member::name).limit(12).toList();
            unmet.add(new Unmet(expected.path(), "members " + expected.members(), members.size() + " " + names));
        }
        for (ExpectedFile.Words words : expected.words()) {
            if (!isFound(words, seen.sha256(), reading)) {
                unmet.add(new Unmet(expected.path(), "words " + words.said(), "not found"));
            }
        }
        return unmet;
    }

    private static boolean isFound(ExpectedFile.Words words, String sha256, CaseReading reading) {
        return switch (words.place()) {
            case OWN_TEXT -> has(reading.text(sha256), words.phrase());
            case METADATA -> has(reading.metadata(sha256), words.phrase());
            case OWN_TEXT_OR_ANY_MEMBER ->
                has(reading.text(sha256), words.phrase())
                        || below(sha256, reading, new HashSet<>()).stream()
                                .anyMatch(member -> has(reading.text(member.sha256()), words.phrase()));
            case NAMED_MEMBER ->
                below(sha256, reading, new HashSet<>()).stream()
                        .filter(member -> member.name().endsWith(words.member()))
                        .anyMatch(member ->
                                words.phrase().isEmpty() || has(reading.text(member.sha256()), words.phrase()));
        };
    }

    /// The members of a document, those of its members, and so on; each document once.
    private static List<CaseReading.Member> below(String sha256, CaseReading reading, Set<String> visited) {
        List<CaseReading.Member> found = new ArrayList<>();
        if (visited.add(sha256)) {
            for (CaseReading.Member member : reading.members(sha256)) {
                found.add(member);
                found.addAll(below(member.sha256(), reading, visited));
            }
        }
        return found;
    }

    private static boolean has(String text, String phrase) {
        return plain(text).contains(plain(phrase));
    }

    private static String plain(String text) {
        return SPACE.matcher(text).replaceAll(" ");
    }

    @Override
    public String toString() {
        return path + "\n      expected: " + cell + "\n      found:    " + found;
    }
}
