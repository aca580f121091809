package daylight.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/// A way through the words of a segment that a pattern accepts. Whatever the way, they are the same and ascend.
@FunctionalInterface
interface WordWalk {
    /// @param words all that the segment's field holds
    TermsEnum over(LeafReaderContext leaf, Terms words) throws IOException;

    /// Through the vocabulary in the index, past what the automaton says cannot follow.
    static WordWalk inIndex(CompiledAutomaton automaton) {
        return (leaf, words) -> automaton.getTermsEnum(words);
    }
}
