package dev.gatehouse.adapter;

import static dev.gatehouse.adapter.TokenCalls.OPENID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.FeedCalls.Reading;
import dev.gatehouse.adapter.TokenCalls.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AdapterTest
class ServiceTest {

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private FeedCalls feed;

    private Answer credentials(String client, String... more) {
        return tokens.post(TokenCalls.concat(
                new String[] {
                    "grant_type", "client_credentials", "client_id", client, "client_secret", client + "-secret"
                },
                more));
    }

    private Answer introspect(String client, String token) {
        return tokens.at(
                OPENID + "/token/introspect", "client_id", client, "client_secret", client + "-secret", "token", token);
    }

    @Test
    void givesAClientATokenForItself() {
        Answer answer = credentials("reporter");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("expires_in").asInt()).isEqualTo(900);
        assertThat(answer.body().path("refresh_expires_in").asInt(-1)).isZero();
        assertThat(answer.body().propertyNames())
                .containsExactly(
                        "access_token", "expires_in", "refresh_expires_in", "token_type", "not-before-policy", "scope");
        assertThat(answer.text("scope")).isEqualTo("profile reports:write");
        assertThat(answer.claims().path("sub").asString()).isEqualTo("service-account-reporter");
        assertThat(answer.claims().path("azp").asString()).isEqualTo("reporter");
        assertThat(answer.claims().path("preferred_username").asString()).isEqualTo("service-account-reporter");
        assertThat(answer.claims().path("realm_access")).hasToString("{\"roles\":[\"service\"]}");
        assertThat(answer.claims().path("aud")).hasToString("[\"reports\"]");
        assertThat(answer.claims().has("sid")).isFalse();
        assertThat(answer.claims().path("jti").asString()).isNotEmpty().doesNotContain(".");
    }

    @Test
    void keepsToWhatTheClientMayHave() {
        assertThat(credentials("reporter", "scope", "openid reports:write").text("scope"))
                .isEqualTo("openid profile reports:write");
        assertThat(credentials("reporter", "scope", "tasks:read").refusal())
                .isEqualTo("400 invalid_scope Invalid scopes: tasks:read");
        assertThat(credentials("reporter", "audience", "tasks").refusal())
                .isEqualTo("400 invalid_target Audience not found");
    }

    @Test
    void refusesClientsWithoutTheGrant() {
        assertThat(credentials("api").refusal())
                .isEqualTo("401 unauthorized_client Client not enabled to retrieve service account");
        assertThat(tokens.post("grant_type", "client_credentials", "client_id", "web")
                        .refusal())
                .isEqualTo("401 unauthorized_client Public client not allowed to retrieve service account");
        assertThat(tokens.post("grant_type", "client_credentials", "client_id", "reporter", "client_secret", "wrong")
                        .refusal())
                .isEqualTo("401 unauthorized_client Invalid client or Invalid client credentials");
    }

    @Test
    void isActiveForItselfUntilItIsRevoked() {
        String token = credentials("reporter").access();

        Answer active = introspect("reporter", token);
        assertThat(active.body().path("active").asBoolean()).isTrue();
        assertThat(active.text("client_id")).isEqualTo("reporter");
        assertThat(active.text("username")).isEqualTo("service-account-reporter");
        assertThat(introspect("tasks", token).body()).hasToString("{\"active\":false}");

        assertThat(revoke("tasks", token).refusal()).isEqualTo("400 invalid_request Unmatching clients");
        assertThat(revoke("reporter", token).status()).isEqualTo(200);
        assertThat(introspect("reporter", token).body()).hasToString("{\"active\":false}");
        try (Reading reading = feed.asEdge()) {
            assertThat(reading.next().entries()).singleElement().asString().startsWith("{\"jti\":");
        }
    }

    private Answer revoke(String client, String token) {
        return tokens.at(OPENID + "/revoke", "client_id", client, "client_secret", client + "-secret", "token", token);
    }

    @Test
    void tellsTheRolesOfTheClientWhateverABackendWroteIntoTheToken() {
        String token = credentials("reporter").access();
        String forged = Forger.forge(token, "realm_access", Map.of("roles", List.of("admin")), "scope", "admin openid");

        Answer answer = introspect("watch", forged);

        assertThat(answer.body().path("realm_access")).hasToString("{\"roles\":[\"service\"]}");
        assertThat(answer.text("scope")).isEqualTo("openid");
        assertThat(introspect("watch", Forger.forge(token, "sub", "service-account-ops", "azp", "ops"))
                        .body())
                .hasToString("{\"active\":false}");
        assertThat(introspect("watch", Forger.forge(token, "sub", "user-1")).body())
                .hasToString("{\"active\":false}");
    }
}
