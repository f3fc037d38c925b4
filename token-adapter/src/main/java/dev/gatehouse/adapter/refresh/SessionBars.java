package dev.gatehouse.adapter.refresh;

import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * Sessions that were ended here while they live on at Better Auth: they give no tokens any more.
 *
 * <p>Every Mono here emits exactly one value or fails with {@link StoreUnavailableException}. Every implementation
 * passes {@code SessionBarsContract}.
 */
interface SessionBars {

    /** Bars a session until then, or until later if that is what is kept already. */
    Mono<Boolean> raise(String realm, String sid, Instant until);

    /** Whether the session is barred. */
    Mono<Boolean> barred(String realm, String sid);
}
