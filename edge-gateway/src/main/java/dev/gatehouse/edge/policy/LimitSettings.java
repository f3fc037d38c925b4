package dev.gatehouse.edge.policy;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast one caller may call a route.
 *
 * @param rate  requests a second in the long run
 * @param burst how many may come at once after a pause; as many as {@code rate} when 0
 * @param by    who counts as one caller
 */
record LimitSettings(
        int rate,
        @DefaultValue("0") int burst,
        @DefaultValue("user") Limit.By by) {}
