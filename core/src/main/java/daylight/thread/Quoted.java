package daylight.thread;

import daylight.id.Sha256;
import daylight.id.Span;
import java.util.Optional;

/// Words that a mail has from another message.
///
/// @param page        from 1
/// @param span        the words: code points from the page's start
/// @param level       how often they were passed on, as far as the mail marks it; from 1
/// @param attribution how the mail says whose words they are, on one line; empty where it does not
/// @param writtenIn   the mail of the same thread that has the words as its sender's own
public record Quoted(int page, Span span, int level, String attribution, Optional<Sha256> writtenIn) {}
