package dev.gatehouse.adapter.store;

import dev.gatehouse.adapter.journal.Folder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** A process that works a file store until it is killed: it tells what it found there, and then what was acknowledged. */
final class WorkingProcess {

    private WorkingProcess() {}

    /**
     * Works, once there is a line to read, until somebody kills it.
     *
     * @param args the directory, and up to how many bytes a file is not written anew
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Loads what it needs, and begins when it is told to.
        Workload.counts(new MemoryStore(1));
        if (System.in.read() < 0) {
            return;
        }
        FileStore.Bounds bounds = new FileStore.Bounds(10_000_000, Long.parseLong(args[1]));
        FileStore store = FileStore.open(Folder.take(Path.of(args[0])), bounds, Instant.EPOCH);
        Workload.counts(store).forEach((worker, count) -> out.println("found " + worker + " " + count));
        Workload.run(store, (worker, count) -> out.println("done " + worker + " " + count));
    }
}
