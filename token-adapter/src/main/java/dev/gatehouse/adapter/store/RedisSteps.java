package dev.gatehouse.adapter.store;

import dev.gatehouse.adapter.store.Change.Condition;
import dev.gatehouse.adapter.store.Change.Condition.Is;
import dev.gatehouse.adapter.store.Change.Condition.Owns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A change as the script {@code write.lua} reads it. */
final class RedisSteps {

    /** Longer than anything lives; Redis cannot count much further. */
    private static final Duration LONGEST = Duration.ofDays(200 * 365);

    private final RedisKeys names;
    private final Instant now;
    private final Duration longer;
    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte[]> values = new ArrayList<>();

    /**
     * The steps of a change.
     *
     * @param longer so much longer than needed everything is kept, for those whose clocks are behind
     */
    RedisSteps(Change change, RedisKeys names, Instant now, Duration longer) {
        this.names = names;
        this.now = now;
        this.longer = longer;
        change.conditions().forEach(this::condition);
        change.items().forEach(this::put);
        change.entries().forEach(this::append);
    }

    List<byte[]> keys() {
        return keys;
    }

    List<byte[]> values() {
        return values;
    }

    private void condition(Condition condition) {
        if (condition instanceof Is is) {
            keys.add(names.item(is.key()));
            Bytes value = is.value();
            if (value == null) {
                text("none");
            } else {
                text("is");
                values.add(value.shared());
            }
            return;
        }
        Owns owns = (Owns) condition;
        keys.add(names.owner(owns.kind(), owns.owner()));
        text("owns");
        text(names.items(owns.kind()));
        number(owns.ids().size());
        owns.ids().forEach(this::text);
    }

    private void put(Item item) {
        Key key = item.key();
        keys.add(names.item(key));
        text("put");
        text(key.id());
        values.add(item.value().shared());
        life(item.over());
        number(item.owners().size());
        item.owners().forEach(owner -> keys.add(names.owner(key.kind(), owner)));
    }

    private void append(Change.Entry entry) {
        keys.add(names.log(entry.log()));
        text("append");
        values.add(entry.value().shared());
        life(entry.over());
    }

    /** How long it lives from now on, and when that is over. */
    private void life(Instant over) {
        Instant last = now.plus(LONGEST);
        Duration left = Duration.between(now, over.isAfter(last) ? last : over);
        long life = (left.isNegative() ? Duration.ZERO : left).plus(longer).toMillis();
        number(life);
        number(now.toEpochMilli() + life);
    }

    private void text(String text) {
        values.add(RedisKeys.bytes(text));
    }

    private void number(long number) {
        text(Long.toString(number));
    }
}
