package dev.gatehouse.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.error.YAMLException;

/** The strict reader itself: it must see what Helm and the models let through. */
class StrictModelTest {

    private static final String RENDERED =
            Chart.GATEHOUSE.text(Project.read(Project.GOOD_VALUES.resolve("production-values.yaml")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    revisionHistoryLimit: 3       | revisionHistorLimit: 3          | Deployment.spec.revisionHistorLimit: unknown field
                    livenessProbe:                | livenesProbe:                   | livenesProbe: unknown field
                    maxUnavailable: 1             | maxUnavailabel: 1               | PodDisruptionBudget.spec.maxUnavailabel: unknown field
                    replicas: 2                   | replicas: '"2"'                 | Deployment: Cannot coerce String value
                    defaultMode: 0440             | defaultMode: '"0440"'           | Deployment: Cannot coerce String value
                    team: identity                | team: 5                         | Cannot coerce Integer value (5)
                    ingressClassName:             | ingressClass:                   | Ingress.spec.ingressClass: unknown field
                    podSelector:                  | podSelectr:                     | podSelectr: unknown field
                    interval: 15s                 | intervall: 15s                  | ServiceMonitor.spec.endpoints[0].intervall: unknown field
                    expr: absent                  | expression: absent              | expression: unknown field
                    apiVersion: policy/v1         | apiVersion: policy/v1beta9      | policy/v1beta9/PodDisruptionBudget: no such kind
                    """)
    void seesWhatIsMisspeltOrOfTheWrongType(String sound, String broken, String problem) {
        assertThat(RENDERED).contains(sound);

        Manifests manifests = Manifests.parse(RENDERED.replace(sound, broken.replace("'", "")));

        assertThat(manifests.all())
                .anySatisfy(one -> assertThat(StrictModel.problems(one)).anyMatch(said -> said.contains(problem)));
    }

    @Test
    void seesAKeyThatStandsTwice() {
        assertThatThrownBy(() -> Manifests.parse(RENDERED.replace("kind: Service\n", "kind: Service\nkind: Service\n")))
                .isInstanceOf(YAMLException.class)
                .hasMessageContaining("found duplicate key kind");
    }
}
