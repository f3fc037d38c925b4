package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KnownSettingsTest {

    private final ApplicationContextRunner house = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SettingsAutoConfiguration.class))
            .withUserConfiguration(Wiring.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gatehouse.token.audience=a",
                "gatehouse.token.secrets=k1:x",
                "gatehouse.routes.tasks.path=/tasks",
                "gatehouse.routes.tasks.strip-prefix=1",
                "gatehouse.routes.tasks.stripPrefix=1",
                "gatehouse.routes.tasks.roles[0]=admin",
                "gatehouse.routes.tasks.roles=admin,user",
                "gatehouse.routes.1.path=/tasks",
                "gatehouse.routes.[my.tasks].path=/tasks",
                "gatehouse=1",
                "server.port=1",
                "gateway.routes.tasks.path=/tasks",
                "warehouse.token.audience=a",
            })
    void takesAKnownName(String setting) {
        house.withPropertyValues(setting).run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gatehouse.token.audienz | gatehouse.token.audienz is not a setting: correct the name or take it away;"
                        + " the nearest is gatehouse.token.audience.",
                "gatehouse.routes.tasks.rolls[0] | gatehouse.routes.tasks.rolls[0] is not a setting: correct the name"
                        + " or take it away; the nearest is gatehouse.routes.*.roles[].",
                "gatehouse.tokens.audience | gatehouse.tokens.audience is not a setting: correct the name or take it"
                        + " away; the nearest is gatehouse.token.audience.",
                "gatehose.token.audience | gatehose.token.audience is not read by anything: write gatehouse in place"
                        + " of gatehose.",
                "gate-hous.token.audience | gate-hous.token.audience is not read by anything: write gatehouse in place"
                        + " of gate-hous.",
                "gatehouse.routes.my_tasks.path | gatehouse.routes.my_tasks.path would be read under another name,"
                        + " because Spring drops some characters: write \"[my_tasks]\" with brackets and quotes in"
                        + " place of my_tasks.",
            })
    void refusesAnotherInAFile(String name, String paragraph) {
        house.withPropertyValues(name + "=x")
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(InvalidSetting.class)
                        .hasMessage(paragraph));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GATEHOUSE_TOKEN_AUDIENCE",
                "GATEHOUSE_TOKEN_SECRETS",
                "GATEHOUSE_ROUTES_TASKS_STRIPPREFIX",
                "GATEHOUSE_ROUTES_TASKS_STRIP_PREFIX",
                "GATEHOUSE_ROUTES_TASKS_ROLES_0",
                "gatehouse_token_audience",
                "GATEHOUSE",
                "PATH",
                "SERVER_PORT",
            })
    void takesAKnownVariable(String name) {
        withVariable(name).run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GATEHOUSE_TOKEN_AUDIENZ", "GATEHOSE_TOKEN_AUDIENCE", "GATEHOUSE_AUDIENCE", "gatehouse_token_x"})
    void refusesAnotherVariable(String name) {
        withVariable(name)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(InvalidSetting.class)
                        .hasMessageStartingWith(name + " is not "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GATEHOUSE_EDGE_SERVICE_HOST",
                "GATEHOUSE_EDGE_SERVICE_PORT",
                "GATEHOUSE_EDGE_SERVICE_PORT_HTTP",
                "GATEHOUSE_EDGE_PORT",
                "GATEHOUSE_EDGE_PORT_8080_TCP_ADDR",
            })
    void takesWhatKubernetesSaysOfAServiceOfThatName(String name) {
        Map<String, Object> links = new HashMap<>(Map.of(name, "10.0.0.1"));
        links.put("GATEHOUSE_EDGE_SERVICE_HOST", "10.0.0.1");

        withSource(new SystemEnvironmentPropertySource("systemEnvironment", links))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void refusesSuchANameWithoutTheService() {
        withVariable("GATEHOUSE_EDGE_PORT").run(context -> assertThat(context).hasFailed());
    }

    @Test
    void readsAFileNamedLikeAVariableAsOne() {
        withSource(new MapPropertySource("folder of secrets", Map.of("GATEHOUSE_TOKEN_SECRETS", "x")))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void neverShowsTheValue() {
        house.withPropertyValues("gatehouse.token.secretz=do-not-show")
                .run(context -> assertThat(context).getFailure().hasMessageNotContaining("do-not-show"));
    }

    private ApplicationContextRunner withVariable(String name) {
        return withSource(new SystemEnvironmentPropertySource("variables", Map.of(name, "1")));
    }

    private ApplicationContextRunner withSource(PropertySource<?> source) {
        return house.withInitializer(
                context -> context.getEnvironment().getPropertySources().addFirst(source));
    }

    @ConfigurationProperties("gatehouse")
    record Routes(Map<String, Route> routes) {}

    record Route(String path, int stripPrefix, List<String> roles) {}

    @ConfigurationProperties("gatehouse.token")
    record Token(String audience) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({Routes.class, Token.class})
    static class Wiring {}
}
