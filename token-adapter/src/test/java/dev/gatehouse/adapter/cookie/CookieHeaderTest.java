package dev.gatehouse.adapter.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d=whole; d.0=a                    | whole",
                "d=; d.0=a; d.1=b                  | ab",
                "d.1=b; d.0=a                      | ab",
                "d.2=c; d.10=k; d.0=a; d.1=b       | abck",
                "d.0=a; d.1=b; d.0=A               | Ab",
                "d.0=a; d.01=x; d.00=y; d.x=z; d.= | a",
                "d.0=a; d.99=z; d.100=x; d.-1=x    | az",
                "\td.0\t=\ta\t; d.1 = b            | ab",
                "d.0=\"a%2B\"; d.1=%2B             | a++",
                "x; d; =; d=first; d=second        | first",
                "d.0=a=b; D.1=x; d=\"\"            | a=b",
            })
    void putsACookieTogetherThatWasCutUp(String header, String value) {
        assertThat(CookieHeader.parse(List.of(header)).whole("d")).contains(value);
    }

    @Test
    void looksThroughAllHeaders() {
        assertThat(CookieHeader.parse(List.of("d.1=b", "x=y", "d.0=a")).whole("d"))
                .contains("ab");
    }

    @Test
    void findsNothingInHeadersThatAreTooLong() {
        String half = "d=" + "a".repeat(16 * 1024 - 2);

        assertThat(CookieHeader.parse(List.of(half, half)).first("d")).isPresent();
        assertThat(CookieHeader.parse(List.of(half, half + "a")).first("d")).isEmpty();
    }

    @Test
    void showsNoCookieInAnyText() {
        assertThat(CookieHeader.parse(List.of("d=secret"))).asString().isEqualTo("CookieHeader[1 cookies]");
    }
}
