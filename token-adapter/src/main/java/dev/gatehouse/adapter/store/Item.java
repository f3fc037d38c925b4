package dev.gatehouse.adapter.store;

import java.time.Instant;
import java.util.List;

/**
 * Something to be kept.
 *
 * @param owners by which names it is found too; an item keeps the owners that it began with
 * @param over   from then on nobody needs it
 */
public record Item(Key key, Bytes value, List<String> owners, Instant over) {
    public Item {
        owners = List.copyOf(owners);
    }
}
