package dev.gatehouse.adapter.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.store.Change;
import dev.gatehouse.adapter.store.Store;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** What bars owe their callers, on every store. */
interface SessionBarsContract {

    Instant LATE = Instant.parse("2126-11-21T12:00:00Z");

    /** A store with nothing in it. */
    Store store();

    static SessionBars.Bar bar(Store store, String realm, String sid) {
        return Objects.requireNonNull(new SessionBars(store).find(realm, sid).block());
    }

    @Test
    default void barsASessionOfOneRealm() {
        Store store = store();
        StepVerifier.create(store.write(bar(store, "main", "sid-1").raise(LATE)))
                .expectNext(true)
                .verifyComplete();

        assertThat(bar(store, "main", "sid-1").raised()).isTrue();
        assertThat(bar(store, "main", "sid-2").raised()).isFalse();
        assertThat(bar(store, "other", "sid-1").raised()).isFalse();
    }

    @Test
    default void keepsABarAsLongAsTheLaterOfTwoEnds() {
        Store store = store();
        store.write(bar(store, "main", "sid-1").raise(LATE)).block();
        SessionBars.Bar late = bar(store, "main", "sid-1");
        store.write(late.raise(LATE.minusSeconds(1))).block();

        assertThat(bar(store, "main", "sid-1")).isEqualTo(late);
        store.write(late.raise(LATE.plusSeconds(1))).block();
        assertThat(bar(store, "main", "sid-1")).isNotEqualTo(late);
    }

    @Test
    default void lastsWhileNobodyHasRaisedItMeanwhile() {
        Store store = store();
        SessionBars.Bar none = bar(store, "main", "sid-1");
        store.write(none.raise(LATE)).block();

        StepVerifier.create(store.write(Change.given(none.asFound())))
                .expectNext(false)
                .verifyComplete();
    }
}
