package dev.gatehouse.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small chart that puts any service behind the edge. */
class BackendChartTest {

    private static final String IMAGE = "deployment: {image: \"registry.example.com/tasks:7\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{secret: {name: gatehouse, keys: [token-k1]}, deployment: {env: [{name: A, value: b}]}}",
                "{secret: {name: gatehouse}, networkPolicy: {enabled: false}}"
            })
    void makesASoundRelease(String values) {
        Manifests manifests = Chart.BACKEND.render(IMAGE, values);

        assertThat(manifests.all().stream().flatMap(one -> StrictModel.problems(one).stream()))
                .isEmpty();
        assertThat(Rules.problems(manifests)).isEmpty();
    }

    @Test
    void leadsToPodsThatItDoesNotRun() {
        Manifests manifests = Chart.BACKEND.render("{deployment: {enabled: false}, selector: {app: mine}, port: 9000}");

        assertThat(manifests.of("Deployment")).isEmpty();
        assertThat(manifests
                        .get("Service", "gatehouse")
                        .at("/spec/selector/app")
                        .asText())
                .isEqualTo("mine");
        assertThat(manifests
                        .get("Service", "gatehouse")
                        .at("/spec/ports/0/targetPort")
                        .asInt())
                .isEqualTo(9000);
    }

    @Test
    void letsOnlyPodsThatAreEdgesIn() {
        JsonNode from = Chart.BACKEND
                .render(IMAGE, "{edge: {release: gatehouse, namespace: edge}}")
                .get("NetworkPolicy", "gatehouse")
                .at("/spec/ingress/0/from/0/podSelector/matchLabels");
        Manifests gatehouse = Chart.GATEHOUSE.render(Project.read(Project.GOOD_VALUES.resolve("trial-values.yaml")));

        assertThat(gatehouse.of("Deployment").stream()
                        .filter(one -> Rules.selects(from, one.at("/spec/template/metadata/labels")))
                        .map(Manifests::nameOf))
                .containsExactly("gatehouse-edge");
    }

    @Test
    void showsARouteThatTheOtherChartTakes(@TempDir Path folder) {
        String notes = Chart.BACKEND
                .opened(folder)
                .render(IMAGE, "{route: {roles: [user]}}")
                .get("ConfigMap", "notes")
                .at("/data/notes")
                .asText();
        String route = notes.substring(notes.indexOf("routes:"));

        Manifests manifests =
                Chart.GATEHOUSE.render(Project.read(Project.GOOD_VALUES.resolve("defaults-values.yaml")), route);

        assertThat(manifests
                        .get("ConfigMap", "gatehouse-edge")
                        .at("/data/application.yaml")
                        .asText())
                .contains("to: http://gatehouse.edge.svc:8080")
                .contains("- user");
    }

    @Test
    void refusesWhatIsMissing() {
        assertThatThrownBy(() -> Chart.BACKEND.text("{}")).hasMessageContaining("deployment.image is missing");
        assertThatThrownBy(() -> Chart.BACKEND.text("deployment: {enabled: false}"))
                .hasMessageContaining("selector is empty: write the labels of your pods");
        assertThatThrownBy(() -> Chart.BACKEND.text(IMAGE, "{ports: 1}")).hasMessageContaining("'ports' not allowed");
    }
}
