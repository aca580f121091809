package daylight.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WildcardPieceTest {
    private static WildcardPiece wild(String text) {
        return new WildcardPiece(text, false, false);
    }

    @Test
    void aPatternKnowsNeitherEndOnlyWithAWildcardAtBoth() {
        for (String pattern : new String[] {"*abc*", "?bc*", "*a?c*", "?a?", "*"}) {
            assertThat(wild(pattern).knowsNeitherEnd()).as(pattern).isTrue();
            assertThat(wild(pattern).knowsEnding()).as(pattern).isFalse();
        }
        for (String pattern : new String[] {"abc*", "a*c", "*abc", "?a?c"}) {
            assertThat(wild(pattern).knowsNeitherEnd()).as(pattern).isFalse();
        }
        assertThat(new WildcardPiece("abc", true, false).knowsNeitherEnd()).isFalse();
    }

    @Test
    void theLongestLiteralHoldsNoWildcardAndNothingEscaped() {
        assertThat(wild("*abc*").longestLiteral()).isEqualTo("abc");
        assertThat(wild("?a*bc?d*").longestLiteral()).isEqualTo("bc");
        assertThat(wild("*ab*cd*").longestLiteral()).isEqualTo("ab");
        assertThat(wild("*a\\*b\\?cd*").longestLiteral()).isEqualTo("cd");
        assertThat(wild("*??*").longestLiteral()).isEmpty();
    }
}
