package dev.gatehouse.adapter.store;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a log: the name of the store, and the id of a stream's entry.
 *
 * @param millis when it was appended, by the clock of Redis
 * @param number which of that millisecond
 */
record RedisCursor(String store, long millis, long number) {

    private static final Pattern CURSOR = Pattern.compile("([0-9a-f]{16})\\.(0|[1-9]\\d{0,17})-(0|[1-9]\\d{0,17})");
    private static final Comparator<RedisCursor> ORDER =
            Comparator.comparingLong(RedisCursor::millis).thenComparingLong(RedisCursor::number);

    static Optional<RedisCursor> parse(String text) {
        Matcher parts = CURSOR.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new RedisCursor(parts.group(1), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    /** Whether a log that ends there has been here. */
    boolean isKnownTo(RedisCursor end) {
        return store.equals(end.store) && ORDER.compare(this, end) <= 0;
    }

    /** The id of the entry. */
    String place() {
        return millis + "-" + number;
    }

    @Override
    public String toString() {
        return store + "." + place();
    }
}
