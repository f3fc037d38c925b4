package dev.gatehouse.edge.policy;

import dev.gatehouse.settings.InvalidSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the edge deals with the adapter's list of revocations.
 *
 * @param onStale    what happens while the list is stale, on routes that do not say so themselves
 * @param staleAfter how long without a word from the adapter until the list counts as stale
 */
@ConfigurationProperties("gatehouse.revocation")
public record RevocationProperties(
        @DefaultValue("open") OnStale onStale,
        @DefaultValue("15s") Duration staleAfter) {

    public RevocationProperties {
        if (staleAfter.compareTo(Duration.ofSeconds(6)) < 0 || staleAfter.compareTo(Duration.ofHours(1)) > 0) {
            throw new InvalidSetting(
                    "gatehouse.revocation.stale-after",
                    "is " + staleAfter.toSeconds() + "s: write 6s to 1h; the adapter sends a sign of life every 5s.");
        }
    }
}
