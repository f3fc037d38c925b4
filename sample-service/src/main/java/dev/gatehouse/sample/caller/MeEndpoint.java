package dev.gatehouse.sample.caller;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Shows callers to themselves. */
@RestController
class MeEndpoint {

    /** Aliases too (CGI and WSGI read {@code X_User_Id} as {@code X-User-Id}): a forged one should be seen here. */
    private static final Pattern IDENTITY =
            Pattern.compile("x.(user.*|session.id|client.id|org.id|actor.id|gatehouse.*)", Pattern.CASE_INSENSITIVE);

    private final String service;

    MeEndpoint(@Value("${spring.application.name}") String service) {
        this.service = service;
    }

    @GetMapping("/me")
    Me me(JwtAuthenticationToken caller, @RequestHeader HttpHeaders headers) {
        Jwt token = caller.getToken();
        return new Me(
                service,
                caller.getName(),
                token.getClaims().get("email") instanceof String email ? email : null,
                RealmRoles.of(token),
                relayed(headers));
    }

    private static Map<String, String> relayed(HttpHeaders headers) {
        Map<String, String> relayed = new HashMap<>();
        headers.forEach((name, values) -> {
            if (IDENTITY.matcher(name).matches()) {
                relayed.put(name, String.join(",", values));
            }
        });
        return relayed;
    }
}
