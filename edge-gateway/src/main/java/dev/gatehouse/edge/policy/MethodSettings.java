package dev.gatehouse.edge.policy;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one method of a route demands on top of the route's own rules.
 *
 * @param roles         any of these is enough
 * @param scopes        all of these are needed
 * @param impersonation {@code deny} closes the method to an admin who acts as somebody else
 */
record MethodSettings(
        @DefaultValue List<String> roles,
        @DefaultValue List<String> scopes,
        @DefaultValue("allow") Impersonation impersonation) {

    MethodSettings {
        roles = List.copyOf(roles);
        scopes = List.copyOf(scopes);
    }
}
