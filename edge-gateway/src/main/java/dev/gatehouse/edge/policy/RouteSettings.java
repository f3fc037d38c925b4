package dev.gatehouse.edge.policy;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One route as the operator wrote it.
 *
 * @param path        which paths it takes, as a Spring path pattern such as {@code /api/tasks/**}
 * @param to          where it leads, such as {@code http://127.0.0.1:8082}
 * @param stripPrefix how many leading path segments stay behind
 * @param access      who may pass
 * @param roles       any of these {@code realm_access.roles} is enough
 * @param scopes      all of these are needed
 * @param audience    must be in the token's {@code aud}; where absent, that of {@code gatehouse.token} counts
 * @param predicates  further conditions, in the short form of Spring Cloud Gateway
 * @param filters     filters in that short form; they run before the identity is written, so none can change it
 */
record RouteSettings(
        @Nullable String path,
        @Nullable URI to,
        @DefaultValue("0") int stripPrefix,
        @DefaultValue("required") Access access,
        @DefaultValue List<String> roles,
        @DefaultValue List<String> scopes,
        @Nullable String audience,
        @DefaultValue List<String> predicates,
        @DefaultValue List<String> filters) {

    RouteSettings {
        roles = List.copyOf(roles);
        scopes = List.copyOf(scopes);
        predicates = List.copyOf(predicates);
        filters = List.copyOf(filters);
    }
}
