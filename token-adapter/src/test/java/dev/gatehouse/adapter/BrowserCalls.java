package dev.gatehouse.adapter;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What a browser does at the authorization endpoint, without following where it is sent. */
record BrowserCalls(WebTestClient client, Environment environment) {

    static final String AUTH = TokenCalls.OPENID + "/auth";
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    /** RFC 7636 appendix B. */
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    /** What came back. */
    record Seen(int status, HttpHeaders headers, String body) {

        String location() {
            String location = headers.getFirst(HttpHeaders.LOCATION);
            return location == null ? "" : location;
        }

        /** The parameters at the end of the address to which the browser is sent. */
        Map<String, String> sent() {
            URI uri = URI.create(location());
            return parameters(uri.getRawFragment() == null ? uri.getRawQuery() : uri.getRawFragment());
        }

        String code() {
            Discretion.guard(sent().getOrDefault("code", "no code"));
            return sent().getOrDefault("code", "");
        }
    }

    static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            parameters.put(
                    pair.replaceFirst("=.*", ""),
                    URLDecoder.decode(pair.replaceFirst("[^=]*=?", ""), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    /** Asks for a code for the public client {@code site}; later parameters take the place of earlier ones. */
    Seen ask(String cookie, String... more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String[] all = TokenCalls.concat(
                new String[] {
                    "client_id", "site",
                    "redirect_uri", "http://localhost:3000/callback",
                    "response_type", "code",
                    "scope", "openid",
                    "state", "st-1",
                    "code_challenge", CHALLENGE,
                    "code_challenge_method", "S256"
                },
                more);
        for (int i = 0; i < all.length; i += 2) {
            parameters.put(all[i], all[i + 1]);
        }
        return get(AUTH + "?" + encoded(parameters), cookie);
    }

    /** A query or a form; without those that are empty. */
    static String encoded(String... parameters) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], parameters[i + 1]);
        }
        return encoded(all);
    }

    private static String encoded(Map<String, String> parameters) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return String.join("&", pairs);
    }

    Seen get(String pathAndQuery, String cookie) {
        return seen(client.get()
                .uri(URI.create(
                        "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + pathAndQuery))
                .headers(headers -> headers.set(HttpHeaders.COOKIE, "better-auth.session_token=" + cookie)));
    }

    static Seen seen(WebTestClient.RequestHeadersSpec<?> request) {
        EntityExchangeResult<byte[]> result = request.exchange().expectBody().returnResult();
        byte[] body = result.getResponseBody();
        return new Seen(
                result.getStatus().value(),
                result.getResponseHeaders(),
                body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }
}
