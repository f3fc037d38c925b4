package dev.gatehouse.adapter.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final long SMALL = 1 << 20;
    private static final String FILE = "00000001.journal";

    @TempDir
    private Path directory = Path.of("");

    private byte[] whole = new byte[0];

    /** Ten records, left as a process leaves them that is killed. */
    @BeforeEach
    void written() throws IOException {
        FragileDisk disk = new FragileDisk();
        Journal journal = Journal.read(disk, SMALL, record -> {});
        journal.rewrite(List.of(bytes("0")).iterator());
        for (int i = 1; i < 10; i++) {
            journal.append(bytes(String.valueOf(i).repeat(50)));
        }
        try (Disk.Data data = disk.open(FILE)) {
            ByteBuffer all = ByteBuffer.allocate((int) data.size());
            data.read(all, 0);
            whole = all.array();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What is read of a file with these bytes. */
    private List<Character> read(byte[] file) throws IOException {
        Path path = directory.resolve(FILE);
        Files.write(path, file);
        List<Character> found = new ArrayList<>();
        try (Folder folder = Folder.take(directory);
                Journal journal = Journal.read(folder, SMALL, record -> found.add((char) record[0]))) {
            assertThat(journal.isNew()).isFalse();
        }
        return found;
    }

    @Test
    void readsWhatWasAppended() throws IOException {
        assertThat(read(whole)).containsExactly('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
    }

    @Test
    void tellsThatAFileWasCutShort() {
        for (int length = 0; length < whole.length; length += length < Head.SIZE - 100 ? 97 : 1) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut))
                    .as("cut at " + length)
                    .isInstanceOf(UnusableJournalException.class)
                    .hasMessageContaining("where " + FILE + " is damaged at byte ")
                    .hasMessageEndingWith("nothing was changed.");
            assertThat(directory.resolve(FILE)).hasBinaryContent(cut);
        }
    }

    @Test
    void tellsOfEveryBitThatChangedInARecord() {
        for (int at = Head.SIZE; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            assertThatThrownBy(() -> read(flipped))
                    .as("byte " + at)
                    .isInstanceOf(UnusableJournalException.class)
                    .hasMessageContaining("damaged at byte ");
        }
    }

    @Test
    void readsAllOrTellsWhateverHappensToTheHead() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(Head.SIZE)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(read(flipped)).hasSize(10);
            } catch (UnusableJournalException e) {
                assertThat(e).hasMessageContaining(FILE);
            }
        }
    }

    @Test
    void doesNotTakeWhatACrashLeftHalfWrittenForDamage() throws IOException {
        byte[] zeros = Arrays.copyOf(whole, whole.length + 5_000);
        byte[] half = Arrays.copyOf(whole, whole.length + 60);
        System.arraycopy(whole, Head.SIZE, half, whole.length, 60);

        assertThat(read(zeros)).hasSize(10);
        assertThat(Files.size(directory.resolve(FILE))).isEqualTo(whole.length);
        assertThat(read(half)).hasSize(10);
    }

    @Test
    void tellsThatANewerVersionWroteIt() {
        byte[] newer = whole.clone();
        newer[19] = 2;

        assertThatThrownBy(() -> read(newer))
                .hasMessage("where 00000001.journal was written by a newer version of the adapter (format 2, and this"
                        + " one reads up to 1): run that version, or put a copy of the directory in its place that"
                        + " this one wrote.");
    }

    @Test
    void takesTheNewestFileAndNeverAnOlderInItsPlace() throws IOException {
        Path newest = directory.resolve("00000002.journal");
        Files.write(newest, whole);
        assertThat(read(bytes("older"))).hasSize(10);
        assertThat(directory.resolve(FILE)).doesNotExist();

        Files.write(newest, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> read(whole)).hasMessageContaining("00000002.journal is damaged");
        assertThat(directory.resolve(FILE)).exists();
    }

    @Test
    void takesNoFolderThatAnotherHas() throws IOException {
        try (Folder first = Folder.take(directory)) {
            assertThat(first.names()).isNotEmpty();
            assertThatThrownBy(() -> Folder.take(directory)).hasMessageContaining("another adapter uses");
        }
        Folder.take(directory).close();
    }

    @Test
    void takesNothingButAFolderThatCanBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> Folder.take(file)).hasMessage("which is a file: write the path of a directory.");
        assertThatThrownBy(() -> Folder.take(file.resolve("below"))).hasMessageContaining("which cannot be written");
        assertThatThrownBy(() -> Folder.take(Path.of("/proc/gatehouse"))).hasMessageContaining("cannot be written");
    }

    @Test
    void goesOnWhenThereIsRoomAgain() throws IOException {
        FragileDisk disk = new FragileDisk();
        Journal journal = Journal.read(disk, SMALL, record -> {});
        journal.rewrite(List.of(bytes("a")).iterator());
        disk.hasRoomFor(disk.used() + 30);
        assertThatThrownBy(() -> journal.append(bytes("b".repeat(100)))).hasMessage("No space left on device");
        disk.hasRoomFor(Long.MAX_VALUE);
        journal.append(bytes("c"));

        List<String> found = new ArrayList<>();
        Journal.read(disk, SMALL, record -> found.add(new String(record, StandardCharsets.UTF_8)));
        assertThat(found).containsExactly("a", "c");
    }
}
