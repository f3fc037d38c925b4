package dev.gatehouse.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackingTest {

    private static Bytes packed() {
        return new Packing()
                .small(255)
                .number(0)
                .number(300)
                .number(Integer.MAX_VALUE)
                .wide(-1)
                .instant(Instant.MAX)
                .text(null)
                .text("")
                .texts(List.of("é\uD83D\uDE00", "x".repeat(100_000)))
                .bytes(Bytes.of(new byte[] {1, 2}))
                .bool(true)
                .done();
    }

    private static List<Object> unpack(Unpacking in) {
        return Arrays.asList(
                in.small(),
                in.number(),
                in.number(),
                in.number(),
                in.wide(),
                in.instant(),
                in.textOrNull(),
                in.text(),
                in.texts(),
                in.bytes(),
                in.bool());
    }

    @Test
    void readsBackWhatWasWritten() {
        assertThat(Unpacking.read(packed(), PackingTest::unpack))
                .isEqualTo(Arrays.asList(
                        255,
                        0,
                        300,
                        Integer.MAX_VALUE,
                        -1L,
                        Instant.MAX,
                        null,
                        "",
                        List.of("é\uD83D\uDE00", "x".repeat(100_000)),
                        Bytes.of(new byte[] {1, 2}),
                        true));
    }

    @Test
    void refusesWhatIsCutShortOrGoesOn() {
        byte[] all = packed().copy();

        for (int length : new int[] {0, 1, 20, all.length - 1, all.length + 1}) {
            assertThatThrownBy(() -> Unpacking.read(Bytes.of(Arrays.copyOf(all, length)), PackingTest::unpack))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void namesAVersionThatItDoesNotKnow() {
        assertThatThrownBy(() -> Unpacking.read(new Packing().small(3).done(), in -> in.version(2)))
                .hasMessage("holds a record of version 3, and this adapter reads up to 2: run the newer adapter");
    }
}
