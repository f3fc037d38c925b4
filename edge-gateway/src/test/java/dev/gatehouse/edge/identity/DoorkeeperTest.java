package dev.gatehouse.edge.identity;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.Tokens;
import dev.gatehouse.edge.address.GivenAddresses;
import dev.gatehouse.edge.audit.GivenTrail;
import dev.gatehouse.edge.exchange.CookieMode;
import dev.gatehouse.edge.exchange.GivenCookies;
import dev.gatehouse.edge.key.GivenKeys;
import dev.gatehouse.edge.policy.Access;
import dev.gatehouse.edge.policy.Demand;
import dev.gatehouse.edge.policy.RoutePolicy;
import dev.gatehouse.edge.revocation.GivenRevocations;
import dev.gatehouse.token.TokenProfile;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/** Which credential of a request counts, and what is decided by it. */
class DoorkeeperTest {

    private static final String COOKIE = "Cookie: better-auth.session_token=a.b";
    private static final String NO_SESSION = "{\"error\":\"invalid_request\"}";

    private final Deque<String> adapter = new ArrayDeque<>();

    @Test
    void looksAtNothingOnAPublicRoute() {
        assertThat(decide(GivenCookies.off(), Access.PUBLIC, "Authorization: Bearer x", COOKIE))
                .isEqualTo("nobody");
    }

    @Test
    void asksForACredential() {
        assertThat(decide(traded(), Access.REQUIRED)).isEqualTo("token_missing");
        assertThat(decide(traded(), Access.OPTIONAL)).isEqualTo("nobody");
    }

    @Test
    void judgesTheBearerAndForgetsTheCookie() {
        assertThat(decide(traded(), Access.REQUIRED, token().bearer(), COOKIE)).isEqualTo("u1");
        assertThat(decide(traded(), Access.OPTIONAL, token().expiredFor("1m").bearer(), COOKIE))
                .isEqualTo("token_expired");
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "OPTIONAL"})
    void refusesWhatCannotBeJudged(Access access) {
        assertThat(decide(traded(), access, "Authorization: Basic x", COOKIE)).isEqualTo("token_malformed");
        assertThat(decide(traded(), access, COOKIE, COOKIE)).isEqualTo("credentials_ambiguous");
    }

    @Test
    void takesACookieForNothingUnlessItIsTold() {
        assertThat(decide(GivenCookies.off(), Access.REQUIRED, COOKIE)).isEqualTo("token_missing");
        assertThat(decide(GivenCookies.off(), Access.REQUIRED, COOKIE, COOKIE)).isEqualTo("token_missing");
    }

    @Test
    void tradesTheCookie() {
        adapter.add(token().subject("ada").text());

        assertThat(decide(traded(), Access.REQUIRED, COOKIE)).isEqualTo("ada");
    }

    @Test
    void takesNoCookieFromAForeignPage() {
        assertThat(decide(traded(), Access.OPTIONAL, COOKIE, "Origin: http://evil.test"))
                .isEqualTo("origin_forbidden");
    }

    @Test
    void saysThatThereIsNoSession() {
        adapter.add(NO_SESSION);

        assertThat(decide(traded(), Access.OPTIONAL, COOKIE)).isEqualTo("session_missing");
    }

    @Test
    void saysThatTheAdapterIsAway() {
        assertThat(decide(traded(), Access.OPTIONAL, COOKIE)).isEqualTo("adapter_unavailable");
    }

    @Test
    void tradesOnceMoreForATokenThatIsOfNoUse() {
        adapter.addAll(
                List.of(token().expiredFor("1m").text(), token().subject("bob").text()));

        assertThat(decide(traded(), Access.REQUIRED, COOKIE)).isEqualTo("bob");
    }

    @Test
    void saysThatTheSessionIsOverWhenItIsThen() {
        adapter.addAll(List.of(token().expiredFor("1m").text(), NO_SESSION));

        assertThat(decide(traded(), Access.REQUIRED, COOKIE)).isEqualTo("session_expired");
    }

    @Test
    void doesNotTradeAThirdTime() {
        adapter.addAll(List.of(
                token().expiredFor("1m").text(), token().expiredFor("2m").text(), token().text()));

        assertThat(decide(traded(), Access.REQUIRED, COOKIE)).isEqualTo("token_expired");
        assertThat(adapter).hasSize(1);
    }

    @Test
    void doesNotTradeAgainWhereAnotherTokenWouldBeRefusedToo() {
        adapter.addAll(List.of(token().claim("iss", "other").text(), token().text()));

        assertThat(decide(traded(), Access.REQUIRED, COOKIE)).isEqualTo("token_issuer");
    }

    private CookieMode traded() {
        return GivenCookies.tradedAt(request -> Mono.fromSupplier(() -> {
            String next = adapter.poll();
            int status = next == null ? 503 : next.startsWith("{") ? 400 : 200;
            String body = status == 200 ? "{\"access_token\":\"" + next + "\",\"expires_in\":900}" : NO_SESSION;
            return ClientResponse.create(HttpStatusCode.valueOf(status))
                    .header("Content-Type", "application/json")
                    .body(body)
                    .build();
        }));
    }

    /** The subject that may pass, {@code nobody}, or the code of the refusal. */
    private static String decide(CookieMode cookies, Access access, String... headers) {
        MockServerHttpRequest.BaseBuilder<?> request = MockServerHttpRequest.method(HttpMethod.GET, "/tasks/1")
                .remoteAddress(new InetSocketAddress("192.0.2.1", 4711));
        for (String header : headers) {
            String[] parts = header.split(": ", 2);
            request.header(parts[0], parts[1]);
        }
        MockServerWebExchange exchange = MockServerWebExchange.from(request);
        GivenTrail.attach(exchange, "id-1");
        TokenJudge judge = new TokenJudge(
                GivenKeys.of(Tokens.SECRETS),
                GivenRevocations.none(),
                new IdentityHeaders(Map.of(), 4096),
                Instant::now);
        Decision decision = new Doorkeeper(judge, cookies, GivenAddresses.clients())
                .decide(exchange, policy(access))
                .blockOptional()
                .orElseThrow();
        if (decision instanceof Decision.Refuse refuse) {
            return refuse.reason().code();
        }
        Decision.Pass pass = (Decision.Pass) decision;
        return pass.caller().identity().getOrDefault("X-User-Id", "nobody");
    }

    private static RoutePolicy policy(Access access) {
        TokenProfile profile =
                new TokenProfile(Tokens.ISSUER, TokenProfile.ACCESS, null, Duration.ofSeconds(5), Duration.ofHours(1));
        return new RoutePolicy("tasks", access, Demand.NOTHING, Map.of(), profile, false, null, 0);
    }
}
