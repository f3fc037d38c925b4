package dev.gatehouse.edge.revocation;

import dev.gatehouse.edge.revocation.FeedReader.Word;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/** The one subscription to the feed, for as long as the edge runs. All its work is done on one thread of its own. */
final class FeedPoller {

    /** Two signs of life that did not come, and a little more. */
    static final Duration SILENCE = Duration.ofSeconds(11);

    /** How often expired revocations are looked for, and a whole snapshot if the last one was not. */
    static final Duration UPKEEP = Duration.ofMinutes(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** So that not all edges come back to a restarted adapter at once. */
    private static final double JITTER = 0.5;

    /** Parts of a snapshot that may wait: a slow edge must not hold all of it twice. */
    private static final int READ_AHEAD = 4;

    private final Function<@Nullable String, Flux<ServerSentEvent<String>>> source;
    private final Revocations revocations;
    private final FeedReader reader;
    private final FeedLog log;
    private final Scheduler scheduler;
    private final Disposable.Swap subscription = Disposables.swap();
    private long nextUpkeep;

    /**
     * @param source    the events after a cursor, or from a snapshot on
     * @param scheduler a single thread, which ends with this poller
     */
    FeedPoller(
            Function<@Nullable String, Flux<ServerSentEvent<String>>> source,
            Revocations revocations,
            FeedLog log,
            Scheduler scheduler) {
        this.source = source;
        this.revocations = revocations;
        this.reader = new FeedReader(revocations);
        this.log = log;
        this.scheduler = scheduler;
        this.nextUpkeep = millis() + UPKEEP.toMillis();
    }

    void start() {
        subscription.update(follow().subscribe());
    }

    void stop() {
        subscription.dispose();
        scheduler.dispose();
    }

    /** Each sign of life, for ever. */
    Flux<Word> follow() {
        return Flux.defer(() -> source.apply(reader.begin()))
                .publishOn(scheduler, READ_AHEAD)
                .map(this::take)
                .filter(word -> word != Word.NOTHING)
                .timeout(SILENCE, scheduler)
                .concatWith(Flux.error(() -> new EOFException("the feed ended")))
                .doOnError(this::lose)
                // A snapshot alone must not shorten the pause: one that is followed by rubbish would come in a loop.
                .filter(word -> word == Word.NEWS)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .jitter(JITTER)
                        .transientErrors(true)
                        .scheduler(scheduler));
    }

    private Word take(ServerSentEvent<String> event) {
        Word word = reader.read(event);
        if (reader.current()) {
            log.current(revocations);
            keepUp();
        }
        return word;
    }

    private void keepUp() {
        if (millis() < nextUpkeep) {
            return;
        }
        nextUpkeep = millis() + UPKEEP.toMillis();
        revocations.prune();
        if (revocations.incomplete()) {
            throw new IllegalStateException("the list is incomplete: begin again");
        }
    }

    private void lose(Throwable cause) {
        // Whatever else went wrong would go wrong again at the same place.
        if (!(cause instanceof IOException
                || cause instanceof WebClientRequestException
                || cause instanceof TimeoutException)) {
            reader.distrust();
        }
        log.lost(cause);
    }

    private long millis() {
        return scheduler.now(TimeUnit.MILLISECONDS);
    }
}
