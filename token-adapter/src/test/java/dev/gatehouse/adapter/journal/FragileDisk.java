package dev.gatehouse.adapter.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A disk in memory that keeps what was not forced apart. It can be full, and it can lose power: then nothing works any
 * more, and of what was not forced only some arrives, in sectors and in any order.
 */
public final class FragileDisk implements Disk {

    private static final int SECTOR = 512;

    private final Map<String, Kept> names = new TreeMap<>();
    private final Map<String, Kept> safeNames = new TreeMap<>();
    private long room = Long.MAX_VALUE;
    private long left = Long.MAX_VALUE;

    /** A file as programs see it, as it would be found again, and what makes the difference. */
    private static final class Kept {
        private byte[] seen = new byte[0];
        private byte[] safe = new byte[0];
        private final List<Runnable> unforced = new ArrayList<>();
    }

    /** Power goes after so many operations more. */
    public synchronized void losePowerAfter(long operations) {
        left = operations;
    }

    /** All files together can have so many bytes; to take away room that is used does no harm. */
    public synchronized void hasRoomFor(long bytes) {
        room = bytes;
    }

    public synchronized long used() {
        return names.values().stream().mapToLong(file -> file.seen.length).sum();
    }

    /** What is found when power is back. */
    public synchronized FragileDisk after(Random random) {
        FragileDisk found = new FragileDisk();
        // Renaming and deleting arrive together or not at all: a journal of the file system orders them.
        Map<String, Kept> arrived = random.nextBoolean() ? names : safeNames;
        arrived.forEach((name, file) -> {
            for (Runnable write : file.unforced) {
                if (random.nextInt(3) > 0) {
                    write.run();
                }
            }
            Kept kept = new Kept();
            kept.safe = file.safe;
            kept.seen = file.safe;
            found.names.put(name, kept);
            found.safeNames.put(name, kept);
        });
        return found;
    }

    private void operate() throws IOException {
        if (left-- <= 0) {
            throw new IOException("no power");
        }
    }

    @Override
    public synchronized List<String> names() throws IOException {
        operate();
        return List.copyOf(names.keySet());
    }

    @Override
    public synchronized Data open(String name) throws IOException {
        operate();
        return new Open(names.computeIfAbsent(name, key -> new Kept()));
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        operate();
        Kept file = names.remove(from);
        if (file == null) {
            throw new IOException("no such file");
        }
        names.put(to, file);
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        operate();
        names.remove(name);
    }

    @Override
    public synchronized void force() throws IOException {
        operate();
        safeNames.clear();
        safeNames.putAll(names);
    }

    @Override
    public void close() {}

    private final class Open implements Data {

        private final Kept file;

        Open(Kept file) {
            this.file = file;
        }

        @Override
        public long size() {
            return file.seen.length;
        }

        @Override
        public void read(ByteBuffer into, long at) {
            int length = (int) Math.max(0, Math.min(into.remaining(), file.seen.length - at));
            into.put(file.seen, (int) at, length);
        }

        @Override
        public void write(ByteBuffer from, long at) throws IOException {
            synchronized (FragileDisk.this) {
                operate();
                long fits = Math.max(file.seen.length - at, room - used() + file.seen.length - at);
                int length = (int) Math.max(0, Math.min(from.remaining(), fits));
                byte[] bytes = new byte[length];
                boolean full = length < from.remaining();
                from.get(bytes);
                file.seen = with(file.seen, at, bytes);
                for (int i = 0; i < length; i += SECTOR - (int) ((at + i) % SECTOR)) {
                    int start = i;
                    int end = Math.min(length, i + SECTOR - (int) ((at + i) % SECTOR));
                    byte[] sector = Arrays.copyOfRange(bytes, start, end);
                    file.unforced.add(() -> file.safe = with(file.safe, at + start, sector));
                }
                if (full) {
                    throw new IOException("No space left on device");
                }
            }
        }

        private static byte[] with(byte[] all, long at, byte[] bytes) {
            byte[] after = Arrays.copyOf(all, Math.max(all.length, (int) at + bytes.length));
            System.arraycopy(bytes, 0, after, (int) at, bytes.length);
            return after;
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (FragileDisk.this) {
                operate();
                file.seen = cut(file.seen, size);
                file.unforced.add(() -> file.safe = cut(file.safe, size));
            }
        }

        private static byte[] cut(byte[] all, long size) {
            return all.length > size ? Arrays.copyOf(all, (int) size) : all;
        }

        @Override
        public void force() throws IOException {
            synchronized (FragileDisk.this) {
                operate();
                file.safe = file.seen;
                file.unforced.clear();
            }
        }

        @Override
        public void close() {}
    }
}
