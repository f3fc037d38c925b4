package dev.gatehouse.edge.identity;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.edge.Tokens;
import dev.gatehouse.edge.address.GivenAddresses;
import dev.gatehouse.edge.audit.GivenTrail;
import dev.gatehouse.edge.caller.Caller;
import dev.gatehouse.edge.exchange.GivenCookies;
import dev.gatehouse.edge.identity.RelayProperties.Token;
import dev.gatehouse.edge.key.GivenKeys;
import dev.gatehouse.edge.policy.Access;
import dev.gatehouse.edge.policy.Demand;
import dev.gatehouse.edge.policy.RoutePolicy;
import dev.gatehouse.token.TokenProfile;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

/** Which headers leave for a backend, of those that came and of what is known of the caller. */
class RelayFilterTest {

    private static final String TEXT = token().text();

    private final HttpHeaders sent = new HttpHeaders();

    @Test
    void areWhatTheEdgeKnowsInPlaceOfWhatWasSaid() {
        sent.add("x-user-id", "root");
        sent.add("X_User_Roles", "admin");
        sent.add("X-Own", "1");
        sent.add("X-Own", "2");

        HttpHeaders left = relay(Token.FORWARD, known("tasks-api", Access.REQUIRED));

        assertThat(left.get("X-User-Id")).containsExactly("ada");
        assertThat(left.get("X_User_Roles")).isNull();
        assertThat(left.get("X-Own")).containsExactly("1", "2");
    }

    @Test
    void tellTheRequestAndWhereItCameIn() {
        HttpHeaders left = relay(Token.FORWARD, known(null, Access.REQUIRED));

        assertThat(left.get("X-Request-Id")).containsExactly("id-1");
        assertThat(left.get("X-Forwarded-For")).containsExactly("192.0.2.1");
    }

    @Test
    void keepTheTokenAsItCame() {
        sent.add("Authorization", "bearer  as-it-came");

        assertThat(relay(Token.FORWARD, known(null, Access.REQUIRED)).get("Authorization"))
                .containsExactly("bearer  as-it-came");
    }

    @Test
    void haveTheTokenOfACookie() {
        assertThat(relay(Token.FORWARD, known(null, Access.REQUIRED)).get("Authorization"))
                .containsExactly("Bearer " + TEXT);
    }

    @Test
    void haveNoTokenWhereItIsDropped() {
        sent.add("Authorization", "Bearer as-it-came");

        assertThat(relay(Token.DROP, known(null, Access.REQUIRED)).get("Authorization"))
                .isNull();
    }

    @Test
    void haveAnAssertionWhereTheRouteHasAnAudience() {
        sent.add("Authorization", "Bearer as-it-came");

        assertThat(relay(Token.ASSERTION, known("tasks-api", Access.REQUIRED)).getFirst("Authorization"))
                .startsWith("Bearer ey")
                .isNotEqualTo("Bearer " + TEXT);
    }

    @ParameterizedTest
    @EnumSource(Token.class)
    void haveNoTokenOfSomebodyUnknown(Token token) {
        assertThat(relay(token, Caller.unknown(policy("tasks-api", Access.OPTIONAL)))
                        .get("Authorization"))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(Token.class)
    void areLeftAloneOnAPublicRoute(Token token) {
        sent.add("Authorization", "Bearer any");
        sent.add("Cookie", "better-auth.session_token=a");

        HttpHeaders left = relay(token, Caller.unknown(policy("tasks-api", Access.PUBLIC)));

        assertThat(left.get("Authorization")).containsExactly("Bearer any");
        assertThat(left.get("Cookie")).containsExactly("better-auth.session_token=a");
    }

    @Test
    void haveNoSessionCookie() {
        sent.put("Cookie", List.of("a=1; better-auth.session_token=x", "better-auth.session_data=y", "b=2"));

        assertThat(relay(Token.FORWARD, known(null, Access.REQUIRED)).get("Cookie"))
                .containsExactly("a=1", "b=2");
    }

    @Test
    void haveNoCookieHeaderWhenNothingIsLeftOfIt() {
        sent.add("Cookie", "better-auth.session_token=x");

        assertThat(relay(Token.FORWARD, known(null, Access.REQUIRED)).get("Cookie"))
                .isNull();
    }

    @Test
    void neverLeaveOfARequestThatNobodyJudged() {
        MockServerWebExchange unjudged = exchange();

        assertThatThrownBy(() -> filter(Token.FORWARD).filter(sent, unjudged))
                .isInstanceOf(IllegalStateException.class);
    }

    private HttpHeaders relay(Token token, Caller caller) {
        MockServerWebExchange exchange = exchange();
        caller.attach(exchange);
        return filter(token).filter(sent, exchange);
    }

    private static RelayFilter filter(Token token) {
        return new RelayFilter(
                new ReservedNames(new IdentityHeaders(Map.of(), 4096).headers()),
                GivenCookies.usual(),
                token,
                new Assertions(GivenKeys.of(Tokens.SECRETS), Instant::now),
                GivenAddresses.forwarded());
    }

    private static Caller known(@Nullable String audience, Access access) {
        return new Caller(policy(audience, access), token().claims(), TEXT, Map.of("X-User-Id", "ada"));
    }

    private static RoutePolicy policy(@Nullable String audience, Access access) {
        TokenProfile profile = new TokenProfile(
                Tokens.ISSUER, TokenProfile.ACCESS, audience, Duration.ofSeconds(5), Duration.ofHours(1));
        return new RoutePolicy("tasks", access, Demand.NOTHING, Map.of(), profile, false, null, 0);
    }

    private static MockServerWebExchange exchange() {
        MockServerWebExchange exchange = MockServerWebExchange.from(
                MockServerHttpRequest.get("/tasks/1").remoteAddress(new InetSocketAddress("192.0.2.1", 4711)));
        GivenTrail.attach(exchange, "id-1");
        return exchange;
    }
}
