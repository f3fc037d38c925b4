package dev.gatehouse.edge.identity;

import dev.gatehouse.settings.InvalidSetting;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the backends are told of the caller.
 *
 * @param headers header name to claim, such as {@code X-Team: org.id}; added to the usual ones by name
 * @param token   which token goes along
 * @param budget  how much all identity headers of a request may take together
 */
@ConfigurationProperties("gatehouse.relay")
record RelayProperties(
        @DefaultValue Map<String, String> headers,
        @DefaultValue("forward") Token token,
        @DefaultValue("4KB") DataSize budget) {

    /** Which token a backend gets. */
    enum Token {
        /** The one that came, or the one that the cookie was traded for: the backend may verify it too. */
        FORWARD,
        /** None. */
        DROP,
        /** One of a minute, under a key for that backend alone. */
        ASSERTION
    }

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");

    RelayProperties {
        headers = Map.copyOf(headers);
        for (String name : headers.keySet()) {
            if (!HEADER.matcher(name).matches()) {
                throw new InvalidSetting(
                        "gatehouse.relay.headers." + name,
                        "is no header name that every backend reads alike: write letters, digits and dashes, no dash first.");
            }
        }
        if (budget.toBytes() < 256 || budget.toBytes() > 16 * 1024) {
            throw new InvalidSetting(
                    "gatehouse.relay.budget", "is " + budget.toBytes() + " bytes: write a size from 256B to 16KB.");
        }
    }
}
