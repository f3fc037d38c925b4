package dev.gatehouse.adapter.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Packing} wrote. */
public final class Unpacking {

    private final ByteBuffer buffer;

    private Unpacking(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    /**
     * What a reader makes of the bytes, which has to need them all.
     *
     * @throws StoreUnavailableException if they are nothing that it can read
     */
    public static <T> T read(Bytes bytes, Function<Unpacking, T> reader) {
        Unpacking unpacking = new Unpacking(bytes.buffer());
        try {
            T value = reader.apply(unpacking);
            if (!unpacking.buffer.hasRemaining()) {
                return value;
            }
        } catch (BufferUnderflowException | DateTimeException | IllegalArgumentException e) {
            throw new StoreUnavailableException(
                    "holds what cannot be read: " + e.getClass().getSimpleName());
        }
        throw new StoreUnavailableException("holds more than can be read");
    }

    /** The version that the bytes begin with, which must be a known one. */
    public int version(int newest) {
        int version = small();
        if (version < 1 || version > newest) {
            throw new StoreUnavailableException("holds a record of version " + version
                    + ", and this adapter reads up to " + newest + ": run the newer adapter");
        }
        return version;
    }

    boolean more() {
        return buffer.hasRemaining();
    }

    public int small() {
        return buffer.get() & 0xff;
    }

    public boolean bool() {
        return small() == 1;
    }

    public int number() {
        int number = 0;
        for (int shift = 0; shift < 32; shift += 7) {
            int part = small();
            number |= (part & 0x7f) << shift;
            if (part < 0x80) {
                return number;
            }
        }
        throw new IllegalArgumentException("no number");
    }

    public long wide() {
        return buffer.getLong();
    }

    public Instant instant() {
        return Instant.ofEpochSecond(buffer.getLong(), buffer.getInt());
    }

    public @Nullable String textOrNull() {
        int length = number();
        return length == 0 ? null : new String(raw(length - 1), StandardCharsets.UTF_8);
    }

    public String text() {
        String text = textOrNull();
        if (text == null) {
            throw new IllegalArgumentException("no text");
        }
        return text;
    }

    public List<String> texts() {
        return list(Unpacking::text);
    }

    public <T> List<T> list(Function<Unpacking, T> reader) {
        int size = number();
        List<T> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(reader.apply(this));
        }
        return all;
    }

    public Bytes bytes() {
        return Bytes.owning(raw(number()));
    }

    private byte[] raw(int length) {
        if (length < 0 || length > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }
}
