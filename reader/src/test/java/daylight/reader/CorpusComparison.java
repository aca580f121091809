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

    public void members(String name, RecordedTree own, RecordedTree theirs) {
        List<String> ownMembers =
                own.membersOf(own.root()).map(RecordedTree.Doc::path).toList();
        List<String> theirMembers =
                theirs.membersOf(theirs.root()).map(RecordedTree.Doc::path).toList();
        if (!ownMembers.equals(theirMembers)
                || own.root().listed() != theirs.root().listed()) {
            wrong.add(name + " has members " + ownMembers + ", expected " + theirMembers);
        }
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
