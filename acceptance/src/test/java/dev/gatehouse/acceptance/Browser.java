package dev.gatehouse.acceptance;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody's browser, signed in at Better Auth: keeps cookies, and goes where it is sent. */
final class Browser {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** The session cookie goes wherever Better Auth's host is, whatever the port, as in any browser. */
    Browser(Person person, String host) {
        HttpCookie session = new HttpCookie("better-auth.session_token", person.cookie());
        session.setPath("/");
        session.setVersion(0);
        cookies.getCookieStore().add(URI.create(host), session);
    }

    Answer get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    /** Where the browser is sent from there, without going. */
    URI sentFrom(URI url) {
        HttpClient standing = HttpClient.newBuilder().cookieHandler(cookies).build();
        Answer answer = send(standing, HttpRequest.newBuilder(url));
        return URI.create(answer.header("Location"));
    }

    Answer post(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.noBody()));
    }

    /** Calls as a program does, with a token and without cookies. */
    Answer bearer(String url, String token) {
        return send(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token));
    }

    private Answer send(HttpRequest.Builder request) {
        return send(http, request);
    }

    private static Answer send(HttpClient http, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer);
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
