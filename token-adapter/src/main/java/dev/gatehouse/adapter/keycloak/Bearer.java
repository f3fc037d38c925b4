package dev.gatehouse.adapter.keycloak;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/** Access tokens that a request came with (RFC 6750 section 2); the scheme's case does not count, the query neither. */
final class Bearer {

    private static final String SCHEME = "bearer ";

    private Bearer() {}

    static boolean isBearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    static String token(String header) {
        return header.substring(SCHEME.length()).strip();
    }

    /** All of them, in whatever way they came; one at most is right. */
    static List<String> tokens(Call call, Form form) {
        Stream<String> inHeaders = call.headers().getOrEmpty(HttpHeaders.AUTHORIZATION).stream()
                .filter(Bearer::isBearer)
                .map(Bearer::token);
        return Stream.concat(inHeaders, Stream.of(form.value("access_token")))
                .filter(token -> !token.isEmpty())
                .toList();
    }
}
