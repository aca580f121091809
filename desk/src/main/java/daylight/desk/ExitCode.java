package daylight.desk;

import daylight.store.CaseException;

/// What the process says to a script when it ends. docs/cli.md holds the same list.
enum ExitCode {
    /// Everything asked for was done.
    DONE(0),
    /// Done, and failures are listed.
    DONE_WITH_FAILURES(1),
    /// The command line cannot be meant, or names something that is not there.
    USAGE(2),
    /// The case is damaged.
    DAMAGED(3),
    /// A limit, a lock, a full disk or a missing tool.
    UNAVAILABLE(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static ExitCode of(CaseException.Kind kind) {
        return switch (kind) {
            case USAGE -> USAGE;
            case DAMAGED -> DAMAGED;
            case UNAVAILABLE -> UNAVAILABLE;
        };
    }
}
