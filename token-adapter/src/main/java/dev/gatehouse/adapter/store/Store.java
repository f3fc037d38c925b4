package dev.gatehouse.adapter.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Where items are kept, and logs of entries. A store finds, compares and sets; it decides nothing, and knows nothing of
 * what the bytes mean.
 *
 * <p>Every Mono here emits exactly one value or fails with {@link StoreUnavailableException}: an empty one would end a
 * request in a silent 200. Nothing is emitted, or seen by any reader, before it is as safe as this store makes it.
 * Every implementation passes {@code StoreContract} and the contracts of those who keep something in it.
 */
public interface Store {

    /** What is kept there. Items that are over may be found for a while. */
    Mono<Optional<Bytes>> find(Key key);

    /** What is kept of a kind for an owner. */
    Mono<List<Bytes>> owned(Key.Kind kind, String owner);

    /** Writes all of it, if all its conditions hold; otherwise emits false, and nothing is changed. */
    Mono<Boolean> write(Change change);

    /**
     * The entries of a log after a cursor, oldest first; empty if the log does not know the cursor, or no longer has
     * what came after it. Entries that are over may be left out.
     *
     * @param after a cursor of this log; null for all that it holds
     */
    Mono<Optional<Page>> read(String log, @Nullable String after, int most);

    /** Emits as soon as there is an entry after the cursor; at once if there is. */
    Mono<Boolean> grown(String log, String after);

    /** How far the clocks of those who write to it may differ; zero where there is but one. */
    Duration skew();

    /**
     * A part of a log.
     *
     * @param end a cursor after the last of the entries; printable and without blanks
     */
    record Page(List<Place> entries, String end) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * An entry at its place.
     *
     * @param cursor a cursor after it
     */
    record Place(Bytes value, String cursor) {}
}
