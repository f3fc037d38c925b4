package dev.gatehouse.edge.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {

    /** What paths are made of here: harmless pieces, and whatever has ever led a server astray. */
    private static final List<String> PIECES = List.of(
            "/",
            "/",
            "/",
            "a",
            "b",
            "admin",
            ".",
            "..",
            "...",
            "~",
            "-",
            ":",
            "@",
            "%41",
            "%20",
            "%c3%a4",
            "%e2%82%ac",
            ";",
            "\\",
            "%",
            "%2",
            "%2e",
            "%2E",
            "%2f",
            "%5C",
            "%3b",
            "%25",
            "%00",
            "%0a",
            "%7f",
            "%c0",
            "%ae",
            "%80",
            "%c2%85",
            "%e2%80%a8",
            "%ed%a0%80",
            "%u002e",
            " ",
            "\t",
            "\u00e4",
            "?",
            "#",
            "|",
            "\0");

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/b", "*", "\\", "%2f", " /a"})
    void isAmbiguousWithoutALeadingSlash(String path) {
        assertThat(RawPath.ambiguous(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/a", "/a/", "/a/b.c", "/...", "/.a", "/a..", "/%20", "/%c3%a4", "/a:b@c,d=e&f$g!'()*+~"})
    void isPlainWhenAllReadItAlike(String path) {
        assertThat(RawPath.ambiguous(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 20261121})
    void decodesWhatItLetsPassToPlainSegments(long seed) {
        for (String path : plain(seed)) {
            List<String> segments = segments(decode(path));

            assertThat(segments.subList(0, segments.size() - 1)).as(path).doesNotContain("");
            assertThat(segments).as(path).doesNotContain(".", "..");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 6, 20261122})
    void decodesNothingThatItLetsPassToStructureOrControls(long seed) {
        for (String path : plain(seed)) {
            assertThat(decode(path).chars())
                    .as(path)
                    .noneMatch(c -> Character.isISOControl(c) || "\\;%\u2028\u2029".indexOf(c) >= 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 7, 20261123})
    void hasAsManySegmentsDecodedAsRaw(long seed) {
        for (String path : plain(seed)) {
            assertThat(segments(decode(path))).as(path).hasSameSizeAs(segments(path));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 8, 20261124})
    void decodesWhatItLetsPassToWellFormedText(long seed) {
        for (String path : plain(seed)) {
            assertThat(decode(path)).as(path).doesNotContain("\ufffd");
        }
    }

    @Test
    void letsEnoughPassForThatToMeanSomething() {
        assertThat(plain(1)).hasSizeGreaterThan(1_000);
    }

    private static List<String> plain(long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> path(random))
                .limit(50_000)
                .filter(path -> !RawPath.ambiguous(path))
                .toList();
    }

    private static String path(Random random) {
        return "/"
                + random.ints(random.nextInt(7), 0, PIECES.size())
                        .mapToObj(PIECES::get)
                        .collect(Collectors.joining());
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    private static String decode(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '%') {
                bytes.write(Integer.parseInt(path.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(path.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
