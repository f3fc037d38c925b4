package dev.gatehouse.edge.limit;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.RawClient.Answer;
import dev.gatehouse.edge.RunningEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is refused when somebody calls too fast; each test has a route or a caller of its own. */
class LimitTest {

    @RegisterExtension
    static final RunningEdge EDGE = new RunningEdge()
            .setting("gatehouse.trusted-proxies=127.0.0.0/8")
            .route("user", "/user/**", "limit.rate=1", "limit.by=user")
            .route("guest", "/guest/**", "access=optional", "limit.rate=1", "limit.by=user")
            .route("client", "/client/**", "limit.rate=1", "limit.by=client")
            .route("burst", "/burst/**", "access=public", "limit.rate=1", "limit.burst=3", "limit.by=address")
            .route("address", "/address/**", "limit.rate=1", "limit.by=address")
            .route("staff", "/staff/**", "roles=admin", "limit.rate=1")
            .route("free", "/free/**");

    @Test
    void refusesAUserWhoIsTooFast() {
        get("/user/1", token().subject("fast").bearer());

        assertThat(get("/user/1", token().subject("fast").bearer()).verdict()).isEqualTo("429 rate_limited");
    }

    @Test
    void doesNotBeginAnewWithANewToken() {
        get("/user/1", token().subject("renewed").bearer());

        assertThat(get("/user/1", token().subject("renewed").livingFor("7m").bearer())
                        .status())
                .isEqualTo(429);
    }

    @Test
    void letsOtherUsersPass() {
        get("/user/1", token().subject("one").bearer());

        assertThat(get("/user/1", token().subject("two").bearer()).status()).isEqualTo(200);
    }

    @Test
    void saysWhenToComeBack() {
        get("/user/1", token().subject("patient").bearer());
        Answer answer = get("/user/1", token().subject("patient").bearer());

        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.problem().get("retry")).isEqualTo("later");
    }

    @Test
    void neverReachesTheBackendThen() {
        get("/user/1", token().subject("kept-off").bearer());
        get("/user/1", token().subject("kept-off").bearer());

        assertThat(EDGE.backend().requests()).hasSize(1);
    }

    @Test
    void countsUnknownCallersByAddress() {
        get("/guest/1", "X-Forwarded-For: 1.1.1.1");

        assertThat(get("/guest/1", "X-Forwarded-For: 1.1.1.1").status()).isEqualTo(429);
        assertThat(get("/guest/1", "X-Forwarded-For: 1.1.1.2").status()).isEqualTo(200);
    }

    @Test
    void doesNotCountABadTokenAgainstTheUser() {
        get("/user/1", token().subject("framed").expiredFor("1m").bearer());

        assertThat(get("/user/1", token().subject("framed").bearer()).status()).isEqualTo(200);
    }

    @Test
    void doesNotCountWhomThePolicyRefuses() {
        for (int i = 0; i < 3; i++) {
            assertThat(get("/staff/1", token().subject("promoted").bearer()).verdict())
                    .isEqualTo("403 role_missing");
        }

        assertThat(get("/staff/1", token().subject("promoted").roles("admin").bearer())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void countsAllUsersOfAClientTogether() {
        get("/client/1", token().subject("a").claim("azp", "web").bearer());

        assertThat(get("/client/1", token().subject("b").claim("azp", "web").bearer())
                        .status())
                .isEqualTo(429);
        assertThat(get("/client/1", token().subject("b").claim("azp", "app").bearer())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesABurst() {
        for (int i = 0; i < 3; i++) {
            assertThat(get("/burst/1", "X-Forwarded-For: 2.2.2.2").status()).isEqualTo(200);
        }
        assertThat(get("/burst/1", "X-Forwarded-For: 2.2.2.2").status()).isEqualTo(429);
    }

    @Test
    void countsByAddressBeforeItLooksAtCredentials() {
        get("/address/1", "X-Forwarded-For: 3.3.3.3", "Authorization: Bearer x");

        assertThat(get("/address/1", "X-Forwarded-For: 3.3.3.3", token().bearer())
                        .status())
                .isEqualTo(429);
    }

    @Test
    void takesAHomeForOneAddress() {
        get("/address/1", "X-Forwarded-For: 2001:db8:1:2::1", token().bearer());

        assertThat(get("/address/1", "X-Forwarded-For: 2001:db8:1:2::2", token().bearer())
                        .status())
                .isEqualTo(429);
        assertThat(get("/address/1", "X-Forwarded-For: 2001:db8:1:3::1", token().bearer())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void countsNobodyWhereNoLimitIsWritten() {
        for (int i = 0; i < 20; i++) {
            assertThat(get("/free/1", token().bearer()).status()).isEqualTo(200);
        }
    }

    private static Answer get(String path, String... headers) {
        return EDGE.client().get(path, headers);
    }
}
