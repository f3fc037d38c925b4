package dev.gatehouse.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule notices when the release is broken in its place. */
class RulesTest {

    private static final String RENDERED =
            Chart.GATEHOUSE.text(Project.read(Project.GOOD_VALUES.resolve("production-values.yaml")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    runAsNonRoot: true                    | runAsNonRoot: false                  | may run as root
                    runAsUser: 65532                      | runAsUser: 0                         | runs as no certain user
                    type: RuntimeDefault                  | type: Unconfined                     | has no seccomp profile
                    automountServiceAccountToken: false   | automountServiceAccountToken: true   | has a token for the API
                    enableServiceLinks: false             | enableServiceLinks: true             | has variables of services
                    allowPrivilegeEscalation: false       | allowPrivilegeEscalation: true       | may gain privileges
                    readOnlyRootFilesystem: true          | readOnlyRootFilesystem: false        | may write to its root
                    drop: [ALL]                           | drop: [NET_RAW]                      | has capabilities
                    token-adapter:0.1.0-SNAPSHOT          | token-adapter                        | has an image without a version
                    token-adapter:0.1.0-SNAPSHOT          | token-adapter:latest                 | has an image that changes
                    name: JDK_JAVA_OPTIONS                | name: MY_SECRET                      | has a secret in its environment
                    name: config, mountPath               | name: configs, mountPath             | has volumes [config, secrets, tmp], but mounts
                    port: management }                    | port: 8090 }                         | has no startupProbe at a port by name
                    drain: 5s                             | drain: 0s                            | goes before everybody has heard of it
                    terminationGracePeriodSeconds: 30     | terminationGracePeriodSeconds: 8     | is killed while it serves
                    targetPort: http                      | targetPort: https                    | leads to a port that its pods do not have
                    serviceAccountName: gatehouse-edge    | serviceAccountName: other            | has no such account
                    configMap: { name: gatehouse-edge }   | configMap: { name: other }           | mounts a ConfigMap that is not there
                    name: gatehouse-edge, port: { name: h | name: gatehouse-edge, port: { name: x| Ingress gatehouse-edge leads nowhere
                    - port: management                    | - port: metrics                      | finds 0 Services with a port metrics
                    kind: Deployment, name: gatehouse-edge| kind: Deployment, name: other        | scales nothing
                    client-id: edge                       | client-secret: abc                   | ConfigMap gatehouse-edge shows a secret
                    """)
    void noticeWhatIsBroken(String sound, String broken, String problem) {
        assertThat(RENDERED).contains(sound);
        String text = RENDERED.replace(sound, broken);

        assertThat(Rules.problems(Manifests.parse(text))).anyMatch(said -> said.contains(problem));
    }
}
