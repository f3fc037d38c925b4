package dev.gatehouse.edge.audit;

import com.nimbusds.jose.util.Base64URL;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * What happened to one request on its way, noted by the rooms it passes. Holds no token and nothing of a person.
 *
 * <p>Written by one request at a time; an operator who looks meanwhile may see it half done, which does no harm.
 */
public final class Trail {

    static final String NO_ROUTE = "none";

    private static final String ATTRIBUTE = Trail.class.getName();
    private static final int LONGEST_HEADER = 512;
    private static final Pattern ISSUED = Pattern.compile("\"iat\":([0-9]{1,12})");
    private static final Pattern EXPIRES = Pattern.compile("\"exp\":([0-9]{1,12})");

    final String requestId;
    final String method;
    final String path;
    final Instant arrived;
    final long began;

    String route = NO_ROUTE;
    String credential = "none";
    String tokenHeader = "";
    long judging;
    long judged;
    long ended;
    int status;
    long issuedAt;
    long expiresAt;

    @Nullable
    Refusal refusal;

    Trail(String requestId, ServerHttpRequest request, Instant arrived, long began) {
        this.requestId = requestId;
        this.method = request.getMethod().name();
        this.path = request.getURI().getRawPath();
        this.arrived = arrived;
        this.began = began;
    }

    /** The trail of a request. */
    public static Trail of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    void attach(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** The request's id. */
    public String requestId() {
        return requestId;
    }

    /** A route was found, and the caller is looked at from now on. */
    public void routed(String name) {
        route = name;
        judging = System.nanoTime();
    }

    /** A credential was found: {@code bearer} or {@code cookie}. Only the header of the token is kept, which names its key. */
    public void presented(String kind, String token) {
        credential = kind;
        int dot = token.indexOf('.');
        tokenHeader = dot > 0 && dot <= LONGEST_HEADER ? token.substring(0, dot) : "";
    }

    /** The token is genuine. */
    public void believed(Claims claims) {
        issuedAt = claims.issuedAt().getEpochSecond();
        expiresAt = claims.expiresAt().getEpochSecond();
    }

    /** The token's signature is ours, but its times are not right: they are kept, because clocks may differ. */
    public void outOfTime(String token) {
        String[] parts = token.split("\\.", 3);
        String payload = parts.length < 2 ? "" : new Base64URL(parts[1]).decodeToString();
        issuedAt = seconds(ISSUED, payload);
        expiresAt = seconds(EXPIRES, payload);
    }

    private static long seconds(Pattern claim, String payload) {
        Matcher found = claim.matcher(payload);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    /** The caller was judged. */
    public void judged() {
        judged = System.nanoTime();
    }

    /** The request was refused; the last reason counts. */
    public void refused(Refusal reason) {
        refusal = reason;
    }

    /** The outcome as metrics and operators read it. */
    String code() {
        return refusal == null ? "passed" : refusal.code();
    }
}
