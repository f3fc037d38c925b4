package dev.gatehouse.edge.exchange;

import java.time.Instant;

/** What the adapter gave for a session cookie. */
public sealed interface Traded {

    /** How long this answer may serve. */
    Instant until();

    /** An access token. */
    record Token(String text, Instant until) implements Traded {
        @Override
        public String toString() {
            return "Token[until " + until + "]";
        }
    }

    /** No live session stands behind the cookie. */
    record NoSession(Instant until) implements Traded {}
}
