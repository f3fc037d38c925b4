package dev.gatehouse.adapter.refresh;

import dev.gatehouse.adapter.store.Bytes;
import dev.gatehouse.adapter.store.Change;
import dev.gatehouse.adapter.store.Change.Condition;
import dev.gatehouse.adapter.store.Item;
import dev.gatehouse.adapter.store.Key;
import dev.gatehouse.adapter.store.Packing;
import dev.gatehouse.adapter.store.Store;
import dev.gatehouse.adapter.store.Unpacking;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Sessions that were ended here while they live on at Better Auth: they give no tokens any more. */
final class SessionBars {

    /** Better Auth may have extended a session since; that is seen only when it asks for tokens again. */
    static final Duration LONGER = Duration.ofDays(90);

    private static final int VERSION = 1;

    private final Store store;

    SessionBars(Store store) {
        this.store = store;
    }

    /**
     * Whether a session is barred.
     *
     * @param found what is kept of it; null if it is not
     */
    record Bar(Key key, @Nullable Bytes found) {

        boolean raised() {
            return found != null;
        }

        /** That it is still so. */
        Condition asFound() {
            return new Condition.Is(key, found);
        }

        /** Bars the session until then, or until later if that is what is kept already. */
        Change raise(Instant until) {
            Instant kept = found == null ? Instant.MIN : until(found);
            return kept.isBefore(until)
                    ? Change.set(
                            found,
                            new Item(
                                    key,
                                    new Packing().small(VERSION).instant(until).done(),
                                    List.of(),
                                    until))
                    : Change.given(asFound());
        }

        private static Instant until(Bytes found) {
            return Unpacking.read(found, in -> {
                in.version(VERSION);
                return in.instant();
            });
        }
    }

    /** How long a session with these families is barred. */
    static Instant until(Collection<RefreshFamily> families, Instant now) {
        return families.stream()
                .map(family -> family.standing().sessionEnds())
                .reduce(now, (a, b) -> a.isBefore(b) ? b : a)
                .plus(LONGER);
    }

    Mono<Bar> find(String realm, String sid) {
        Key key = new Key(Key.Kind.BAR, realm + " " + sid);
        return store.find(key).map(found -> new Bar(key, found.orElse(null)));
    }
}
