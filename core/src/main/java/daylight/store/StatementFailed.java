package daylight.store;

import java.sql.SQLException;

/// The database refused a statement; its own words are the message.
public final class StatementFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StatementFailed(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
