package dev.gatehouse.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills processes in the middle of their work, and looks what is left. */
class FileStoreKillTest {

    private static final int KILLS = 50;
    private static final int CHANGES = 1_000;
    private static final long SMALL = 2 << 20;
    private static final long SEED = 20261121;

    private final Random random = new Random(SEED);
    private final Map<Integer, Integer> acknowledged = new TreeMap<>();
    private int fewest = Integer.MAX_VALUE;
    private long all;

    @Test
    void losesNothingThatWasAcknowledged(@TempDir Path directory) throws IOException, InterruptedException {
        // One ahead: to start takes a process longer than to make the changes.
        Process next = start(directory);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = next;
            next = start(directory);
            live(process, CHANGES + random.nextInt(CHANGES));
        }
        next.destroyForcibly().waitFor();

        System.out.printf(
                "%d kills, %d changes acknowledged, %d at least between two, none lost; seed %d%n",
                KILLS, all, fewest, SEED);
        assertThat(fewest).isGreaterThanOrEqualTo(CHANGES);
    }

    private static Process start(Path directory) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        WorkingProcess.class.getName(),
                        directory.toString(),
                        String.valueOf(SMALL))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void live(Process process, int changes) throws IOException, InterruptedException {
        int done = 0;
        try (Writer begin = process.outputWriter()) {
            begin.write("\n");
        }
        try (BufferedReader lines = process.inputReader()) {
            // A line without its end was not acknowledged to anybody.
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                done += take(List.of(line.split(" ", -1)));
                if (done == changes) {
                    // By its handle: destroying the process itself closes what it told.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        fewest = Math.min(fewest, done);
        all += done;
    }

    private int take(List<String> told) {
        if (told.get(0).equals("found")) {
            int worker = Integer.parseInt(told.get(1));
            int found = Integer.parseInt(told.get(2));
            int expected = acknowledged.getOrDefault(worker, 0);
            assertThat(found).as("worker " + worker).isBetween(expected, expected + 1);
            acknowledged.put(worker, found);
        }
        if (told.get(0).equals("done") && told.size() == 3) {
            acknowledged.put(Integer.valueOf(told.get(1)), Integer.valueOf(told.get(2)));
            return 1;
        }
        return 0;
    }
}
