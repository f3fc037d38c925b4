package dev.gatehouse.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alerts and dashboards ask for what the programs tell, and each alert has its page. */
class WatchingTest {

    private static final Pattern METRIC = Pattern.compile("[a-z][a-z_]+(?=\\{)");

    /** What Prometheus and Micrometer tell of any program. */
    private static final Set<String> USUAL =
            Set.of("up", "jvm_memory_used_bytes", "jvm_memory_max_bytes", "process_cpu_usage");

    private final Manifests manifests =
            Chart.GATEHOUSE.render(Project.read(Project.GOOD_VALUES.resolve("production-values.yaml")));

    @Test
    void askForMetricsThatAreThere() {
        List<String> expressions = new ArrayList<>(
                rules().stream().map(rule -> rule.path("expr").asText()).toList());
        boards().forEach(board -> board.findValues("expr").forEach(expr -> expressions.add(expr.asText())));
        String reference = Project.read("docs/reference/endpoints.md");

        Set<String> metrics = expressions.stream()
                .flatMap(expr -> METRIC.matcher(expr).results())
                .map(found -> found.group().replaceFirst("_(count|sum|bucket)$", ""))
                .collect(Collectors.toSet());

        assertThat(metrics).hasSizeGreaterThan(15);
        assertThat(metrics).allMatch(metric -> USUAL.contains(metric) || reference.contains("`" + metric + "`"));
    }

    @Test
    void askForCodesThatAreThere() {
        String reference = Project.read("docs/reference/errors.md");

        List<String> codes = rules().stream()
                .flatMap(rule -> Pattern.compile("code=~?\"([a-z_|]+)\"")
                        .matcher(rule.path("expr").asText())
                        .results())
                .flatMap(found -> List.of(found.group(1).split("\\|", -1)).stream())
                .toList();

        assertThat(codes).isNotEmpty().allMatch(code -> reference.contains("`" + code + "`"));
    }

    @Test
    void haveAPageThatSaysWhatToDo() {
        assertThat(Pattern.compile("(?m)^## (Gatehouse\\w+)$")
                        .matcher(Project.read("docs/operate/alerts.md"))
                        .results()
                        .map(found -> found.group(1)))
                .containsExactlyElementsOf(rules().stream()
                        .map(rule -> rule.path("alert").asText())
                        .toList());
    }

    @Test
    void sayHowBadItIsAndWhat() {
        assertThat(rules()).allSatisfy(rule -> {
            assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning");
            assertThat(rule.at("/annotations/summary").asText()).isNotEmpty();
            assertThat(rule.path("expr").asText())
                    .contains("namespace=\"edge\"")
                    .doesNotContain("NAMESPACE");
        });
    }

    private List<JsonNode> rules() {
        List<JsonNode> rules = new ArrayList<>();
        manifests
                .get("PrometheusRule", "gatehouse-alerts")
                .at("/spec/groups")
                .forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    private List<JsonNode> boards() {
        return List.of(board("edge"), board("adapter"));
    }

    private JsonNode board(String name) {
        JsonNode data =
                manifests.get("ConfigMap", "gatehouse-" + name + "-dashboard").path("data");
        try {
            return new ObjectMapper()
                    .readTree(data.path("gatehouse-" + name + ".json").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
