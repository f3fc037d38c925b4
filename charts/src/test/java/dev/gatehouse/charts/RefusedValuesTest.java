package dev.gatehouse.charts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that could not work are refused while rendering, in a sentence that says what to write. */
class RefusedValuesTest {

    private static final String GOOD = Project.read(Project.GOOD_VALUES.resolve("defaults-values.yaml"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {baseUrl: ""}                                                  | baseUrl is missing: write where clients reach the adapter
                    {realms: {main: {better-auth: {url: ""}}}}                     | realms.main.better-auth.url is missing: write Better Auth's base
                    {secrets: {existingSecret: ""}}                                | secrets.existingSecret is missing: make a Secret and write its name
                    {secrets: {values: {a: 0123456789abcdef0123456789abcdef}}}     | secrets.existingSecret and secrets.values are both written
                    {secrets: {existingSecret: "", values: {token-k1: 0123456789abcdef0123456789abcdef}}} | secrets.values has no better-auth-secret, which is needed
                    {secrets: {token: []}}                                         | secrets.token is empty: write at least one {kid, key}
                    {secrets: {token: [{kid: a, key: b}, {kid: a, key: c}]}}       | secrets.token has the kid a twice
                    {secrets: {tokenFileKey: t}, samples: {tasks: {}}}             | samples read secrets.token alone
                    {adapter: {replicas: 2}}                                       | adapter.store.type is file, which is for one adapter alone: set it to redis
                    {adapter: {autoscaling: {enabled: true}, store: {type: memory}}} | adapter.store.type is memory, which is for one adapter alone
                    {adapter: {store: {type: redis}}}                              | adapter.store.type is redis, but nothing says where Redis is: set adapter.redis.host
                    {adapter: {redis: {sentinel: {nodes: ["a:1"]}}}}               | adapter.redis.sentinel.master is missing
                    {edge: {realm: other}}                                         | edge.realm is other, which is not in realms: write one of main
                    {edge: {clientId: nobody}}                                     | edge.clientId is nobody, which is no client of the realm main
                    {edge: {clientId: web}}                                        | realms.main.clients.web is what the edge asks the adapter as: give it feed: true
                    {realms: {main: {clients: {web: {public: false}}}}}            | realms.main.clients.web needs one of public, secret-key and secret-sha256
                    {routes: {a: {path: /a, to: "http://a", access: public, roles: [x]}}} | routes.a is public, where nobody is asked for roles
                    {edge: {ports: {http: 8090}}}                                  | edge.ports are the same: nobody is asked for a credential on the management port
                    {edge: {shutdown: {drainSeconds: 30}}}                         | edge.shutdown.timeoutSeconds is not more than drainSeconds: write at least 31
                    {edge: {autoscaling: {minReplicas: 9}}}                        | edge.autoscaling.maxReplicas is less than minReplicas: write at least 9
                    {adapter: {ingress: {enabled: true}}}                          | adapter.ingress.host is missing
                    {edge: {httpRoute: {enabled: true}}}                           | edge.httpRoute.parentRefs is empty: name at least one Gateway
                    {networkPolicy: {enabled: true}, adapter: {ingress: {enabled: true, host: a}}} | networkPolicy.ingressFrom is empty, so nobody but the edge could reach the adapter
                    """)
    void areToldWhatToWrite(String values, String sentence) {
        assertThatThrownBy(() -> Chart.GATEHOUSE.text(GOOD, values))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {replicaCount: 3}                                                   | additional properties 'replicaCount' not allowed
                    {edge: {replica: 3}}                                                | additional properties 'replica' not allowed
                    {edge: {replicas: three}}                                           | at '/edge/replicas': got string, want integer
                    {edge: {replicas: 0}}                                               | at '/edge/replicas': minimum: got 0, want 1
                    {routes: {a: {path: /a, to: "http://a", acess: public}}}            | at '/routes/a': additional properties 'acess' not allowed
                    {routes: {a: {path: /a}}}                                           | at '/routes/a': missing property 'to'
                    {routes: {a: {path: /a, to: "a:8080"}}}                             | at '/routes/a/to': 'a:8080' does not match pattern
                    {routes: {a: {path: /a, to: "http://a", timeout: 5}}}               | at '/routes/a/timeout': got number, want string
                    {routes: {a: {path: /a, to: "http://a", timeout: 5 seconds}}}       | at '/routes/a/timeout': '5 seconds' does not match pattern
                    {routes: {a: {path: /a, to: "http://a", access: maybe}}}            | at '/routes/a/access': value must be one of 'required', 'optional', 'public'
                    {routes: {a: {path: /a, to: "http://a", methods: {HEAD: {roles: [a]}}}}} | value must be one of 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'
                    {routes: {a_b: {path: /a, to: "http://a"}}}                         | 'a_b' does not match pattern
                    {routes: {a: {path: /a, to: "http://a", limit: {burst: 1}}}}        | at '/routes/a/limit': missing property 'rate'
                    {realms: {main: {clients: {web: {secret: abc}}}}}                   | at '/realms/main/clients/web': additional properties 'secret' not allowed
                    {realms: {main: {better-auth: {events-secret: abc}}}}               | additional properties 'events-secret' not allowed
                    {realms: {main: {access-token: 15 min}}}                            | at '/realms/main/access-token': '15 min' does not match pattern
                    {realms: {main: {clients: {web: {grants: [password]}}}}}            | value must be one of 'token-exchange', 'refresh-token'
                    {adapter: {store: {type: postgres}}}                                | at '/adapter/store/type': value must be one of 'memory', 'file', 'redis'
                    {secrets: {values: {token-k1: short}}}                              | minLength: got 5, want 32
                    {edge: {config: {gatehouse: {routes: {}}}}}                         | at '/edge/config/gatehouse'
                    {edge: {extraEnv: [{name: BETTER_AUTH_SECRET, value: abc}]}}        | at '/edge/extraEnv/0/name': 'not' failed
                    {edge: {image: {digest: "sha256:abc"}}}                             | at '/edge/image/digest'
                    {baseUrl: "https://auth.example.com/"}                              | at '/baseUrl': 'https://auth.example.com/' does not match pattern
                    """)
    void areRefusedByTheSchema(String values, String sentence) {
        assertThatThrownBy(() -> Chart.GATEHOUSE.text(GOOD, values))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(sentence);
    }
}
