package daylight.house.sample;

import java.util.List;

/// One file of the sample and what a correct intake says of it.
///
/// @param path below `evidence/`, with `/` on every system
/// @param about one line for README.md: what the file is for
/// @param outcomes the outcomes a correct intake may give; more than one only where the bytes allow a choice
/// @param reason the reason's code, or `none`
record Paper(String path, byte[] bytes, String about, List<String> outcomes, String reason, List<Member> members) {
    Paper {
        outcomes = List.copyOf(outcomes);
        members = List.copyOf(members);
    }

    /// A file that is read in full.
    static Paper read(String path, byte[] bytes, String about) {
        return new Paper(path, bytes, about, List.of("read"), "none", List.of());
    }

    Paper ending(String outcome, String reason) {
        return new Paper(path, bytes, about, List.of(outcome), reason, members);
    }

    Paper endingAnyOf(String first, String second, String reason) {
        return new Paper(path, bytes, about, List.of(first, second), reason, members);
    }

    Paper holding(List<Member> found) {
        return new Paper(path, bytes, about, outcomes, reason, found);
    }

    /// The file's name without its folder.
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// A member of a container; members of members follow with `!` between the names.
    ///
    /// @param name the name the container gives, or `#n` for the n-th member where it gives none
    record Member(String name, String outcome, String reason) {
        static Member read(String name) {
            return new Member(name, "read", "none");
        }

        Member below(String parent) {
            return new Member(parent + "!" + name, outcome, reason);
        }
    }
}
