package dev.gatehouse.edge.policy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.settings.InvalidSetting;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** Doors that a framework would open beside the routes, and names that it does not know. */
class NoWayAroundTest {

    private final MockEnvironment settings = new MockEnvironment();

    @ParameterizedTest
    @CsvSource({"8080, 8090", "0, 0", "8080, 0"})
    void letsManagementHaveAPortOfItsOwn(String port, String management) {
        settings.setProperty("server.port", port);
        settings.setProperty("management.server.port", management);

        assertThatCode(() -> NoWayAround.check(settings)).doesNotThrowAnyException();
    }

    @Test
    void doesNotLetManagementShareThePort() {
        settings.setProperty("server.port", "8080");
        settings.setProperty("management.server.port", "8080");

        assertThatThrownBy(() -> NoWayAround.check(settings))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("management.server.port is the port of the gateway itself");
    }

    @Test
    void knowsNoRoutesButOurs() {
        settings.setProperty("spring.cloud.gateway.server.webflux.routes[0].id", "mine");
        settings.setProperty("spring.cloud.gateway.server.webflux.routes[0].uri", "http://127.0.0.1:1");

        assertThatThrownBy(() -> NoWayAround.check(settings)).hasMessageContaining("no policy would guard it");
    }

    @ParameterizedTest
    @CsvSource({
        "predicates[1]=Moon=full, predicates[1] begins with Moon",
        "filters[0]=Moon, filters[0] begins with Moon",
        "filters[0]=Header=x, filters[0] begins with Header",
    })
    void namesTheFilterThatSpringDoesNotKnow(String line, String told) {
        String first = line.startsWith("predicates") ? "tasks.predicates[0]=Header=X-A" : "tasks.retries=0";
        RouteSettings route = Written.routes("tasks.path=/tasks", first, "tasks." + line)
                .values()
                .iterator()
                .next();

        assertThatThrownBy(() -> names().check("tasks", route))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("gatehouse.routes.tasks." + told);
    }

    @Test
    void knowsThoseThatThereAre() {
        RouteSettings route = Written.routes(
                        "tasks.path=/tasks", "tasks.predicates[0]=Header=X-A,b", "tasks.filters[0]=PreserveHostHeader")
                .values()
                .iterator()
                .next();

        assertThatCode(() -> names().check("tasks", route)).doesNotThrowAnyException();
    }

    private static GatewayNames names() {
        return new GatewayNames(Set.of("Header"), Set.of("PreserveHostHeader"));
    }
}
