package dev.gatehouse.edge.exchange;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

/**
 * Cookies traded for tokens, each session once: who asks while a call is under way waits for the same answer, also when
 * the first to ask has hung up. A call that fails is forgotten, and the next request makes a new one.
 *
 * <p>Bounded: what is used least is forgotten first, and only costs a call more.
 */
public final class Trades {

    /** About 1.2 kB each, so some 120 MB when full. */
    static final int MOST = 100_000;

    private final AsyncCache<String, Traded> kept;
    private final AdapterExchange adapter;
    private final InstantSource clock;

    /**
     * Keeps answers by that clock.
     *
     * @param most how many sessions are kept
     */
    Trades(AdapterExchange adapter, InstantSource clock, int most) {
        this.adapter = adapter;
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .maximumSize(most)
                .ticker(ticker(clock))
                // What removes entries runs where they are used: nothing here is long.
                .executor(Runnable::run)
                .expireAfter(Expiry.<String, Traded>creating((key, traded) -> left(traded)))
                .buildAsync();
    }

    /**
     * The token for a session, or that there is none. Fails with an {@link AdapterAwayException}.
     *
     * @param clientAddress on whose behalf the adapter asks Better Auth
     * @param requestId     what the adapter calls the request too, if it has to be asked
     */
    public Mono<Traded> trade(SessionCookie.Present cookie, String clientAddress, String requestId) {
        return Mono.fromFuture(
                () -> kept.get(
                        cookie.key(),
                        (key, executor) ->
                                adapter.trade(cookie, clientAddress, requestId).toFuture()),
                true);
    }

    /** Forgets what was given for a session, because it turned out to be of no use any more. */
    public void forget(SessionCookie.Present cookie, Traded useless) {
        kept.synchronous().asMap().remove(cookie.key(), useless);
    }

    private Duration left(Traded traded) {
        Duration left = Duration.between(clock.instant(), traded.until());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Ticker ticker(InstantSource clock) {
        return () -> clock.millis() * 1_000_000;
    }
}
