package dev.gatehouse.adapter.store;

import java.util.Arrays;

/** Bytes that equal others of the same content. They may be secret: nothing but their number is told. */
public final class Bytes {

    private final byte[] all;

    private Bytes(byte[] all) {
        this.all = all;
    }

    public static Bytes of(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    public byte[] copy() {
        return all.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(all, that.all);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(all);
    }

    @Override
    public String toString() {
        return "Bytes[" + all.length + "]";
    }
}
