package dev.gatehouse.edge.policy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * One route as the operator wrote it.
 *
 * @param path           which paths it takes, as a Spring path pattern such as {@code /api/tasks/**}
 * @param to             where it leads, such as {@code http://127.0.0.1:8082}
 * @param stripPrefix    how many leading path segments stay behind
 * @param access         who may pass
 * @param roles          any of these {@code realm_access.roles} is enough
 * @param scopes         all of these are needed
 * @param audience       must be in the token's {@code aud}; where absent, that of {@code gatehouse.token} counts
 * @param impersonation  {@code deny} closes the route to an admin who acts as somebody else
 * @param methods        what single methods demand on top
 * @param onStale        what happens while it is not known which tokens have been revoked; where absent, what
 *                       {@code gatehouse.revocation.on-stale} says
 * @param limit          how fast a caller may call; null for no limit
 * @param timeout        how long the backend may take until its answer begins
 * @param maxBody        the largest request body
 * @param retries        how often a request that may be repeated is sent again when the backend failed
 * @param circuitBreaker whether a backend that keeps failing is left alone for a while
 * @param predicates     further conditions, in the short form of Spring Cloud Gateway
 * @param filters        filters in that short form; they run before the identity is written, so none can change it
 */
record RouteSettings(
        @Nullable String path,
        @Nullable URI to,
        @DefaultValue("0") int stripPrefix,
        @DefaultValue("required") Access access,
        @DefaultValue List<String> roles,
        @DefaultValue List<String> scopes,
        @Nullable String audience,
        @DefaultValue("allow") Impersonation impersonation,
        @DefaultValue Map<String, MethodSettings> methods,
        @Nullable OnStale onStale,
        @Nullable LimitSettings limit,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("100MB") DataSize maxBody,
        @DefaultValue("0") int retries,
        @DefaultValue("false") boolean circuitBreaker,
        @DefaultValue List<String> predicates,
        @DefaultValue List<String> filters) {

    RouteSettings {
        roles = List.copyOf(roles);
        scopes = List.copyOf(scopes);
        methods = Map.copyOf(methods);
        predicates = List.copyOf(predicates);
        filters = List.copyOf(filters);
    }

    /** Whether it asks anything of a caller. */
    boolean demanding() {
        return !roles.isEmpty()
                || !scopes.isEmpty()
                || !methods.isEmpty()
                || audience != null
                || impersonation == Impersonation.DENY
                || onStale == OnStale.CLOSED;
    }
}
