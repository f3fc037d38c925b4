package dev.gatehouse.adapter.revocation;

import dev.gatehouse.adapter.revocation.Revocation.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Where revocations are kept, for each realm in one order that all readers see. It decides nothing.
 *
 * <p>Every Mono here emits exactly one value or fails with {@link RevocationLogException}. Every implementation passes
 * {@code RevocationLogContract}.
 */
interface RevocationLog {

    /** Appends it, unless what stands there says as much already. Once it emits, readers see it and it is kept. */
    Mono<Boolean> append(String realm, Revocation revocation);

    /** The entry of that name that reaches furthest. */
    Mono<Optional<Revocation>> find(String realm, Kind kind, String id);

    /**
     * The entries after a cursor, oldest first; empty if the log does not know the cursor, or no longer has what came
     * after it.
     *
     * @param after a cursor of this log; null for all that it holds
     */
    Mono<Optional<Page>> read(String realm, @Nullable String after, int most);

    /** Emits as soon as there is an entry after the cursor; at once if there is. */
    Mono<Boolean> grown(String realm, String after);

    /** How far the clocks of those who append to it may differ; zero where there is but one. */
    Duration skew();

    /**
     * A part of the log.
     *
     * @param end a cursor after the last of the entries; printable and without blanks
     */
    record Page(List<Entry> entries, String end) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A revocation at its place.
     *
     * @param cursor a cursor after it
     */
    record Entry(Revocation revocation, String cursor) {}
}
