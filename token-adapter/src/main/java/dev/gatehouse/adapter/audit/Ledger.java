package dev.gatehouse.adapter.audit;

import dev.gatehouse.adapter.denial.Denial;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what was done and refused, and writes it down. Thread-safe. */
public final class Ledger {

    /** The name of the endpoint that gives tokens. */
    public static final String TOKEN = "token";

    private static final Logger AUDIT = LoggerFactory.getLogger("gatehouse.audit");
    private static final int UNAVAILABLE = 503;

    private final MeterRegistry meters;

    Ledger(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Enters a request once its answer is decided; only the first answer to it counts. */
    public void enter(Trail trail) {
        if (trail.closed) {
            return;
        }
        trail.closed = true;
        Deed deed = trail.deed;
        if (deed == null) {
            return;
        }
        count(trail, deed);
        // A flood is over the limit of failures soon, and must not fill the disk.
        if (trail.denial != Denial.TOO_MANY_FAILURES && AUDIT.isInfoEnabled()) {
            AUDIT.info(AuditLine.of(trail, deed));
        }
    }

    /** Counts what was refused before anybody knew what it is about. */
    public void refused(Denial reason) {
        add("gatehouse.refusals", "Requests that were refused", Tags.of("code", reason.code()));
    }

    private void count(Trail trail, Deed deed) {
        Denial denial = trail.denial;
        if (denial != null) {
            refused(denial);
        }
        if (trail.endpoint.equals(TOKEN)) {
            String grant = trail.grant.isEmpty() ? "none" : trail.grant;
            String code = denial == null ? "issued" : denial.code();
            add("gatehouse.tokens", "Requests for tokens", Tags.of("grant", grant, "code", code));
            if (grant.equals("refresh_token")) {
                add("gatehouse.refreshes", "What became of refresh tokens", Tags.of("outcome", outcome(deed, denial)));
            }
        }
        if (deed == Deed.REVOCATION || deed == Deed.REUSE) {
            add("gatehouse.revocations", "What was ended, and through what", Tags.of("by", trail.endpoint));
        }
        if (deed == Deed.EVENT) {
            add("gatehouse.events", "Events of Better Auth that were taken", Tags.of("type", trail.eventType));
        }
    }

    private static String outcome(Deed deed, @Nullable Denial denial) {
        return switch (deed) {
            case REFRESH -> "rotated";
            case REPLAY -> "replayed";
            case REUSE -> "reused";
            default -> denial != null && denial.status() == UNAVAILABLE ? "unavailable" : "refused";
        };
    }

    private void add(String name, String description, Tags tags) {
        Counter.builder(name)
                .description(description)
                .tags(tags)
                .register(meters)
                .increment();
    }
}
