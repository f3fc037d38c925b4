package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void readsEveryKindOfValueInItsOrder() throws MalformedTokenException {
        assertThat(
                        read(
                                " {\"t\":\"é😀\\u00e9\\ud83d\\ude00\\n\", \"n\":1, \"l\":[true,false,null,{}], \"o\":{\"a\":[]}} \n"))
                .containsExactly(
                        entry("t", "é😀é😀\n"),
                        entry("n", 1),
                        entry("l", Arrays.asList(true, false, null, Map.of())),
                        entry("o", Map.of("a", List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":null,\"a\":1}",
                "{\"a\":null,\"a\":null}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"\":1,\"\":2}",
                "{\"o\":{\"a\":1,\"b\":2,\"a\":3}}",
                "{\"o\":[[{\"p\":{\"a\":1,\"a\":2}}]]}"
            })
    void refusesAMemberThatIsThereTwiceAtAnyDepth(String json) {
        refuses(json);
    }

    @Test
    void takesEqualNamesInDifferentObjects() throws MalformedTokenException {
        assertThat(read("{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":2}}")).containsKeys("a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}{}", "{}1", "{},", "{}null", "{}\u0000", "{}//", "{}/**/", "{}#", "x{}", "\u0000{}", "//\n{}"
            })
    void refusesWhatStandsBeforeOrBehindTheObject(String json) {
        refuses(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[]",
                "null",
                "1",
                "\"a\"",
                "{a:1}",
                "{'a':1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{\"a\":[1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":0x1}",
                "{\"a\":True}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"b}",
                "{\"a\":undefined}",
                "{\"a\":1 \"b\":2}"
            })
    void refusesWhatIsNoJsonObject(String json) {
        refuses(json);
    }

    @Test
    void refusesNestingBombs() {
        refuses("{\"a\":" + "[".repeat(3000) + "]".repeat(3000) + "}");
        refuses("{\"a\":".repeat(1500) + "1" + "}".repeat(1500));
        refuses("{\"a\":" + "[".repeat(6000));
        refuses("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}");
    }

    @Test
    void readsNestingThatSomebodyMayHaveMeant() throws MalformedTokenException {
        assertThat(read("{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}")).containsKey("a");
    }

    @Test
    void keepsNumbersAsTheyWereWritten() throws MalformedTokenException {
        Map<String, @Nullable Object> numbers =
                read("{\"i\":-7,\"l\":9007199254740993,\"b\":123456789012345678901234567890,\"d\":1.50,\"e\":5e-3}");

        assertThat(numbers)
                .containsEntry("i", -7)
                .containsEntry("l", 9007199254740993L)
                .containsEntry("b", new BigInteger("123456789012345678901234567890"))
                .containsEntry("d", new BigDecimal("1.50"))
                .containsEntry("e", new BigDecimal("0.005"));
        assertThat(numbers.values().stream().map(String::valueOf))
                .containsExactly("-7", "9007199254740993", "123456789012345678901234567890", "1.50", "0.005");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e309",
                "-1e309",
                "1e999",
                "1e999999999",
                "1e2147483648",
                "1e99999999999",
                "1e-1001",
                "1e-99999999999",
                "0e999999999",
                "0.0e-99999999999"
            })
    void refusesNumbersThatNoDoubleCanHold(String number) {
        refuses("{\"a\":" + number + "}");
    }

    @Test
    void readsTheSmallestNumberThatItTakes() throws MalformedTokenException {
        assertThat(read("{\"a\":1e-1000}")).containsEntry("a", new BigDecimal("1e-1000"));
    }

    @Test
    void refusesDigitsWithoutEnd() {
        refuses("{\"a\":" + "9".repeat(310) + "}");
        refuses("{\"a\":" + "9".repeat(5000) + "}");
        refuses("{\"a\":0." + "9".repeat(5000) + "}");
    }

    /** The same instance twice would mean that the first was kept. */
    @Test
    void remembersNoNameThatItMet() throws MalformedTokenException {
        String name = read("{\"invented\":1}").keySet().iterator().next();

        assertThat(read("{\"invented\":1}").keySet().iterator().next())
                .isEqualTo(name)
                .isNotSameAs(name);
    }

    @Test
    void givesOutNothingThatCanBeChanged() throws MalformedTokenException {
        Map<String, @Nullable Object> object = read("{\"o\":{\"a\":1},\"l\":[1]}");

        assertThat(object).isUnmodifiable();
        assertThat(object.get("o")).asInstanceOf(InstanceOfAssertFactories.MAP).isUnmodifiable();
        assertThat(object.get("l")).asInstanceOf(InstanceOfAssertFactories.LIST).isUnmodifiable();
    }

    @Test
    void saysNothingOfWhatItRefused() {
        assertThatExceptionOfType(MalformedTokenException.class)
                .isThrownBy(() -> read("{\"a\":\"hunter2"))
                .withMessage("the token is malformed")
                .withNoCause();
    }

    private static Map<String, @Nullable Object> read(String json) throws MalformedTokenException {
        return StrictJson.read(json.getBytes(StandardCharsets.UTF_8));
    }

    static void refuses(String json) {
        refuses(json.getBytes(StandardCharsets.UTF_8));
    }

    static void refuses(byte[] json) {
        assertThatExceptionOfType(MalformedTokenException.class).isThrownBy(() -> StrictJson.read(json));
    }
}
