package dev.gatehouse.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.identity.Credential.Bearer;
import dev.gatehouse.edge.identity.Credential.None;
import dev.gatehouse.edge.identity.Credential.Unusable;
import dev.gatehouse.token.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {

    @Test
    void isNoneWithoutAHeader() {
        assertThat(Credential.parse(List.of())).isInstanceOf(None.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER abc", "  Bearer abc  ", "Bearer   abc"})
    void isABearerInAnyCaseAndSpacing(String header) {
        assertThat(Credential.parse(List.of(header))).isEqualTo(new Bearer("abc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "Bearer", "Bearer ", "Basic abc", "Bearerabc", "abc", "Bearer\tabc", "Be arer abc"})
    void isMalformedInAnotherForm(String header) {
        assertThat(Credential.parse(List.of(header))).isEqualTo(new Unusable(Refusal.TOKEN_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer a b", "Bearer a,b", "Bearer a, b", "Bearer a;b", "Bearer a\tb", "Bearer a, Bearer b"})
    void isAmbiguousWithTwoTokens(String header) {
        assertThat(Credential.parse(List.of(header))).isEqualTo(new Unusable(Refusal.CREDENTIALS_AMBIGUOUS));
    }

    @Test
    void isAmbiguousInTwoHeaders() {
        assertThat(Credential.parse(List.of("Bearer a", "Bearer a")))
                .isEqualTo(new Unusable(Refusal.CREDENTIALS_AMBIGUOUS));
    }

    @Test
    void neverShowsTheToken() {
        assertThat(Credential.parse(List.of("Bearer abc"))).hasToString("Bearer[3 characters]");
    }
}
