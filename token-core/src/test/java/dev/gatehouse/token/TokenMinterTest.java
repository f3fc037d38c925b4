package dev.gatehouse.token;

import static dev.gatehouse.token.TokenDraft.NEW_SECRET;
import static dev.gatehouse.token.TokenDraft.OLD_SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatehouse.token.key.KeyRing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenMinterTest {

    private static final TokenMinter MINTER =
            new TokenMinter(KeyRing.parse("k2:golden-secret-of-the-token-core-tests-01,k1:" + OLD_SECRET));

    /** Made with Python's hmac, json and base64; whoever changes these bytes changes what backends have in their tests. */
    @Test
    void mintsTheSameBytesForTheSameClaims() {
        assertThat(MINTER.mint(goldenClaims()))
                .isEqualTo("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImsyIn0."
                        + "eyJpc3MiOiJodHRwczovL2FwcC5leGFtcGxlL3JlYWxtcy9tYWluIiwic3ViIjoidXNlci0xIiwidHlwIjoiQmVhcmVyIiwia"
                        + "WF0IjoxNzk1MjYyNDAwLCJleHAiOjE3OTUyNjMzMDAsImF1ZCI6WyJ0YXNrcy1hcGkiXSwibmFtZSI6Ilpvw6sgXCJaXCIg8J"
                        + "-YgCIsImVtYWlsX3ZlcmlmaWVkIjp0cnVlfQ."
                        + "SuPAtGf2o2eze2ZPBnojSjGzLlrWjVH2SJc6c5MpAvg");
    }

    @Test
    void keepsTheOrderOfTheClaims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("z", 1);
        claims.put("a", 2L);

        assertThat(payload(MINTER.mint(claims))).isEqualTo("{\"z\":1,\"a\":2}");
    }

    @Test
    void namesItsKeyInTheHeader() {
        String header = MINTER.mint(Map.of()).split("\\.", -1)[0];

        assertThat(Base64.getUrlDecoder().decode(header))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"k2\"}");
    }

    @Test
    void signsWithTheFirstKeyOfTheRing() {
        KeyRing swapped = KeyRing.parse("k1:" + OLD_SECRET + ",k2:" + NEW_SECRET);

        assertThat(new TokenMinter(swapped).mint(Map.of("sub", "user-1")))
                .isEqualTo(new TokenMinter(KeyRing.parse("k1:" + OLD_SECRET)).mint(Map.of("sub", "user-1")));
    }

    @Test
    void writesNoPadding() {
        for (int length = 0; length < 6; length++) {
            assertThat(MINTER.mint(Map.of("name", "x".repeat(length)))).doesNotContain("=");
        }
    }

    @Test
    void mintsNoClaimThatOthersCouldReadAsAnotherValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MINTER.mint(Map.of("score", 1.5)))
                .withMessage(
                        "a claim must be what JSON can say: text, a number, true or false, null, a list or an object");
    }

    @Test
    void mintsAReadableTokenForANameThatWasCutInTheMiddleOfAnEmoji() {
        assertThat(payload(MINTER.mint(Map.of("name", "Zoë 😀 \ud83d")))).isEqualTo("{\"name\":\"Zoë 😀 \ufffd\"}");
    }

    private static Map<String, Object> goldenClaims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", "https://app.example/realms/main");
        claims.put("sub", "user-1");
        claims.put("typ", "Bearer");
        claims.put("iat", 1795262400);
        claims.put("exp", 1795263300L);
        claims.put("aud", List.of("tasks-api"));
        claims.put("name", "Zoë \"Z\" 😀");
        claims.put("email_verified", true);
        return claims;
    }

    private static String payload(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }
}
