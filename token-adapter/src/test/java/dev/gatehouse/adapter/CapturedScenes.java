package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import dev.gatehouse.adapter.BrowserCalls.Seen;
import dev.gatehouse.adapter.TokenCalls.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Brings about what had been done at Keycloak before a request, and gives what stands in it for tokens and codes. */
final class CapturedScenes {

    private static final String CALLBACK = "http://localhost:3000/cb";
    private static final Duration PAST_THE_REPLAY_WINDOW = Duration.ofSeconds(11);
    private static final String SESSION = "get-session-valid-authoritative";

    private final TokenCalls tokens;
    private final BrowserCalls browser;
    private final TestClock clock;

    CapturedScenes(TokenCalls tokens, BrowserCalls browser, TestClock clock) {
        this.tokens = tokens;
        this.browser = browser;
        this.clock = clock;
    }

    /** Alice, who is signed in at Better Auth; her session cookie. */
    private static String alice() {
        BetterAuthStub.SERVER.stubFor(post(urlPathEqualTo("/api/auth/sign-out")).willReturn(aResponse()));
        return BetterAuthStub.answersAs(SESSION, body -> body.replace("\"Bob\"", "\"Alice Liddell\""));
    }

    Map<String, String> before(CapturedPair pair) {
        Map<String, String> values = signIn(pair);
        switch (pair.name()) {
            case "token-code-expired" -> clock.later(Duration.ofSeconds(60));
            case "userinfo-expired-token" -> clock.later(Duration.ofMinutes(16));
            case "token-refresh-expired" -> clock.later(Duration.ofDays(8));
            case "token-refresh-rotated-reuse" -> spend(pair, values, 1);
            case "token-refresh-two-generations-old" -> spend(pair, values, 2);
            case "token-refresh-after-reuse-new-token" -> reuse(pair, values);
            case "token-refresh-session-gone" -> BetterAuthStub.answersAs("get-session-null-revoked-authoritative");
            case "token-refresh-user-disabled" ->
                BetterAuthStub.answersAs(SESSION, body -> body.replace("\"banned\":false", "\"banned\":true"));
            case "token-refresh-after-revoke", "userinfo-session-gone" ->
                revoke(pair, values.getOrDefault("refresh", ""));
            case "token-refresh-after-access-revoke", "introspect-after-access-revoke" ->
                revoke(pair, values.getOrDefault("access", ""));
            case "logout-legacy-post-again" -> logOut(pair, values);
            case "logout-get-again-after-logout" ->
                browser.get(
                        CapturedPair.with(values, pair.request().path("path").asString()), "");
            case "token-code-reused" -> spendCode(pair, values);
            default -> {}
        }
        return values;
    }

    private Map<String, String> signIn(CapturedPair pair) {
        Map<String, String> values = new HashMap<>();
        String cookie = pair.header("Cookie").isEmpty()
                        && !pair.mentions("code")
                        && pair.json().path("tokens").isMissingNode()
                ? ""
                : alice();
        if (!pair.header("Cookie").isEmpty()) {
            values.put("cookies", cookie + "; " + status(pair, cookie));
        }
        if (pair.mentions("code")) {
            values.put(
                    "code",
                    ask(pair, codesClient(pair), cookie, challenge(pair)).code());
        }
        for (String token : List.of("access_token", "refresh_token", "id_token")) {
            if (pair.mentions(token)) {
                Answer answer = signIn(pair, token, cookie);
                values.put(token, answer.text(token));
                values.put("access", answer.access());
                values.put("refresh", answer.refresh());
                Discretion.guard(answer.text("id_token"));
            }
        }
        return values;
    }

    /** The cookie by which pages notice who is signed in, as the authorization endpoint sets it. */
    private String status(CapturedPair pair, String cookie) {
        return String.valueOf(ask(pair, "spa", cookie, BrowserCalls.CHALLENGE)
                        .headers()
                        .getFirst(HttpHeaders.SET_COOKIE))
                .replaceFirst(";.*", "");
    }

    /** A sign-in at the client that the captured token had been made for. */
    private Answer signIn(CapturedPair pair, String token, String cookie) {
        String client = pair.claim(token, "azp").asString("spa");
        boolean openid = pair.claim(token, "scope").asString("openid").contains("openid");
        Seen seen = ask(
                pair,
                client,
                cookie,
                client.startsWith("spa") ? BrowserCalls.CHALLENGE : "",
                "scope",
                openid ? "openid" : "profile email");
        return tokens.post(
                at(pair, "token"),
                headers -> {},
                proving(
                        client,
                        "grant_type",
                        "authorization_code",
                        "redirect_uri",
                        CALLBACK,
                        "code",
                        seen.code(),
                        "code_verifier",
                        client.startsWith("spa") ? BrowserCalls.VERIFIER : ""));
    }

    private Seen ask(CapturedPair pair, String client, String cookie, String challenge, String... more) {
        String[] all = TokenCalls.concat(
                new String[] {
                    "client_id",
                    client,
                    "redirect_uri",
                    CALLBACK,
                    "response_type",
                    "code",
                    "scope",
                    scope(pair),
                    "code_challenge",
                    challenge,
                    "code_challenge_method",
                    challenge.isEmpty() ? "" : "S256"
                },
                more);
        return browser.get(at(pair, "auth") + "?" + BrowserCalls.encoded(all), cookie);
    }

    private static String scope(CapturedPair pair) {
        return switch (pair.name()) {
            case "token-code-no-openid-no-id-token" -> "profile email";
            case "token-code-offline-access" -> "openid offline_access";
            default -> "openid";
        };
    }

    private static String codesClient(CapturedPair pair) {
        boolean confidential =
                pair.name().contains("confidential") || pair.name().contains("no-openid");
        return confidential ? "web" : "spa";
    }

    /** That of the verifier which the request shows, so that it fits, or of another where it must not. */
    private static String challenge(CapturedPair pair) {
        String verifier = pair.field("code_verifier");
        if (codesClient(pair).equals("web")) {
            return "";
        }
        return verifier.isEmpty() || pair.name().equals("token-code-wrong-verifier")
                ? BrowserCalls.CHALLENGE
                : sha256(verifier);
    }

    private void spend(CapturedPair pair, Map<String, String> values, int times) {
        String newest = values.getOrDefault("refresh_token", "");
        for (int i = 0; i < times; i++) {
            newest = refresh(pair, newest).refresh();
        }
        clock.later(PAST_THE_REPLAY_WINDOW);
    }

    private void reuse(CapturedPair pair, Map<String, String> values) {
        String first = values.getOrDefault("refresh_token", "");
        String second = refresh(pair, first).refresh();
        clock.later(PAST_THE_REPLAY_WINDOW);
        refresh(pair, first);
        values.put("refresh_token", second);
    }

    private Answer refresh(CapturedPair pair, String token) {
        return tokens.post(
                at(pair, "token"),
                headers -> {},
                proving(owner(pair), "grant_type", "refresh_token", "refresh_token", token));
    }

    private void revoke(CapturedPair pair, String token) {
        tokens.post(at(pair, "revoke"), headers -> {}, proving(owner(pair), "token", token));
    }

    private void logOut(CapturedPair pair, Map<String, String> values) {
        String token = values.getOrDefault("refresh_token", "");
        tokens.post(at(pair, "logout"), headers -> {}, proving(owner(pair), "refresh_token", token));
    }

    private void spendCode(CapturedPair pair, Map<String, String> values) {
        tokens.post(
                at(pair, "token"),
                headers -> {},
                "grant_type",
                "authorization_code",
                "client_id",
                "spa",
                "redirect_uri",
                CALLBACK,
                "code",
                values.getOrDefault("code", ""),
                "code_verifier",
                pair.field("code_verifier"));
    }

    private static String owner(CapturedPair pair) {
        return pair.claim(pair.mentions("refresh_token") ? "refresh_token" : "access_token", "azp")
                .asString("spa");
    }

    private static String[] proving(String client, String... form) {
        return client.startsWith("spa")
                ? TokenCalls.concat(form, "client_id", client)
                : TokenCalls.concat(form, "client_id", client, "client_secret", client + "-secret");
    }

    private static String at(CapturedPair pair, String endpoint) {
        return "/realms/" + pair.realm() + "/protocol/openid-connect/" + endpoint;
    }

    private static String sha256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
