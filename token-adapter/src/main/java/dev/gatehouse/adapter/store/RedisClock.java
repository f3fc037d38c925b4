package dev.gatehouse.adapter.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The clock of Redis, as its last answer told it. What we write says by it until when it may be made, so that no clock of
 * ours has to agree with it.
 */
final class RedisClock {

    private final AtomicLong ahead = new AtomicLong();

    /** The answer to TIME: seconds, and microseconds of the next. */
    void told(List<byte[]> time) {
        told(number(time.get(0)) * 1000 + number(time.get(1)) / 1000);
    }

    void told(long millis) {
        ahead.set(millis - here());
    }

    /** The time there in a while, in milliseconds. */
    long in(Duration time) {
        return here() + ahead.get() + time.toMillis();
    }

    private static long here() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private static long number(byte[] text) {
        return Long.parseLong(new String(text, StandardCharsets.US_ASCII));
    }
}
