package dev.gatehouse.adapter.store;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a file store writes: parts, each with its kind before it. Changes append parts; a snapshot is nothing else. */
final class Records {

    private static final int NAME = 1;
    private static final int ITEM = 2;
    private static final int ENTRY = 3;
    private static final int HEAD = 4;

    /** The number of an entry that comes after the last. */
    private static final long NEXT = 0;

    private static final int SNAPSHOT_BYTES = 1 << 18;

    private Records() {}

    static byte[] of(List<Change> changes) {
        Packing out = new Packing();
        for (Change change : changes) {
            change.items().forEach(item -> item(out, item));
            change.entries().forEach(entry -> entry(out, NEXT, entry));
        }
        return out.array();
    }

    /** Everything, in records of a moderate size. */
    static Iterator<byte[]> of(Shelves.Copy all) {
        Stream<Consumer<Packing>> name = Stream.of(out -> out.small(NAME).text(all.name()));
        Stream<Consumer<Packing>> items = all.items().stream().map(item -> out -> item(out, item));
        Stream<Consumer<Packing>> logs = all.logs().entrySet().stream().flatMap(Records::log);
        Iterator<Consumer<Packing>> parts =
                Stream.of(name, items, logs).flatMap(each -> each).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return parts.hasNext();
            }

            @Override
            public byte[] next() {
                Packing out = new Packing();
                do {
                    parts.next().accept(out);
                } while (parts.hasNext() && out.size() < SNAPSHOT_BYTES);
                return out.array();
            }
        };
    }

    private static Stream<Consumer<Packing>> log(Map.Entry<String, Log.Copy> log) {
        return Stream.concat(
                Stream.of(out ->
                        out.small(HEAD).text(log.getKey()).wide(log.getValue().head())),
                log.getValue().entries().entrySet().stream()
                        .map(entry -> out -> entry(out, entry.getKey(), entry.getValue())));
    }

    private static void item(Packing out, Item item) {
        out.small(ITEM)
                .small(item.key().kind().code())
                .text(item.key().id())
                .texts(item.owners())
                .instant(item.over())
                .bytes(item.value());
    }

    private static void entry(Packing out, long number, Change.Entry entry) {
        out.small(ENTRY).text(entry.log()).wide(number).instant(entry.over()).bytes(entry.value());
    }

    static void read(byte[] record, Shelves into) {
        Unpacking.read(Bytes.of(record), in -> {
            int parts = 0;
            while (in.more()) {
                part(in, into);
                parts++;
            }
            return parts;
        });
    }

    private static void part(Unpacking in, Shelves into) {
        int kind = in.small();
        switch (kind) {
            case NAME -> into.name(in.text());
            case ITEM -> into.put(item(in));
            case ENTRY -> {
                Log log = into.log(in.text());
                long number = in.wide();
                Change.Entry entry = entry(in, log.name());
                log.append(number == NEXT ? log.head() + 1 : number, entry);
            }
            case HEAD -> into.log(in.text()).advance(in.wide());
            default -> throw new StoreUnavailableException("holds parts of kind " + kind + ", which it does not know");
        }
    }

    private static Item item(Unpacking in) {
        Key key = new Key(Key.Kind.of(in.small()), in.text());
        List<String> owners = in.texts();
        Instant over = in.instant();
        return new Item(key, in.bytes(), owners, over);
    }

    private static Change.Entry entry(Unpacking in, String log) {
        Instant over = in.instant();
        return new Change.Entry(log, in.bytes(), over);
    }
}
