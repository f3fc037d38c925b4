package dev.gatehouse.adapter.store;

import dev.gatehouse.adapter.store.Store.Page;
import dev.gatehouse.adapter.store.Store.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the script {@code read.lua} gives. */
final class RedisPage {

    private final RedisCursor end;
    private final List<Place> places = new ArrayList<>();

    RedisPage(List<Object> found) {
        String store = text(found.get(0));
        this.end = cursor(store, found.get(1));
        for (int i = 2; i < found.size(); i += 2) {
            places.add(new Place(
                    Bytes.owning((byte[]) found.get(i + 1)),
                    cursor(store, found.get(i)).toString()));
        }
    }

    /** Where the log ends. */
    RedisCursor end() {
        return end;
    }

    /** The entries, of which there are so many if there may be more. */
    Page page(int most) {
        return new Page(
                places,
                places.size() < most ? end.toString() : places.get(most - 1).cursor());
    }

    private static RedisCursor cursor(String store, Object place) {
        return RedisCursor.parse(store + "." + text(place))
                .orElseThrow(() -> new StoreUnavailableException("holds a log that is none of its own"));
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }
}
