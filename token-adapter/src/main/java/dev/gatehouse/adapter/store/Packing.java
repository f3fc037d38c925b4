package dev.gatehouse.adapter.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes values one after the other, for {@link Unpacking} to read in the same order. */
public final class Packing {

    private ByteBuffer buffer = ByteBuffer.allocate(512);

    /** A number from 0 to 255. */
    public Packing small(int number) {
        room(1).put((byte) number);
        return this;
    }

    public Packing bool(boolean value) {
        return small(value ? 1 : 0);
    }

    /** A number of up to 31 bits, in as few bytes as it needs. */
    public Packing number(int number) {
        int rest = number;
        while (rest > 0x7f) {
            small((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        return small(rest);
    }

    public Packing wide(long number) {
        room(Long.BYTES).putLong(number);
        return this;
    }

    public Packing instant(Instant time) {
        room(Long.BYTES + Integer.BYTES).putLong(time.getEpochSecond()).putInt(time.getNano());
        return this;
    }

    /** A text, or null. */
    public Packing text(@Nullable String text) {
        if (text == null) {
            return number(0);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length + 1);
        room(bytes.length).put(bytes);
        return this;
    }

    public Packing texts(List<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
        return this;
    }

    public Packing bytes(Bytes bytes) {
        number(bytes.length());
        room(bytes.length()).put(bytes.buffer());
        return this;
    }

    public Bytes done() {
        return Bytes.owning(array());
    }

    byte[] array() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    int size() {
        return buffer.position();
    }

    private ByteBuffer room(int needed) {
        if (buffer.remaining() < needed) {
            int size = Math.max(buffer.capacity() * 2, buffer.position() + needed);
            buffer = ByteBuffer.allocate(size).put(buffer.flip());
        }
        return buffer;
    }
}
