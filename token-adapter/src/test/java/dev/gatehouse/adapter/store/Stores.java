package dev.gatehouse.adapter.store;

/** Empty stores for the contracts of those who keep something in them. */
public final class Stores {

    private static final int MOST = 10_000;

    private Stores() {}

    public static Store memory() {
        return new MemoryStore(MOST);
    }
}
