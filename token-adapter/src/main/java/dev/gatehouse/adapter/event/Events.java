package dev.gatehouse.adapter.event;

import dev.gatehouse.adapter.audit.About;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.refresh.Endings;
import dev.gatehouse.adapter.store.Bytes;
import dev.gatehouse.adapter.store.Item;
import dev.gatehouse.adapter.store.Key;
import dev.gatehouse.adapter.store.OutageLog;
import dev.gatehouse.adapter.store.StoreUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Takes what Better Auth tells, and ends what has ended there. */
public final class Events {

    /** Twice the window in which a signature counts: no delivery is taken after its id is forgotten. */
    private static final Duration KEPT = EventSeal.WINDOW.multipliedBy(2);

    private final Map<String, EventSeal> seals;
    private final Endings endings;
    private final InstantSource clock;
    private final OutageLog outage;

    Events(Map<String, EventSeal> seals, Endings endings, InstantSource clock) {
        this.seals = Map.copyOf(seals);
        this.endings = endings;
        this.clock = clock;
        this.outage = new OutageLog(LoggerFactory.getLogger(Events.class), clock);
    }

    /** Whether the realm takes events at all. */
    public boolean taken(Realm realm) {
        return seals.containsKey(realm.name());
    }

    /** What an event that was taken said. */
    public record Told(String type, String id, About about) {}

    /** What a delivery says; nothing about it is proven by that. */
    public static Optional<Told> told(Delivery delivery) {
        return BetterAuthEvent.parse(delivery.body()).map(BetterAuthEvent::told);
    }

    /** Emits why it was not taken; empty once it has been, now or before. */
    public Mono<Optional<Denial>> take(Realm realm, Delivery delivery) {
        EventSeal seal = seals.get(realm.name());
        if (seal == null || !seal.verifies(delivery, clock.instant())) {
            return Mono.just(Optional.of(Denial.EVENT_SIGNATURE_WRONG));
        }
        return BetterAuthEvent.parse(delivery.body())
                .map(event -> take(realm, event))
                .orElseGet(() -> Mono.just(Optional.of(Denial.EVENT_MALFORMED)));
    }

    private Mono<Optional<Denial>> take(Realm realm, BetterAuthEvent event) {
        return apply(endings.once(mark(realm, event)), realm, event)
                .<Optional<Denial>>thenReturn(Optional.empty())
                .onErrorResume(StoreUnavailableException.class, failure -> {
                    outage.tell(failure);
                    return Mono.just(Optional.of(Denial.STORE_UNAVAILABLE));
                });
    }

    private Item mark(Realm realm, BetterAuthEvent event) {
        Key key = new Key(Key.Kind.EVENT, realm.name() + " " + event.id());
        return new Item(key, Bytes.of(new byte[0]), List.of(), clock.instant().plus(KEPT));
    }

    private static Mono<Boolean> apply(Endings endings, Realm realm, BetterAuthEvent event) {
        return switch (event.type()) {
            case SESSION_ENDED -> endings.session(realm, event.subject());
            case USER_BANNED, USER_DELETED -> endings.user(realm, event.subject());
            case USER_CHANGED -> endings.changed(realm, event.subject());
        };
    }
}
