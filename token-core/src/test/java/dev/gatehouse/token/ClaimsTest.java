package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {

    private static final Claims FULL = claims("""
            {"iss":"https://app/realms/main","sub":"user-1","azp":"web","typ":"Bearer","sid":"session-1","jti":"family.7",
             "iat":1000,"exp":1900,"aud":["tasks-api","reports-api"],"scope":"openid  profile email ",
             "realm_access":{"roles":["user","admin"]},"resource_access":{"tasks-api":{"roles":["write"]}},
             "org":{"id":"org-1","roles":["owner"]},"act":{"sub":"admin-1"},"https://app.example/plan":"gold",
             "a.b":"direct","a":{"b":"nested","c":null},"age":42,"score":1.50,"serial":123456789012345678901234567890,
             "email_verified":false,"picture":null}
            """);

    private static final Claims EMPTY = claims("{}");

    @Test
    void readsTheClaimsOfAnAccessToken() {
        assertThat(FULL.issuer()).isEqualTo("https://app/realms/main");
        assertThat(FULL.subject()).isEqualTo("user-1");
        assertThat(FULL.clientId()).isEqualTo("web");
        assertThat(FULL.type()).isEqualTo("Bearer");
        assertThat(FULL.sessionId()).isEqualTo("session-1");
        assertThat(FULL.tokenId()).isEqualTo("family.7");
        assertThat(FULL.issuedAt()).isEqualTo(Instant.ofEpochSecond(1000));
        assertThat(FULL.expiresAt()).isEqualTo(Instant.ofEpochSecond(1900));
        assertThat(FULL.audience()).containsExactly("tasks-api", "reports-api");
        assertThat(FULL.roles()).containsExactly("user", "admin");
    }

    @Test
    void readsWhatIsAbsentAsEmpty() {
        assertThat(List.of(
                        EMPTY.issuer(),
                        EMPTY.subject(),
                        EMPTY.clientId(),
                        EMPTY.type(),
                        EMPTY.sessionId(),
                        EMPTY.tokenId()))
                .containsOnly("");
        assertThat(EMPTY.audience()).isEmpty();
        assertThat(EMPTY.scopes()).isEmpty();
        assertThat(EMPTY.roles()).isEmpty();
        assertThat(EMPTY.members()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "true", "[\"user-1\"]", "{\"sub\":\"user-1\"}"})
    void readsWhatIsNoTextAsEmpty(String sub) {
        assertThat(claims("{\"sub\":" + sub + "}").subject()).isEmpty();
    }

    @Test
    void readsASingleAudienceAsAListOfOne() {
        assertThat(claims("{\"aud\":\"tasks-api\"}").audience()).containsExactly("tasks-api");
    }

    @Test
    void splitsScopesAtSpacesAlone() {
        assertThat(FULL.scopes()).containsExactly("openid", "profile", "email");
        assertThat(claims("{\"scope\":\"a,b\\tc d\"}").scopes()).containsExactly("a,b\tc", "d");
    }

    @Test
    void countsNoRoleThatIsNoText() {
        assertThat(claims("{\"realm_access\":{\"roles\":[1,\"user\",null,[\"admin\"]]}}")
                        .roles())
                .containsExactly("user");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"realm_access\":\"roles\"}",
                "{\"realm_access\":{\"roles\":\"admin\"}}",
                "{\"roles\":[\"admin\"]}"
            })
    void findsNoRolesElsewhere(String json) {
        assertThat(claims(json).roles()).isEmpty();
    }

    @Test
    void followsAPathIntoObjects() {
        assertThat(FULL.at("act.sub")).isEqualTo("admin-1");
        assertThat(FULL.at("org.id")).isEqualTo("org-1");
        assertThat(FULL.at("resource_access.tasks-api.roles")).isEqualTo(List.of("write"));
        assertThat(FULL.at("org")).isEqualTo(Map.of("id", "org-1", "roles", List.of("owner")));
    }

    @Test
    void takesAWholeNameBeforeAPath() {
        assertThat(FULL.at("a.b")).isEqualTo("direct");
        assertThat(FULL.at("https://app.example/plan")).isEqualTo("gold");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "act.",
                ".act",
                "act..sub",
                "act.sub.x",
                "sub.x",
                "aud.0",
                "a.c",
                "picture",
                "none",
                "none.x"
            })
    void findsNothingWhereNothingIs(String path) {
        assertThat(FULL.at(path)).isNull();
    }

    @Test
    void relaysNumbersAsTheyWereWritten() {
        assertThat(FULL.at("age")).isEqualTo(42).hasToString("42");
        assertThat(FULL.at("score")).isEqualTo(new BigDecimal("1.50")).hasToString("1.50");
        assertThat(FULL.at("serial"))
                .isEqualTo(new BigInteger("123456789012345678901234567890"))
                .hasToString("123456789012345678901234567890");
        assertThat(FULL.at("email_verified")).isEqualTo(false);
    }

    @ParameterizedTest(name = "{0} is second {1}")
    @CsvSource({
        "0,0",
        "1795262400,1795262400",
        "1795262400.0,1795262400",
        "1795262400.999,1795262400",
        "1795262400.99999999999,1795262400",
        "17952624E2,1795262400",
        "253402300799,253402300799",
        "0.999,0"
    })
    void readsDatesInWholeSecondsRoundedDown(String written, long seconds) {
        assertThat(claims("{\"exp\":" + written + "}").seconds("exp")).contains(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-0.5",
                "253402300800",
                "253402300799.5",
                "1e12",
                "1e308",
                "99999999999999999999",
                "\"1\"",
                "true",
                "null"
            })
    void readsNoDateBeyondTheYear9999(String written) {
        assertThat(claims("{\"exp\":" + written + "}").seconds("exp")).isEmpty();
    }

    @Test
    void cannotBeChanged() {
        assertThat(FULL.members()).isUnmodifiable();
        assertThat(FULL.roles()).isUnmodifiable();
        assertThat(FULL.audience()).isUnmodifiable();
        assertThat(FULL.scopes()).isUnmodifiable();
    }

    @Test
    void showsItsNamesAndNoValue() {
        assertThat(claims("{\"sub\":\"user-1\",\"email\":\"ada@example.com\"}")).hasToString("Claims[sub, email]");
    }

    private static Claims claims(String json) {
        try {
            return new Claims(StrictJson.read(json.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedTokenException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
