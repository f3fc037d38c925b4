package dev.gatehouse.adapter.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTextTest {

    @Test
    void encodesAsEncodeUriComponentDoes() {
        // What Node answers for the same text.
        assertThat(PercentText.encode("a b+c/d=é€😀!'()*~-_."))
                .isEqualTo("a%20b%2Bc%2Fd%3D%C3%A9%E2%82%AC%F0%9F%98%80!'()*~-_.");
    }

    @Test
    void decodesAndLeavesAPlusSign() {
        assertThat(PercentText.decode("a%20b+c%2Bd%C3%A9")).isEqualTo("a b+c+dé");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "%", "a%2", "%zz", "%C3", "%FF", "%C0%AF", "%-1"})
    void leavesWhatIsBroken(String text) {
        assertThat(PercentText.decode(text)).isEqualTo(text);
    }
}
