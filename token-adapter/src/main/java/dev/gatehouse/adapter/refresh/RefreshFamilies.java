package dev.gatehouse.adapter.refresh;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Where families are kept. A store finds and swaps; it decides nothing.
 *
 * <p>Every Mono here emits exactly one value or fails with {@link StoreUnavailableException}: an empty one would end a
 * request in a silent 200. Every implementation passes {@code RefreshFamiliesContract}.
 */
interface RefreshFamilies {

    Mono<Optional<RefreshFamily>> find(String id);

    /** The families of a Better Auth session, whether they live or have ended. */
    Mono<List<RefreshFamily>> ofSession(String realm, String sid);

    /** The families of a user, whether they live or have ended. */
    Mono<List<RefreshFamily>> ofUser(String realm, String userId);

    /** Stores a new family; false if the id is taken. */
    Mono<Boolean> create(RefreshFamily first);

    /** Stores {@code after} if what is stored still equals {@code before}; false, and no change, if it does not. */
    Mono<Boolean> replace(RefreshFamily before, RefreshFamily after);
}
