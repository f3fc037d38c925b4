package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalBase64Test {

    /** RFC 4648 section 10, without padding. */
    @ParameterizedTest
    @CsvSource({"f,Zg", "fo,Zm8", "foo,Zm9v", "foob,Zm9vYg", "fooba,Zm9vYmE", "foobar,Zm9vYmFy"})
    void encodesAndDecodesTheVectorsOfTheRfc(String plain, String encoded) throws MalformedTokenException {
        assertThat(CanonicalBase64.encode(plain.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(encoded);
        assertThat(decode(encoded)).asString(StandardCharsets.US_ASCII).isEqualTo(plain);
    }

    @Test
    void usesTheAlphabetOfUrls() throws MalformedTokenException {
        assertThat(CanonicalBase64.encode(new byte[] {-1, -1, -66})).isEqualTo("__--");
        assertThat(decode("__--")).containsExactly(-1, -1, -66);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "Zm9vY",
                "Zg==",
                "Zg=",
                "Zm8=",
                "Zm9v=",
                "Zm9v====",
                "=",
                "====",
                "Zg==Zg",
                "Z=9v",
                "Z g",
                "Zg ",
                "Zm9v\n",
                "Zm9vYg\r\n",
                "Z.m9",
                "++++",
                "////",
                "Zm9+",
                "Zm9/",
                "Zm\u00009",
                "Zm9?",
                "\u007f\u007f\u007f\u007f"
            })
    void refusesEveryOtherForm(String text) {
        refuses(text.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zh", "Zv", "Zm9", "Zm-", "Zm9vYn", "Zm9vYmF", "A_", "AA_"})
    void refusesStrayBitsInTheLastCharacter(String text) {
        refuses(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void refusesBytesThatAreNotAscii() {
        refuses(new byte[] {'Z', 'm', '9', -1});
        refuses(new byte[] {'Z', -61, '9', 'v'});
        refuses(new byte[] {'Z', -128});
    }

    @Test
    void decodesOnlyWhatStandsBetweenTheTwoPlaces() throws MalformedTokenException {
        byte[] text = "=.Zm9v.=".getBytes(StandardCharsets.US_ASCII);

        assertThat(CanonicalBase64.decode(text, 2, 6))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("foo");
    }

    /** The reason for this class: a list of bad tokens by their text must not be passed by. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void knowsOneTextOnlyForAnyBytes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] text = new byte[1 + random.nextInt(9)];
            for (int at = 0; at < text.length; at++) {
                text[at] = (byte) "AQgw_-zE=+".charAt(random.nextInt(10));
            }
            Optional<byte[]> bytes = decodable(text);
            if (bytes.isPresent()) {
                assertThat(CanonicalBase64.encode(bytes.get())).isEqualTo(new String(text, StandardCharsets.US_ASCII));
            }
        }
    }

    @Test
    void acceptsOneLastCharacterInSixteenForOneByte() {
        List<Integer> accepted = IntStream.range(0, 128)
                .filter(last -> decodable(new byte[] {'Z', (byte) last}).isPresent())
                .boxed()
                .toList();

        assertThat(accepted).containsExactlyInAnyOrder((int) 'A', (int) 'Q', (int) 'g', (int) 'w');
    }

    private static Optional<byte[]> decodable(byte[] text) {
        try {
            return Optional.of(CanonicalBase64.decode(text, 0, text.length));
        } catch (MalformedTokenException e) {
            return Optional.empty();
        }
    }

    private static byte[] decode(String text) throws MalformedTokenException {
        return CanonicalBase64.decode(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
    }

    private static void refuses(byte[] text) {
        assertThatExceptionOfType(MalformedTokenException.class)
                .isThrownBy(() -> CanonicalBase64.decode(text, 0, text.length));
    }
}
