package dev.gatehouse.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Somebody with a browser: signs in at Better Auth, trades the session for tokens, calls the backends. */
final class Person {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final String SESSION_TOKEN = "better-auth.session_token=";

    private final Place place;
    private final String cookie;

    private Person(Place place, Answer signedIn) {
        this.place = place;
        this.cookie = signedIn.http().headers().allValues("set-cookie").stream()
                .filter(set -> set.startsWith(SESSION_TOKEN))
                .map(set -> set.substring(SESSION_TOKEN.length(), set.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no session: " + signedIn.http().body()));
    }

    static Person signsIn(Place place, String email) {
        return new Person(place, demo(place, "sign-in/email", "", """
                {"email":"%s","password":"%s"}""".formatted(email, House.PASSWORD)));
    }

    static Person signsUp(Place place, String email, String name) {
        return new Person(place, demo(place, "sign-up/email", "", """
                {"email":"%s","name":"%s","password":"%s"}""".formatted(email, name, House.PASSWORD)));
    }

    void signsOut() {
        demo(place, "sign-out", SESSION_TOKEN + cookie, "{}");
    }

    /** The signed value of the session cookie, as a browser holds it. */
    String cookie() {
        return cookie;
    }

    Answer exchanges() {
        return token(
                place,
                Map.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                        "client_id", "web",
                        "subject_token_type", "urn:gatehouse:params:oauth:token-type:better-auth-session",
                        "subject_token", cookie));
    }

    String accessToken() {
        return exchanges().text("access_token");
    }

    static Answer refreshes(Place place, String refreshToken) {
        return token(place, Map.of("grant_type", "refresh_token", "client_id", "web", "refresh_token", refreshToken));
    }

    static Answer token(Place place, Map<String, String> form) {
        return send(place, "/realms/main/protocol/openid-connect/token", form);
    }

    /** Sends a form to the adapter. */
    static Answer send(Place place, String path, Map<String, String> form) {
        return send(place.adapter() + path, form);
    }

    static Answer send(String url, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    static Answer calls(String method, String url, Optional<String> token, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return send(request);
    }

    /** Calls with the session cookie alone, as a page does. */
    Answer callsWithCookie(String method, String url, Optional<String> origin, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Cookie", SESSION_TOKEN + cookie)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        origin.ifPresent(page -> request.header("Origin", page));
        return send(request);
    }

    private static Answer demo(Place place, String path, String cookies, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(place.demo() + "/api/auth/" + path))
                .header("Origin", place.demo())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        return send(request);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer);
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
