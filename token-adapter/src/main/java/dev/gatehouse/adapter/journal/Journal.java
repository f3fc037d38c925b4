package dev.gatehouse.adapter.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records in the order in which they were appended. An appended record is safe; one whose appending failed is not
 * there. It knows nothing of what the bytes mean. For one thread.
 *
 * <p>There is one file. When it has grown, all that counts is written to the next one, which takes its place.
 */
public final class Journal implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final Pattern NAME = Pattern.compile("[0-9]{8}\\.journal");
    private static final String UNFINISHED = ".new";

    private final Disk disk;
    private final long small;
    private @Nullable JournalFile file;
    private int generation;
    private long rewriteAt;
    private boolean uncertain;

    private Journal(Disk disk, long small) {
        this.disk = disk;
        this.small = small;
    }

    /**
     * Gives the reader all records.
     *
     * @param small a file of up to so many bytes is not worth writing anew
     * @throws UnusableJournalException if the newest file is damaged
     */
    public static Journal read(Disk disk, long small, Consumer<byte[]> reader) throws IOException {
        Journal journal = new Journal(disk, small);
        List<String> files = disk.names().stream()
                .filter(name -> NAME.matcher(name).matches())
                .sorted()
                .toList();
        if (!files.isEmpty()) {
            String newest = files.get(files.size() - 1);
            journal.generation = Integer.parseInt(newest.substring(0, newest.indexOf('.')));
            journal.file = JournalFile.read(disk.open(newest), newest, reader);
            journal.rewriteAt = Math.max(small, journal.file.size());
        }
        journal.tidy();
        return journal;
    }

    /** Whether nothing was ever written: then {@link #rewrite} comes first. */
    public boolean isNew() {
        return file == null;
    }

    /** Returns when the record is safe. */
    public void append(byte[] record) throws IOException {
        JournalFile current = current();
        if (uncertain) {
            throw new IOException("a file was renamed and that could not be forced: start the adapter again");
        }
        try {
            current.write(record);
            current.force();
        } catch (IOException e) {
            current.forget();
            throw e;
        }
    }

    /** Whether it has grown so much that it pays to write it anew. */
    public boolean grown() {
        return current().size() > rewriteAt;
    }

    /** Puts these records in the place of all others. If that fails, nothing has changed. */
    public void rewrite(Iterator<byte[]> records) throws IOException {
        JournalFile fresh = next(records);
        JournalFile old = file;
        file = fresh;
        generation++;
        rewriteAt = Math.max(small, 3 * fresh.size());
        // Until its name is safe, a loss of power could bring the old file back, without what is appended from now on.
        uncertain = true;
        disk.force();
        uncertain = false;
        if (old != null) {
            old.close();
        }
        tidy();
    }

    private JournalFile next(Iterator<byte[]> records) throws IOException {
        String name = name(generation + 1);
        rewriteAt += small;
        Disk.Data data = disk.open(name + UNFINISHED);
        try {
            JournalFile fresh = JournalFile.create(data, records);
            disk.rename(name + UNFINISHED, name);
            return fresh;
        } catch (IOException e) {
            data.close();
            tidy();
            throw e;
        }
    }

    /** Older files are of no use any more, and unfinished ones never were. */
    private void tidy() {
        try {
            for (String name : disk.names()) {
                boolean old = NAME.matcher(name).matches() && !name.equals(name(generation));
                if (old || name.endsWith(UNFINISHED)) {
                    disk.delete(name);
                }
            }
        } catch (IOException e) {
            log.warn("a file of no use stays problem={}", e.getMessage());
        }
    }

    private JournalFile current() {
        if (file == null) {
            throw new IllegalStateException("nothing was written yet");
        }
        return file;
    }

    private static String name(int generation) {
        return "%08d.journal".formatted(generation);
    }

    @Override
    public void close() throws IOException {
        try (disk) {
            if (file != null) {
                file.force();
                file.close();
            }
        }
    }
}
