package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What roles come to at clients, and what a refresh may leave out. */
@AdapterTest
class RolesAndScopesTest {

    @Autowired
    private TokenCalls tokens;

    private Answer admin(String client, String... more) {
        return tokens.exchange(client, BetterAuthStub.answersAs("get-session-admin"), more);
    }

    private Answer service(String... more) {
        return tokens.post(TokenCalls.concat(
                new String[] {
                    "grant_type", "client_credentials", "client_id", "reporter", "client_secret", "reporter-secret"
                },
                more));
    }

    private static String access(Answer answer) {
        return answer.claims().path("resource_access").toString();
    }

    private static List<String> scopes(JsonNode claims) {
        return Arrays.asList(claims.path("scope").asString().split(" ", -1));
    }

    @Test
    void tellsWhatARoleMeansAtClients() {
        assertThat(access(admin("web"))).isEqualTo("{\"tasks-api\":{\"roles\":[\"read\",\"write\"]}}");
        assertThat(access(service()))
                .isEqualTo("{\"reports\":{\"roles\":[\"write\"]},\"tasks-api\":{\"roles\":[\"read\"]}}");
    }

    @Test
    void tellsNothingOfRolesThatMeanNothing() {
        Answer user = tokens.exchange("web", BetterAuthStub.answersAs("get-session-valid-authoritative"));

        assertThat(user.claims().has("resource_access")).isFalse();
        assertThat(user.claims().has("groups")).isFalse();
    }

    @Test
    void tellsOnlyOfTheAudienceThatWasAskedFor() {
        assertThat(admin("app", "audience", "tasks").claims().has("resource_access"))
                .isFalse();
        assertThat(admin("app").claims().has("resource_access")).isTrue();
    }

    @Test
    void tellsTheSameWhenRefreshedAndIntrospected() {
        Answer first = admin("app");
        Answer next = tokens.post("grant_type", "refresh_token", "client_id", "app", "refresh_token", first.refresh());

        assertThat(access(next)).isEqualTo(access(first));
        assertThat(tokens.at(
                                TokenCalls.MAIN + "/introspect",
                                "client_id",
                                "watch",
                                "client_secret",
                                "watch-secret",
                                "token",
                                next.access())
                        .body()
                        .path("resource_access")
                        .toString())
                .isEqualTo(access(first));
    }

    @Test
    void tellsTheRolesAsGroupsToClientsThatWantThem() {
        assertThat(service().claims().path("groups").toString()).isEqualTo("[\"service\"]");
    }

    private Answer refresh(String token, String... more) {
        return tokens.post(TokenCalls.concat(
                new String[] {"grant_type", "refresh_token", "client_id", "app", "refresh_token", token}, more));
    }

    @Test
    void givesAnAccessTokenOfFewerScopesAndKeepsTheRest() {
        Answer first = admin("app");
        Answer narrow = refresh(first.refresh(), "scope", "openid");

        assertThat(scopes(first.claims())).containsExactly("openid", "profile", "email", "tasks:read");
        assertThat(scopes(narrow.claims())).containsExactly("openid", "profile", "email");
        assertThat(narrow.text("scope")).isEqualTo("openid profile email");
        assertThat(scopes(TokenCalls.claims(narrow.refresh()))).contains("tasks:read");
        assertThat(scopes(refresh(narrow.refresh()).claims())).contains("tasks:read");
    }

    @Test
    void passesOverScopesThatWereNotGranted() {
        Answer first = admin("app", "scope", "openid");
        Answer next = refresh(first.refresh(), "scope", "tasks:read root");

        assertThat(next.status()).isEqualTo(200);
        assertThat(scopes(next.claims())).containsExactly("openid", "profile", "email");
    }

    @Test
    void givesTheSameBytesToWhoAsksTheSameAgain() {
        Answer first = admin("app");
        Answer once = refresh(first.refresh(), "scope", "tasks:read");
        Answer again = refresh(first.refresh(), "scope", "tasks:read");
        Answer whole = refresh(first.refresh());

        assertThat(again.access()).isEqualTo(once.access());
        assertThat(whole.refresh()).isEqualTo(once.refresh());
        assertThat(scopes(whole.claims())).contains("tasks:read");
    }
}
