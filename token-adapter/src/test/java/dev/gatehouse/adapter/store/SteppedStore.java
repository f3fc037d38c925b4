package dev.gatehouse.adapter.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.util.context.ContextView;

/**
 * Another store, step by step: whatever is asked of it waits until a test lets it happen, so that what is under way at
 * the same time interleaves as a seed decides. For one thread.
 */
public final class SteppedStore implements Store {

    private final List<Step<?>> waiting = new ArrayList<>();
    private Store inner;
    private boolean stepping;

    public SteppedStore(Store inner) {
        this.inner = inner;
    }

    /** Who asks, if the subscriber's context says so under this class; told what happened before the answer goes out. */
    public interface Asker {

        /** Something was looked for by this name. */
        void looked(Key key);

        /** The change was made. */
        void changed(Change change);
    }

    private record Step<T>(CompletableFuture<T> done, Mono<T> work, Runnable told, MonoSink<T> sink, boolean writes) {

        void start() {
            work.subscribe(done::complete, done::completeExceptionally);
        }

        void tell() {
            try {
                T value = done.join();
                told.run();
                sink.success(value);
            } catch (CompletionException e) {
                sink.error(e.getCause() == null ? e : e.getCause());
            }
        }
    }

    public Store inner() {
        return inner;
    }

    /** The same content behind another store. */
    public void move(Store other) {
        inner = other;
    }

    /** From now on steps wait, or happen at once. */
    public void stepping(boolean on) {
        stepping = on;
    }

    /** Whether anything waits. */
    public boolean busy() {
        return !waiting.isEmpty();
    }

    /** Lets some of what waits happen: what reads first, then what writes, so that it is known which was earlier. */
    public void step(Random random) {
        Collections.shuffle(waiting, random);
        List<Step<?>> part = waiting.subList(0, 1 + random.nextInt(waiting.size()));
        List<Step<?>> chosen = new ArrayList<>(part);
        part.clear();
        for (boolean writes : new boolean[] {false, true}) {
            List<Step<?>> now =
                    chosen.stream().filter(step -> step.writes() == writes).toList();
            now.forEach(Step::start);
            now.forEach(Step::tell);
        }
    }

    /** Drops what is over at {@code now}, where the store does not do so itself. */
    public void prune(Instant now) {
        if (inner instanceof LocalStore local) {
            local.prune(now);
        }
    }

    private <T> Mono<T> later(boolean writes, Mono<T> work, BiConsumer<Asker, T> tell) {
        return Mono.deferContextual(context -> stepping ? waiting(writes, work, tell, context) : work);
    }

    private <T> Mono<T> waiting(boolean writes, Mono<T> work, BiConsumer<Asker, T> tell, ContextView context) {
        Optional<Asker> asker = context.getOrEmpty(Asker.class);
        return Mono.create(sink -> {
            CompletableFuture<T> done = new CompletableFuture<>();
            Step<T> step =
                    new Step<>(done, work, () -> asker.ifPresent(one -> tell.accept(one, done.join())), sink, writes);
            waiting.add(step);
            sink.onCancel(() -> waiting.remove(step));
        });
    }

    @Override
    public Mono<Optional<Bytes>> find(Key key) {
        return later(false, Mono.defer(() -> inner.find(key)), (asker, found) -> asker.looked(key));
    }

    @Override
    public Mono<List<Bytes>> owned(Key.Kind kind, String owner) {
        return later(false, Mono.defer(() -> inner.owned(kind, owner)), (asker, found) -> {});
    }

    @Override
    public Mono<Boolean> write(Change change) {
        return later(true, Mono.defer(() -> inner.write(change)), (asker, won) -> {
            if (won) {
                asker.changed(change);
            }
        });
    }

    @Override
    public Mono<Optional<Page>> read(String log, @Nullable String after, int most) {
        return inner.read(log, after, most);
    }

    @Override
    public Mono<Boolean> grown(String log, String after) {
        return inner.grown(log, after);
    }

    @Override
    public Duration skew() {
        return inner.skew();
    }
}
