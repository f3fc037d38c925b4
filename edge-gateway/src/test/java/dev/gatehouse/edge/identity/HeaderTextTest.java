package dev.gatehouse.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.test, ada@example.test",
        "'a,b', 'a,b'",
        "a b, a%20b",
        "50%, 50%25",
        "~!*'();:@&=+$/?#[], ~!*'();:@&=+$/?#[]",
        "Zoë, Zo%C3%AB",
        "\u007f, %7F",
        "'\t', %09",
        "'', ''",
    })
    void encodesWhatIsNotVisibleAscii(String claim, String header) {
        assertThat(HeaderText.of(claim)).isEqualTo(header);
    }

    @Test
    void encodesTheCommaOfAnItem() {
        assertThat(HeaderText.of(List.of("a,b", "c"))).isEqualTo("a%2Cb,c");
    }

    @Test
    void writesNumbersAndTruthsAsJsonDoes() {
        assertThat(HeaderText.of(List.of(7, -1L, new BigDecimal("2.50"), true, false)))
                .isEqualTo("7,-1,2.50,true,false");
    }

    @Test
    void saysNothingOfAnObject() {
        assertThat(HeaderText.of(Map.of("a", "b"))).isEmpty();
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(HeaderText.of(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 20261121})
    void isReadBackAsItWas(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            String text = text(random);

            assertThat(decode(HeaderText.of(text))).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 11, 20261122})
    void isReadBackItemByItem(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            List<String> items = Stream.generate(() -> "x" + text(random))
                    .limit(1 + random.nextInt(5))
                    .toList();

            String header = HeaderText.of(items);

            assertThat(Arrays.stream(header.split(",", -1)).map(HeaderTextTest::decode))
                    .isEqualTo(items);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 13, 20261123})
    void isAlwaysVisibleAscii(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            assertThat(HeaderText.of(text(random))).matches("[!-~]*");
        }
    }

    /** Any characters, with those in plenty that mean something in headers. */
    private static String text(Random random) {
        String special = "%,;:\"\\ \t\r\n\0=+&/";
        StringBuilder text = new StringBuilder();
        IntStream.range(0, random.nextInt(12)).forEach(i -> {
            switch (random.nextInt(4)) {
                case 0 -> text.append(special.charAt(random.nextInt(special.length())));
                case 1 -> text.append((char) ('a' + random.nextInt(26)));
                case 2 -> text.append((char) random.nextInt(0x800));
                default -> text.appendCodePoint(0xE000 + random.nextInt(0x10FFFF - 0xE000));
            }
        });
        return text.toString();
    }

    /** As any language's own percent-decoder does it. */
    private static String decode(String header) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < header.length(); i++) {
            if (header.charAt(i) == '%') {
                bytes.write(Integer.parseInt(header.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(header.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
