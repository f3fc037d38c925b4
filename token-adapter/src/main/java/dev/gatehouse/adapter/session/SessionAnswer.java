package dev.gatehouse.adapter.session;

import java.time.Duration;

/** What became of asking for a session. */
public sealed interface SessionAnswer {

    /** The session lives. */
    record Confirmed(Session session) implements SessionAnswer {}

    /** Better Auth says that there is no such session. */
    record Gone() implements SessionAnswer {}

    /** Nobody can be asked: the realm knows its sessions from their cookies alone, and here are none. */
    record Unasked() implements SessionAnswer {}

    /**
     * Nobody knows: Better Auth is away, slow, limiting, or does not make sense.
     *
     * @param retryAfter when asking again may help, 1 s to 5 s
     */
    record Unreachable(Duration retryAfter) implements SessionAnswer {}
}
