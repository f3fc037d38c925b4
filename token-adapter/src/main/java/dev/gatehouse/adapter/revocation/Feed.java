package dev.gatehouse.adapter.revocation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The log as readers follow it. */
public final class Feed {

    /** A reader takes 5 s of silence for a broken connection sooner or later; one more may be lost on the way. */
    static final Duration HEARTBEAT = Duration.ofSeconds(4);

    private final RevocationLog log;

    Feed(RevocationLog log) {
        this.log = log;
    }

    /**
     * A new reader.
     *
     * @param cursor where it left off; null for one that knows nothing
     */
    public Follower follow(String realm, @Nullable String cursor) {
        return new Follower(log, realm, cursor);
    }
}
