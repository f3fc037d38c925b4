package dev.gatehouse.edge.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsPropertiesTest {

    private static final String GOOD = "http://localhost:3000";

    @ParameterizedTest
    @ValueSource(
            strings = {GOOD, "https://app.example", "https://a-b.example:8443", "http://127.0.0.1", "http://[::1]:3000"
            })
    void takeAnOrigin(String origin) {
        assertThat(new CorsProperties(List.of(origin)).origins()).containsExactly(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.example",
                "https://app.example/",
                "https://app.example/x",
                "https://App.example",
                "https://u@app.example",
                "https://app.example:",
                "https://app.example:0",
                "ftp://app.example",
                "https://",
                "null",
                ""
            })
    void takeNothingElse(String origin) {
        assertThatThrownBy(() -> new CorsProperties(List.of(GOOD, origin)))
                .hasMessage("gatehouse.cors.origins[1] is " + origin + ": write scheme, host in lower case and port,"
                        + " without a path, such as http://localhost:3000.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*.app.example"})
    void openToNobodyByAStar(String origin) {
        assertThatThrownBy(() -> new CorsProperties(List.of(origin)))
                .hasMessage("gatehouse.cors.origins[0] is " + origin
                        + ", which would let every page read the answers: write each origin by name.");
    }

    @ParameterizedTest
    @CsvSource({"http://app.example:80, http://app.example", "https://app.example:443, https://app.example"})
    void refuseAPortThatNoBrowserSends(String origin, String better) {
        assertThatThrownBy(() -> new CorsProperties(List.of(origin)))
                .hasMessage("gatehouse.cors.origins[0] is " + origin + ", but browsers leave out that port: write "
                        + better + ".");
    }

    @Test
    void openToNobodyByThemselves() {
        assertThat(new CorsPolicy(java.util.Set.of(), java.util.Set.of()).open())
                .isFalse();
    }
}
