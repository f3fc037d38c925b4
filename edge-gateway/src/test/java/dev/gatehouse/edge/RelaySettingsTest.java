package dev.gatehouse.edge;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.RawClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identity headers of the operator's own choice, and a budget that not all of them fit. */
class RelaySettingsTest {

    @RegisterExtension
    static final RunningEdge EDGE = new RunningEdge()
            .setting("gatehouse.relay.budget=256B")
            .setting("gatehouse.relay.headers.X-Team=team")
            .setting("gatehouse.relay.headers.X-User-Id=uid")
            .setting("gatehouse.relay.headers.X-Clearance=access.level")
            .route("tasks", "/tasks/**")
            .route("public", "/public/**", "access=public")
            .route(
                    "filtered",
                    "/filtered/**",
                    "filters[0]=SetRequestHeader=X-User-Id,root",
                    "filters[1]=AddRequestHeader=X-User-Roles,admin",
                    "filters[2]=RemoveRequestHeader=X-Session-Id");

    @Test
    void tellsWhatTheOperatorAskedFor() {
        call(token().claim("team", "red"));

        assertThat(EDGE.backend().request().headers("X-Team")).containsExactly("red");
    }

    @Test
    void readsAClaimInsideAnother() {
        call(token().claim("access", Map.of("level", 3)));

        assertThat(EDGE.backend().request().headers("X-Clearance")).containsExactly("3");
    }

    @Test
    void takesAUsualHeaderFromAnotherClaim() {
        call(token().claim("uid", "other-7"));

        assertThat(EDGE.backend().request().headers("X-User-Id")).containsExactly("other-7");
    }

    @Test
    void keepsTheOtherUsualHeaders() {
        call(token().claim("sid", "s1"));

        assertThat(EDGE.backend().request().headers("X-Session-Id")).containsExactly("s1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Team", "x_team", "X.TEAM"})
    void keepsAStrangerFromWritingIt(String name) {
        EDGE.client().get("/public/1", name + ": red");

        assertThat(EDGE.backend().request().headers(name)).isEmpty();
    }

    @Test
    void leavesOutTheNameFirst() {
        call(crowded(120, 10, 10));

        assertThat(told("X-User-Name", "X-Gatehouse-Truncated")).isEqualTo("[][X-User-Name]");
    }

    @Test
    void leavesOutTheAddressAndWhetherItIsVerifiedTogether() {
        call(crowded(120, 120, 10));

        assertThat(told("X-User-Email", "X-User-Email-Verified", "X-Gatehouse-Truncated"))
                .isEqualTo("[][][X-User-Name,X-User-Email,X-User-Email-Verified]");
    }

    @Test
    void keepsTheRolesAsLongAsItCan() {
        call(crowded(120, 120, 10));

        assertThat(told("X-User-Roles")).isEqualTo("[rrrrrrrrrr]");
    }

    @Test
    void leavesOutTheRolesLast() {
        call(crowded(120, 120, 200));

        assertThat(told("X-Gatehouse-Truncated"))
                .isEqualTo("[X-User-Name,X-User-Email,X-User-Email-Verified,X-Team,X-User-Scopes,X-User-Roles]");
    }

    @Test
    void neverLeavesOutAnId() {
        call(crowded(120, 120, 200));

        assertThat(told("X-User-Id", "X-Session-Id", "X-Org-Id", "X-Actor-Id")).isEqualTo("[u1][s1][o1][a1]");
    }

    @Test
    void refusesACallerWhoseIdsAloneDoNotFit() {
        assertThat(call(token().claim("uid", "u".repeat(300))).verdict()).isEqualTo("431 header_too_large");
    }

    @Test
    void doesNotLetAFilterOfTheRouteSpeakForTheCaller() {
        EDGE.client().get("/filtered/1", token().claim("uid", "u1").bearer());

        assertThat(told("X-User-Id", "X-User-Roles")).isEqualTo("[u1][]");
    }

    @Test
    void doesNotLetAFilterOfTheRouteSilenceTheIdentity() {
        EDGE.client().get("/filtered/1", token().claim("sid", "s1").bearer());

        assertThat(told("X-Session-Id")).isEqualTo("[s1]");
    }

    private static Tokens crowded(int name, int email, int role) {
        return token().claim("uid", "u1")
                .claim("sid", "s1")
                .claim("org", Map.of("id", "o1"))
                .claim("act", Map.of("sub", "a1"))
                .claim("name", "n".repeat(name))
                .claim("email", "e".repeat(email))
                .claim("email_verified", true)
                .claim("team", "red")
                .scopes("s1")
                .roles("r".repeat(role));
    }

    private static Answer call(Tokens token) {
        return EDGE.client().get("/tasks/1", token.bearer());
    }

    private static String told(String... names) {
        StringBuilder told = new StringBuilder();
        for (String name : names) {
            told.append(EDGE.backend().request().headers(name));
        }
        return told.toString();
    }
}
