package dev.gatehouse.adapter.revocation;

import dev.gatehouse.adapter.revocation.Revocation.Kind;
import dev.gatehouse.adapter.store.Bytes;
import dev.gatehouse.adapter.store.Change;
import dev.gatehouse.adapter.store.Change.Condition;
import dev.gatehouse.adapter.store.Item;
import dev.gatehouse.adapter.store.Key;
import dev.gatehouse.adapter.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The revocations in the store, for each realm in one order that all readers see.
 *
 * <p>Beside the log, the entry of each name that reaches furthest is kept as an item, so that it can be found.
 */
final class RevocationLog {

    private final Store store;

    RevocationLog(Store store) {
        this.store = store;
    }

    /** What appends it; nothing, if what stands there says as much already. */
    Mono<Change> append(String realm, Revocation revocation) {
        Key key = key(realm, revocation.kind(), revocation.id());
        return store.find(key)
                .map(found -> found.map(before -> join(realm, before, revocation))
                        .orElseGet(() -> change(realm, null, revocation, revocation)));
    }

    private static Change join(String realm, Bytes before, Revocation revocation) {
        Revocation known = RevocationCodec.decode(before);
        return known.covers(revocation)
                ? Change.given(new Condition.Is(key(realm, known.kind(), known.id()), before))
                : change(realm, before, known.join(revocation), revocation);
    }

    private static Change change(String realm, @Nullable Bytes before, Revocation furthest, Revocation entry) {
        Key key = key(realm, furthest.kind(), furthest.id());
        return Change.set(before, new Item(key, RevocationCodec.encode(furthest), List.of(), furthest.expires()))
                .and(Change.append(new Change.Entry(realm, RevocationCodec.encode(entry), entry.expires())));
    }

    /** The entry of that name that reaches furthest. */
    Mono<Found> find(String realm, Kind kind, String id) {
        Key key = key(realm, kind, id);
        return store.find(key)
                .map(found -> new Found(
                        found.map(RevocationCodec::decode).orElse(null), new Condition.Is(key, found.orElse(null))));
    }

    /**
     * What was found under a name.
     *
     * @param asFound that it is still so
     */
    record Found(@Nullable Revocation revocation, Condition asFound) {}

    /** The entries after a cursor, oldest first; empty if the log does not know the cursor. */
    Mono<Optional<Page>> read(String realm, @Nullable String after, int most) {
        return store.read(realm, after, most)
                .map(found -> found.map(page -> {
                    List<Entry> entries = page.entries().stream()
                            .map(place -> new Entry(RevocationCodec.decode(place.value()), place.cursor()))
                            .toList();
                    return new Page(entries, page.end());
                }));
    }

    /** Emits as soon as there is an entry after the cursor; at once if there is. */
    Mono<Boolean> grown(String realm, String after) {
        return store.grown(realm, after);
    }

    Duration skew() {
        return store.skew();
    }

    Mono<Boolean> write(Change change) {
        return store.write(change);
    }

    private static Key key(String realm, Kind kind, String id) {
        return new Key(Key.Kind.REVOCATION, realm + " " + kind + " " + id);
    }

    /**
     * A part of the log.
     *
     * @param end a cursor after the last of the entries
     */
    record Page(List<Entry> entries, String end) {
        Page {
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
