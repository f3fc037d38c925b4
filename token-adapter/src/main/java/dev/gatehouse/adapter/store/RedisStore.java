package dev.gatehouse.adapter.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Mono;

/**
 * The store that several adapters share. A change is one script, which Redis runs while it serves nobody else. Everything
 * has a time to live; a log is a stream, in the one order that Redis has given it.
 */
final class RedisStore implements Store {

    /** How far the clocks of two adapters may differ. */
    private static final Duration SKEW = Duration.ofSeconds(1);

    /** How long a log without entries is remembered, and with it the cursors of its readers. */
    private static final Duration DAY = Duration.ofDays(1);

    /** How often a log is looked at for all who wait for it. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private static final RedisScript<?> WRITE = script("write");
    private static final RedisScript<?> OWNED = script("owned");
    private static final RedisScript<?> READ = script("read");

    private static final int ATTEMPTS = 2;
    private static final long MADE = 1;
    private static final long LATE = -1;

    private final RedisLine line;
    private final RedisKeys keys;
    private final InstantSource clock;
    private final Map<String, Mono<String>> ends = new ConcurrentHashMap<>();

    RedisStore(RedisLine line, RedisKeys keys, InstantSource clock) {
        this.line = line;
        this.keys = keys;
        this.clock = clock;
    }

    private static RedisScript<?> script(String name) {
        return RedisScript.of(text("shared.lua") + text(name + ".lua"), List.class);
    }

    private static String text(String file) {
        try {
            return new ClassPathResource(file, RedisStore.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Mono<Optional<Bytes>> find(Key key) {
        return line.ask(commands -> commands.get(keys.item(key))
                .map(value -> Optional.of(Bytes.owning(value)))
                .defaultIfEmpty(Optional.empty()));
    }

    @Override
    public Mono<List<Bytes>> owned(Key.Kind kind, String owner) {
        return line.run(OWNED, List.of(keys.owner(kind, owner)), () -> values(keys.items(kind)))
                .map(found -> found.stream()
                        .map(value -> Bytes.owning((byte[]) value))
                        .toList());
    }

    @Override
    public Mono<Boolean> write(Change change) {
        return Mono.defer(() -> write(new RedisSteps(change, keys, clock.instant(), SKEW), ATTEMPTS));
    }

    /** What came too late was not made, so it may be tried again; only a clock of Redis that was set makes it so at once. */
    private Mono<Boolean> write(RedisSteps steps, int left) {
        if (left == 0) {
            return Mono.error(new StoreUnavailableException("redis is too slow"));
        }
        return line.run(WRITE, steps.keys(), () -> timed(steps)).flatMap(answer -> {
            line.told((Long) answer.get(1));
            long made = (Long) answer.get(0);
            return made == LATE ? write(steps, left - 1) : Mono.just(made == MADE);
        });
    }

    private List<byte[]> timed(RedisSteps steps) {
        List<byte[]> all = values(line.latest(), clock.instant().toEpochMilli(), DAY.toMillis());
        all.addAll(steps.values());
        return all;
    }

    @Override
    public Mono<Optional<Page>> read(String log, @Nullable String after, int most) {
        if (after == null) {
            return read(log, "-", most, found -> Optional.of(found.page(most)));
        }
        return RedisCursor.parse(after)
                .map(cursor -> read(
                        log,
                        "(" + cursor.place(),
                        most,
                        found ->
                                cursor.isKnownTo(found.end()) ? Optional.of(found.page(most)) : Optional.<Page>empty()))
                .orElseGet(() -> Mono.just(Optional.empty()));
    }

    private <T> Mono<T> read(String log, String from, int most, Function<RedisPage, T> as) {
        return line.run(
                        READ,
                        List.of(keys.name(), keys.log(log)),
                        () -> values(
                                Shelves.newName(), from, most, clock.instant().toEpochMilli(), DAY.toMillis()))
                .map(found -> as.apply(new RedisPage(found)));
    }

    @Override
    public Mono<Boolean> grown(String log, String after) {
        return ends.computeIfAbsent(log, this::end)
                .filter(end -> !end.equals(after))
                .repeatWhenEmpty(looks -> looks.delayElements(LOOK))
                .thenReturn(true);
    }

    /** Where the log ends. The names of logs come from the configuration, so their number is bounded. */
    private Mono<String> end(String log) {
        return read(log, "-", 1, found -> found.end().toString()).cache(LOOK);
    }

    @Override
    public Duration skew() {
        return SKEW;
    }

    private static List<byte[]> values(Object... values) {
        List<byte[]> all = new ArrayList<>();
        for (Object value : values) {
            all.add(RedisKeys.bytes(value.toString()));
        }
        return all;
    }
}
