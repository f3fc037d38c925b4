package dev.gatehouse.adapter.store;

import java.nio.ByteBuffer;
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

    /** Bytes that nobody else will change. */
    static Bytes owning(byte[] bytes) {
        return new Bytes(bytes);
    }

    /** The bytes themselves, which nobody may change. */
    byte[] shared() {
        return all;
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(all).asReadOnlyBuffer();
    }

    int length() {
        return all.length;
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
