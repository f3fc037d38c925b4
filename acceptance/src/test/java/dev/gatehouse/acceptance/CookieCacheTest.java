package dev.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real Better Auths that keep a copy of the session in the cookies, and an adapter that cannot ask any of them. */
class CookieCacheTest {

    private static final List<String> STRATEGIES = List.of("compact", "jwt", "jwe");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<Program> PROGRAMS = new ArrayList<>();
    private static final Map<String, String> DEMOS = new TreeMap<>();
    private static final int ADAPTER = Program.freePort();

    @BeforeAll
    static void start() {
        House.installDemo();
        String secret = House.secret();
        List<String> settings = new ArrayList<>();
        for (String strategy : STRATEGIES) {
            int port = Program.freePort();
            DEMOS.put(strategy, House.url(port));
            PROGRAMS.add(Program.start(
                    "demo-" + strategy,
                    Map.of("PORT", "" + port, "BETTER_AUTH_SECRET", secret, "BA_STRATEGY", strategy),
                    "node",
                    "frontend/better-auth-demo/server.mjs"));
            String realm = "--gatehouse.realms." + strategy + ".";
            settings.add(realm + "better-auth.session-source=cookie-cache");
            settings.add(realm + "clients.web.public=true");
            settings.add(realm + "clients.web.grants=token-exchange,refresh-token");
            settings.add(realm + "clients.web.origins=" + DEMOS.get(strategy));
        }
        int management = Program.freePort();
        settings.addAll(List.of(
                "--gatehouse.base-url=" + House.url(ADAPTER),
                "--gatehouse.store.type=memory",
                "--server.port=" + ADAPTER,
                "--management.server.port=" + management));
        PROGRAMS.add(Program.jar(
                "adapter-cookies",
                "token-adapter",
                Map.of("BETTER_AUTH_SECRET", secret, "GATEHOUSE_TOKEN_SECRETS", "k1:" + House.secret()),
                settings.toArray(String[]::new)));
        PROGRAMS.get(PROGRAMS.size() - 1).awaitHealth(House.url(management) + "/actuator/health");
        for (int i = 0; i < STRATEGIES.size(); i++) {
            PROGRAMS.get(i).awaitHealth(DEMOS.get(STRATEGIES.get(i)) + "/health");
        }
    }

    @AfterAll
    static void stop() {
        PROGRAMS.forEach(Program::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compact", "jwt", "jwe"})
    void tradesTheCookiesOfABrowser(String strategy) {
        String cookies = cookies(strategy, "sign-in/email", """
                {"email":"ada@example.com","password":"%s"}""".formatted(House.PASSWORD));

        Answer exchanged = exchanges(strategy, cookies);

        assertThat(exchanged.status()).as(exchanged.http().body()).isEqualTo(200);
        assertThat(refreshes(strategy, exchanged.text("refresh_token")).status())
                .isEqualTo(200);
    }

    /** So large a user that Better Auth needs several cookies. */
    @ParameterizedTest
    @ValueSource(strings = {"compact", "jwt", "jwe"})
    void putsTogetherWhatBetterAuthCutsUp(String strategy) {
        String cookies = cookies(strategy, "sign-up/email", """
                {"email":"eve@example.com","name":"Eve","password":"%s","notes":"%s"}""".formatted(House.PASSWORD, "é".repeat(3500)));

        assertThat(cookies).contains("session_data.1=");
        assertThat(exchanges(strategy, cookies).status()).isEqualTo(200);
        assertThat(exchanges(strategy, cookies.replace("session_data.1=", "session_data.7=x"))
                        .status())
                .isEqualTo(400);
    }

    private static Answer exchanges(String realm, String cookies) {
        return token(
                realm,
                cookies,
                Map.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                        "client_id", "web",
                        "subject_token_type", "urn:gatehouse:params:oauth:token-type:better-auth-session"));
    }

    private static Answer refreshes(String realm, String refreshToken) {
        return token(
                realm, "", Map.of("grant_type", "refresh_token", "client_id", "web", "refresh_token", refreshToken));
    }

    private static Answer token(String realm, String cookies, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = post(
                realm,
                House.url(ADAPTER) + "/realms/" + realm + "/protocol/openid-connect/token",
                "application/x-www-form-urlencoded",
                cookies,
                body);
        return new Answer(answer.statusCode(), answer);
    }

    /** What a browser then holds, in the words of a {@code Cookie} header. */
    private static String cookies(String strategy, String path, String json) {
        return post(strategy, DEMOS.get(strategy) + "/api/auth/" + path, "application/json", "x=y", json)
                .headers()
                .allValues("set-cookie")
                .stream()
                .filter(cookie -> !cookie.contains("Max-Age=0"))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static HttpResponse<String> post(String strategy, String url, String type, String cookies, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", type)
                .header("Origin", "" + DEMOS.get(strategy))
                .header("Cookie", cookies)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer of " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
