package dev.gatehouse.adapter.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of records: a head, and then for each its length, checksum, number and bytes. What is written counts once it
 * has been forced.
 */
final class JournalFile implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(JournalFile.class);
    private static final int FRAME = Integer.BYTES + Integer.BYTES + Long.BYTES;
    private static final int LONGEST = 1 << 28;

    private final Disk.Data data;
    private final Head head;
    private long end;
    private long forced;
    private long number;
    private long forcedNumber;

    private JournalFile(Disk.Data data) {
        this.data = data;
        this.head = new Head(data);
    }

    /** A new file with these records, which are safe when this returns. */
    static JournalFile create(Disk.Data data, Iterator<byte[]> records) throws IOException {
        JournalFile file = new JournalFile(data);
        data.truncate(0);
        file.head.begin();
        file.end = Head.SIZE;
        while (records.hasNext()) {
            file.write(records.next());
        }
        // Twice, so that a mark is safe too.
        file.force();
        file.force();
        return file;
    }

    /**
     * Reads a file, and takes away what a crash left half written at its end.
     *
     * @param name for whoever reads that it is damaged
     */
    static JournalFile read(Disk.Data data, String name, Consumer<byte[]> reader) throws IOException {
        JournalFile file = new JournalFile(data);
        file.head.check(name);
        long size = data.size();
        Frames frames = new Frames(data, size);
        file.end = Head.SIZE;
        for (byte[] record = frames.at(file.end, 1); record.length > 0; record = frames.at(file.end, file.number + 1)) {
            reader.accept(record);
            file.end += FRAME + record.length;
            file.number++;
        }
        long marked = file.head.forced();
        if (file.end < marked || marked < Head.SIZE) {
            throw UnusableJournalException.damaged(name, file.end, size);
        }
        if (file.end < size) {
            data.truncate(file.end);
        }
        file.force();
        return file;
    }

    /** Reads frames through a window, since most are small. */
    private static final class Frames {

        private static final int WINDOW = 1 << 20;

        private final Disk.Data data;
        private final long size;
        private ByteBuffer window = ByteBuffer.allocate(0);
        private long from;

        Frames(Disk.Data data, long size) {
            this.data = data;
            this.size = size;
        }

        /** The record that stands there; empty if there is none, or another. */
        byte[] at(long at, long number) throws IOException {
            if (at + FRAME > size) {
                return new byte[0];
            }
            ByteBuffer frame = bytes(at, FRAME);
            int length = frame.getInt();
            int sum = frame.getInt();
            if (length < 1 || length > LONGEST || at + FRAME + length > size || frame.getLong() != number) {
                return new byte[0];
            }
            byte[] record = new byte[length];
            bytes(at + FRAME, length).get(record);
            return sum == sum(number, record) ? record : new byte[0];
        }

        private ByteBuffer bytes(long at, int length) throws IOException {
            if (at < from || at + length > from + window.limit()) {
                window = ByteBuffer.allocate((int) Math.min(Math.max(WINDOW, length), size - at));
                data.read(window, at);
                window.rewind();
                from = at;
            }
            return window.slice((int) (at - from), length);
        }
    }

    private static int sum(long number, byte[] record) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        sum.update(record);
        return (int) sum.getValue();
    }

    long size() {
        return end;
    }

    /** Writes one more record, which is not empty. */
    void write(byte[] record) throws IOException {
        if (record.length > LONGEST) {
            throw new IOException("a record of " + record.length + " bytes is too long");
        }
        ByteBuffer frame = ByteBuffer.allocate(FRAME + record.length)
                .putInt(record.length)
                .putInt(sum(number + 1, record))
                .putLong(number + 1)
                .put(record)
                .flip();
        data.write(frame, end);
        end += FRAME + record.length;
        number++;
    }

    /** Returns when all that was written is safe. */
    void force() throws IOException {
        data.force();
        forced = end;
        forcedNumber = number;
        head.mark(forced);
    }

    /** Takes back what was written and not forced: what comes next is written in its place. */
    void forget() {
        end = forced;
        number = forcedNumber;
        try {
            data.truncate(forced);
        } catch (IOException e) {
            log.warn("what could not be written stays at the end of the file problem={}", e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        data.close();
    }
}
