package dev.gatehouse.adapter.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first page of a journal: what it is, and up to where it has been forced.
 *
 * <p>That mark is written after each force and not forced itself. So it may be behind after a loss of power, but never
 * ahead: what it covers was acknowledged, and must be there. Two places take turns, since one may be torn.
 */
final class Head {

    static final int SIZE = 4096;

    private static final Logger log = LoggerFactory.getLogger(Head.class);
    private static final byte[] WHAT = "gatehouse store\n".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;
    private static final int FIRST_MARK = 1024;
    private static final int MARK_SIZE = Long.BYTES + Integer.BYTES;

    private final Disk.Data data;
    private int turn;

    Head(Disk.Data data) {
        this.data = data;
    }

    void begin() throws IOException {
        ByteBuffer page = ByteBuffer.allocate(SIZE);
        page.put(WHAT).putInt(FORMAT).flip().limit(SIZE);
        data.write(page, 0);
    }

    /** Nothing if this is the head of a journal that can be read. */
    void check(String file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(WHAT.length + Integer.BYTES);
        data.read(head, 0);
        if (head.hasRemaining() || !Arrays.equals(WHAT, 0, WHAT.length, head.array(), 0, WHAT.length)) {
            throw UnusableJournalException.damaged(file, 0, data.size());
        }
        int format = head.getInt(WHAT.length);
        if (format > FORMAT) {
            throw new UnusableJournalException("where " + file + " was written by a newer version of the adapter"
                    + " (format " + format + ", and this one reads up to " + FORMAT
                    + "): run that version, or put a copy of the directory in its place that this one wrote.");
        }
        if (format < 1) {
            throw UnusableJournalException.damaged(file, WHAT.length, data.size());
        }
    }

    /** Up to where it was forced at least; -1 if nothing tells. */
    long forced() throws IOException {
        return Math.max(mark(0), mark(1));
    }

    private long mark(int which) throws IOException {
        ByteBuffer mark = ByteBuffer.allocate(MARK_SIZE);
        data.read(mark, place(which));
        long forced = mark.getLong(0);
        return !mark.hasRemaining() && mark.getInt(Long.BYTES) == sum(forced) ? forced : -1;
    }

    void mark(long forced) {
        turn = 1 - turn;
        try {
            data.write(
                    ByteBuffer.allocate(MARK_SIZE)
                            .putLong(forced)
                            .putInt(sum(forced))
                            .flip(),
                    place(turn));
        } catch (IOException e) {
            // It stays behind, as it may; what it should tell of is safe.
            log.warn("a mark was not written problem={}", e.getMessage());
        }
    }

    private static int place(int which) {
        return FIRST_MARK * (which + 1);
    }

    private static int sum(long number) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        // Not zero for zeros: an empty page is no mark.
        return ~((int) sum.getValue());
    }
}
