package dev.gatehouse.adapter.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Power goes at any operation, and the disk is full at any time: what was acknowledged is there, and nothing else. */
class JournalPowerTest {

    private static final int ROUNDS = 400;
    private static final long SMALL = 20_000;

    private Map<String, String> safe = new HashMap<>();
    private final List<Map<String, String>> possible = new ArrayList<>();
    private int acknowledged;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261121})
    void keepsWhatWasAcknowledged(long seed) throws IOException {
        Random random = new Random(seed);
        FragileDisk disk = new FragileDisk();

        for (int round = 0; round < ROUNDS; round++) {
            live(disk, random);
            disk = disk.after(random);
            Map<String, String> found = new HashMap<>();
            Journal.read(disk, SMALL, record -> put(found, record)).close();
            possible.add(safe);
            assertThat(possible).as("round " + round).contains(found);
            safe = found;
            possible.clear();
        }
        assertThat(acknowledged).isGreaterThan(ROUNDS * 10);
    }

    /** Until power goes. */
    private void live(FragileDisk disk, Random random) {
        disk.losePowerAfter(random.nextInt(200));
        disk.hasRoomFor(Long.MAX_VALUE);
        try {
            Journal journal = Journal.read(disk, SMALL, record -> {});
            if (journal.isNew()) {
                journal.rewrite(all().iterator());
            }
            while (true) {
                if (random.nextInt(30) == 0) {
                    disk.hasRoomFor(random.nextBoolean() ? Long.MAX_VALUE : disk.used() + random.nextInt(1000));
                }
                append(journal, random);
                if (journal.grown()) {
                    rewrite(journal);
                }
            }
        } catch (IOException e) {
            assertThat(e).hasMessage("no power");
        }
    }

    private void append(Journal journal, Random random) throws IOException {
        String key = "k" + random.nextInt(20);
        String value = "v".repeat(random.nextInt(1500)) + random.nextInt();
        Map<String, String> after = new HashMap<>(safe);
        after.put(key, value);
        possible.add(after);
        try {
            journal.append(bytes(key, value));
        } catch (IOException e) {
            unlessFull(e);
            return;
        }
        acknowledged++;
        safe = after;
        possible.clear();
    }

    private void rewrite(Journal journal) throws IOException {
        try {
            journal.rewrite(all().iterator());
        } catch (IOException e) {
            unlessFull(e);
        }
    }

    private static void unlessFull(IOException failure) throws IOException {
        if (!"No space left on device".equals(failure.getMessage())) {
            throw failure;
        }
    }

    private List<byte[]> all() {
        return safe.entrySet().stream()
                .map(entry -> bytes(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static byte[] bytes(String key, String value) {
        return (key + "=" + value).getBytes(StandardCharsets.UTF_8);
    }

    private static void put(Map<String, String> into, byte[] record) {
        String[] parts = new String(record, StandardCharsets.UTF_8).split("=", 2);
        into.put(parts[0], parts[1]);
    }
}
