package dev.gatehouse.edge.exchange;

import dev.gatehouse.edge.adapter.Adapter;
import dev.gatehouse.edge.audit.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/** Trades one cookie at the adapter's token endpoint (RFC 8693). */
final class AdapterExchange {

    private static final Logger LOG = LoggerFactory.getLogger(AdapterExchange.class);
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** A token is given back so long before its end that a request has time to reach the backend with it. */
    private static final Duration EARLY = Duration.ofSeconds(30);

    /** How long a refused cookie is not asked about again: somebody may have signed in with it meanwhile. */
    private static final Duration REFUSAL_KEPT = Duration.ofSeconds(5);

    private final Adapter adapter;
    private final InstantSource clock;

    AdapterExchange(Adapter adapter, InstantSource clock) {
        this.adapter = adapter;
        this.clock = clock;
    }

    /** The answer, or an {@link AdapterAwayException}. */
    Mono<Traded> trade(SessionCookie.Present cookie, String clientAddress, String requestId) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
        form.add("subject_token_type", "urn:gatehouse:params:oauth:token-type:better-auth-session");
        form.add("subject_token", cookie.token());
        return adapter.client()
                .post()
                .uri("/protocol/openid-connect/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .header("X-Forwarded-For", clientAddress)
                .header(RequestId.HEADER, requestId)
                // A session kept in the cookies themselves is checked without asking Better Auth.
                .header(HttpHeaders.COOKIE, cookie.all())
                .bodyValue(form)
                .exchangeToMono(this::read)
                .timeout(PATIENCE)
                .onErrorMap(failure -> failure instanceof AdapterAwayException ? failure : away("" + failure, RETRY));
    }

    private Mono<Traded> read(ClientResponse answer) {
        int status = answer.statusCode().value();
        if (status == 200) {
            return answer.bodyToMono(JSON).map(this::token);
        }
        if (status == 400) {
            return answer.bodyToMono(JSON).map(this::refusal);
        }
        if (status == 401 || status == 403) {
            LOG.error(
                    "adapter refuses the edge: correct gatehouse.adapter.client-id and client-secret status={}",
                    status);
        }
        return answer.releaseBody().then(Mono.error(away("status " + status, retryAfter(answer))));
    }

    private Traded token(Map<String, Object> body) {
        Instant now = clock.instant();
        if (body.get("access_token") instanceof String token && body.get("expires_in") instanceof Number seconds) {
            Duration life = Duration.ofSeconds(seconds.longValue());
            Duration early = EARLY.compareTo(life.dividedBy(2)) < 0 ? EARLY : life.dividedBy(2);
            return new Traded.Token(token, now.plus(life).minus(early));
        }
        throw away("an answer without a token", RETRY);
    }

    private Traded refusal(Map<String, Object> body) {
        if ("unauthorized_client".equals(body.get("error")) || "invalid_scope".equals(body.get("error"))) {
            throw away("" + body.get("error"), RETRY);
        }
        return new Traded.NoSession(clock.instant().plus(REFUSAL_KEPT));
    }

    private static Duration retryAfter(ClientResponse answer) {
        try {
            String seconds = answer.headers().asHttpHeaders().getFirst(HttpHeaders.RETRY_AFTER);
            return seconds == null ? RETRY : Duration.ofSeconds(Math.min(60, Math.max(1, Long.parseLong(seconds))));
        } catch (NumberFormatException e) {
            return RETRY;
        }
    }

    private static AdapterAwayException away(String reason, Duration retryAfter) {
        return new AdapterAwayException(reason, retryAfter);
    }
}
