package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonWritingTest {

    @Test
    void writesTheMembersInTheirOrderAndNothingElse() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("z", "é\"\\/\u2028\n\u0001😀");
        object.put("a", List.of(1, Long.MAX_VALUE, true, List.of(), Map.of()));

        assertThat(new String(StrictJson.write(object), StandardCharsets.UTF_8))
                .isEqualTo("{\"z\":\"é\\\"\\\\/\u2028\\n\\u0001😀\",\"a\":[1,9223372036854775807,true,[],{}]}");
    }

    @Test
    void readsWhatItWrote() throws MalformedTokenException {
        Map<String, Object> object = Map.of("a", List.of("é😀\u0000", 1, Map.of("b", false)));

        assertThat(StrictJson.read(StrictJson.write(object))).isEqualTo(object);
    }

    @Test
    void writesNoValueThatCouldBeReadAsAnother() {
        assertThatIllegalArgumentException().isThrownBy(() -> StrictJson.write(Map.of("a", 1.5)));
        assertThatIllegalArgumentException().isThrownBy(() -> StrictJson.write(Map.of("a", List.of(new Object()))));
    }

    @Test
    void writesAFractionAsItWasRead() throws MalformedTokenException {
        byte[] json = "{\"a\":1.50,\"b\":[null,12345678901234567890]}".getBytes(StandardCharsets.UTF_8);

        assertThat(StrictJson.write(StrictJson.read(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d", "a\ud83db", "\ud83d\ud83d"})
    void writesTheReplacementCharacterForHalfACharacter(String half) throws MalformedTokenException {
        String mended = half.replaceAll("[\ud800-\udfff]", "\ufffd");

        assertThat(StrictJson.read(StrictJson.write(Map.of("a", half)))).isEqualTo(Map.of("a", mended));
        assertThat(StrictJson.read(StrictJson.write(Map.of(half, 1)))).isEqualTo(Map.of(mended, 1));
    }
}
