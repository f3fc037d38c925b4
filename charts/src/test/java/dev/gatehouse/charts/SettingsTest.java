package dev.gatehouse.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every setting of the programs can be made by the chart, or the chart makes it itself; and it takes no others. */
class SettingsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(gatehouse\\.[^`]+)` \\|");

    /** By setting or its beginning: the value that makes it. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "gatehouse.base-url", "baseUrl",
            "gatehouse.drain", "edge.shutdown.drainSeconds",
            "gatehouse.token.issuer", "edge.realm",
            "gatehouse.adapter.client-id", "edge.clientId",
            "gatehouse.realms.*.clients.*.secret", "realms.*.clients.*.secret-key",
            "gatehouse.realms.*.better-auth.events-secret", "realms.*.better-auth.events-secret-key",
            "gatehouse.token.secrets-file", "secrets.tokenFileKey");

    /** What follows from other values. */
    private static final Set<String> FIXED =
            Set.of("gatehouse.adapter.url", "gatehouse.adapter.client-secret", "gatehouse.store.path");

    private final Schema schema = Schema.of(Chart.GATEHOUSE);
    private final Set<String> settings = ROW.matcher(Project.read("docs/reference/configuration.md"))
            .results()
            .map(found -> found.group(1).replace("[]", ""))
            .collect(Collectors.toSet());

    @Test
    void areAllReachedByValues() {
        assertThat(settings).hasSizeGreaterThan(60);
        assertThat(settings).allMatch(setting -> FIXED.contains(setting) || reached(setting));
    }

    @Test
    void areAllThatValuesCanWrite() {
        Stream<String> written = Stream.of("routes", "realms", "edge.settings", "adapter.settings")
                .flatMap(root -> schema.leaves(root).stream())
                .map(name -> "gatehouse." + name.replaceFirst("^(edge|adapter)\\.settings\\.", ""))
                .map(name -> name.replaceFirst("secret-key$", "secret"));

        assertThat(written).allMatch(settings::contains);
    }

    private boolean reached(String setting) {
        String own = setting.substring("gatehouse.".length());
        return schema.knows(ELSEWHERE.getOrDefault(setting, own))
                || schema.knows("edge.settings." + own)
                || schema.knows("adapter.settings." + own)
                || schema.knows("adapter." + own);
    }
}
