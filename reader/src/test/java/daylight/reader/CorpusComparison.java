package daylight.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Holds a reader of our own against the general reader, document by document, and keeps what differs.
public final class CorpusComparison {
    private final List<String> wrong = new ArrayList<>();

    /// What differed so far, a sentence each.
    public List<String> wrong() {
        return wrong;
    }

    /// @param missing words that our own reader lacks and no reason allows
    public void words(String name, List<String> missing) {
        if (!missing.isEmpty()) {
            wrong.add(name + " lacks " + missing);
        }
    }

    public void outcome(String name, RecordedTree own, RecordedTree theirs) {
        if (!own.root().outcome().equals(theirs.root().outcome())) {
            wrong.add(name + " ends as " + own.root() + ", the general reader as " + theirs.root());
        }
    }

    /// The members must be the same, in whatever order; one that the general reader passes over at first has the
    /// folders in its name.
    public void members(String name, RecordedTree own, RecordedTree theirs) {
        List<String> ownMembers = members(own);
        List<String> theirMembers = members(theirs);
        if (!ownMembers.equals(theirMembers)
                || own.root().listed() != theirs.root().listed()) {
            wrong.add(name + " has members " + ownMembers + ", expected " + theirMembers);
        }
    }

    private static List<String> members(RecordedTree tree) {
        return tree.membersOf(tree.root())
                .map(member -> member.path().substring(member.path().lastIndexOf('/') + 1)
                        + ' '
                        + member.ended().sha256())
                .sorted()
                .toList();
    }

    /// Each fact of the general reader must be one of ours with the same values.
    ///
    /// @param isCompared which facts
    /// @param form       brings values into the form in which they are compared
    public void facts(
            String name,
            RecordedTree own,
            RecordedTree theirs,
            Predicate<String> isCompared,
            UnaryOperator<List<String>> form) {
        Map<String, List<String>> ownFacts = own.root().ended().metadata();
        new TreeMap<>(theirs.root().ended().metadata()).forEach((fact, values) -> {
            List<String> ours = ownFacts.getOrDefault(fact, List.of());
            if (isCompared.test(fact) && !form.apply(values).equals(form.apply(ours))) {
                wrong.add(name + " " + fact + " is " + ours + ", expected " + values);
            }
        });
    }
}
