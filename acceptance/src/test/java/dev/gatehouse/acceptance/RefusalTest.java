package dev.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each no of the edge with its code, to a person who really signed in. */
@ExtendWith(House.Extension.class)
class RefusalTest {

    private final House house;

    RefusalTest(House house) {
        this.house = house;
    }

    @Test
    void asksForATokenWhereNoneIsSent() {
        Answer refused = Person.calls("GET", house.edge() + "/api/tasks", Optional.empty(), "");

        expect(refused, 401, "token_missing", "login");
        assertThat(refused.header("www-authenticate")).isEqualTo("Bearer realm=\"gatehouse\"");
    }

    @Test
    void refusesATokenWithOneCharacterOfItsSignatureChanged() {
        String token = Person.signsIn(house, "ada@example.com").accessToken();
        int place = token.lastIndexOf('.') + 5;
        char other = token.charAt(place) == 'A' ? 'B' : 'A';
        String forged = token.substring(0, place) + other + token.substring(place + 1);

        expect(get("/api/tasks", forged), 401, "token_signature", "login");
    }

    @Test
    void refusesARefreshTokenInPlaceOfAnAccessToken() {
        String refresh = Person.signsIn(house, "ada@example.com").exchanges().text("refresh_token");

        expect(get("/api/tasks", refresh), 401, "token_key_unknown", "login");
    }

    @Test
    void refusesWhoLacksTheRole() {
        String bob = Person.signsIn(house, "bob@example.com").accessToken();

        expect(get("/api/admin/tasks", bob), 403, "role_missing", "never");
    }

    @Test
    void letsAnAdminThrough() {
        String ada = Person.signsIn(house, "ada@example.com").accessToken();

        assertThat(get("/api/admin/tasks", ada).status()).isEqualTo(200);
    }

    @Test
    void refusesWhoLacksTheScope() {
        String ada = Person.signsIn(house, "ada@example.com").accessToken();
        Answer refused = get("/api/reports/write/me", ada);

        expect(refused, 403, "scope_missing", "never");
        assertThat(refused.header("www-authenticate")).contains("insufficient_scope");
    }

    @Test
    void knowsNoOtherRoute() {
        expect(
                get("/actuator/health", Person.signsIn(house, "ada@example.com").accessToken()),
                404,
                "route_unknown",
                "never");
    }

    @Test
    void saysThatABackendIsAway() {
        expect(get("/api/gone/x", ""), 502, "upstream_unavailable", "later");
    }

    private Answer get(String path, String token) {
        return Person.calls("GET", house.edge() + path, Optional.of(token), "");
    }

    private static void expect(Answer answer, int status, String code, String retry) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("retry")).isEqualTo(retry);
        assertThat(answer.text("request_id")).isEqualTo(answer.header("x-request-id"));
    }
}
