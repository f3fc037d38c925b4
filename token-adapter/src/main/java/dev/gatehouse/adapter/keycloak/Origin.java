package dev.gatehouse.adapter.keycloak;

import dev.gatehouse.adapter.client.Client;
import java.util.List;
import org.springframework.http.HttpHeaders;

/**
 * Whence a browser calls, and what it is told about that (the CORS protocol of the Fetch standard).
 *
 * @param values the {@code Origin} headers; none from a server or a program
 */
record Origin(List<String> values) {

    private static final String ALLOWED_HEADERS = "Origin, Accept, X-Requested-With, Access-Control-Request-Method,"
            + " Access-Control-Request-Headers, DPoP, Content-Type, Authorization";

    Origin {
        values = List.copyOf(values);
    }

    static Origin of(HttpHeaders headers) {
        return new Origin(headers.getOrEmpty(HttpHeaders.ORIGIN));
    }

    boolean present() {
        return !values.isEmpty();
    }

    /** Whether a request of this client may come from here; one without an origin comes from no browser. */
    boolean suits(Client client) {
        return values.isEmpty() || (values.size() == 1 && client.origins().contains(values.get(0)));
    }

    /** Lets the page read the answer. */
    void allow(HttpHeaders headers) {
        headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (values.size() == 1) {
            headers.setAccessControlAllowOrigin(values.get(0));
            headers.setAccessControlAllowCredentials(true);
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS);
        }
    }

    /** Lets the page read why a token was not taken. */
    void allowChallenge(HttpHeaders headers) {
        allow(headers);
        if (values.size() == 1) {
            headers.setAccessControlExposeHeaders(
                    List.of(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, HttpHeaders.WWW_AUTHENTICATE));
        }
    }

    /** Answers a preflight. */
    void allowMethods(HttpHeaders headers, String methods) {
        allow(headers);
        headers.remove(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS);
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods);
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS);
        headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "3600");
    }
}
