package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gatehouse.token.issuer | gatehouse.token.issuer",
                "gatehouse.token.clock-skew | gatehouse.token.clock-skew",
                "gatehouse.token.clockSkew | gatehouse.token.clock-skew",
                "gatehouse.token.CLOCK-SKEW | gatehouse.token.clock-skew",
                "gatehouse.routes.tasks.path | gatehouse.routes.*.path",
                "gatehouse.routes.tasks.roles | gatehouse.routes.*.roles[]",
                "gatehouse.routes.tasks.roles[0] | gatehouse.routes.*.roles[]",
                "gatehouse.routes.tasks.roles[12] | gatehouse.routes.*.roles[]",
                "gatehouse.routes.[my.tasks].path | gatehouse.routes.*.path",
                "gatehouse.routes[my.tasks].path | gatehouse.routes.*.path",
                "gatehouse.relay.headers.X-Team | gatehouse.relay.headers.*",
            })
    void isThatOfAFile(String written, String pattern) {
        assertThat(SettingName.dotted(written).matches(pattern)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gatehouse.token.isuer | gatehouse.token.issuer",
                "gatehouse.token | gatehouse.token.issuer",
                "gatehouse.token.issuer.x | gatehouse.token.issuer",
                "gatehouse.routes.path | gatehouse.routes.*.path",
                "gatehouse.routes.a.b.path | gatehouse.routes.*.path",
                "gatehouse-token-issuer | gatehouse.token.issuer",
            })
    void isNoOtherOfAFile(String written, String pattern) {
        assertThat(SettingName.dotted(written).matches(pattern)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GATEHOUSE_TOKEN_ISSUER | gatehouse.token.issuer",
                "gatehouse_token_issuer | gatehouse.token.issuer",
                "GATEHOUSE_TOKEN_CLOCKSKEW | gatehouse.token.clock-skew",
                "GATEHOUSE_TOKEN_CLOCK_SKEW | gatehouse.token.clock-skew",
                "GATEHOUSE_ROUTES_TASKS_PATH | gatehouse.routes.*.path",
                "GATEHOUSE_ROUTES_TASKS_ROLES_0 | gatehouse.routes.*.roles[]",
                "GATEHOUSE_ROUTES_TASKS_ROLES_0_ | gatehouse.routes.*.roles[]",
                "GATEHOUSE_ROUTES_TASKS_ROLES | gatehouse.routes.*.roles[]",
            })
    void isThatOfTheEnvironment(String written, String pattern) {
        assertThat(SettingName.shell(written).matches(pattern)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GATEHOUSE_TOKEN_ISUER | gatehouse.token.issuer",
                "GATEHOUSE_TOKENISSUER | gatehouse.token.issuer",
                "GATEHOUSE_ROUTES_MY_TASKS_PATH | gatehouse.routes.*.path",
            })
    void isNoOtherOfTheEnvironment(String written, String pattern) {
        assertThat(SettingName.shell(written).matches(pattern)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "gatehouse.relay.headers.X_Team, X_Team",
        "gatehouse.client-roles.org:owner, org:owner",
        "gatehouse.routes.a b.path, a b",
        "gatehouse.routes.t\u00e4.path, t\u00e4",
    })
    void knowsThePartThatSpringWouldReadAsAnother(String written, String part) {
        assertThat(SettingName.dotted(written).mangledPart()).isEqualTo(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gatehouse.token.issuer",
                "gatehouse.routes.tasks.roles[0]",
                "gatehouse.client-roles.[org:owner].a",
                "gatehouse.client-roles[org:owner].a",
                "gatehouse.relay.headers.X-Team"
            })
    void findsNothingToMangle(String written) {
        assertThat(SettingName.dotted(written).mangledPart()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"gate-house.x, gatehouse", "GateHouse.x, gatehouse", "'', ''", "..., ''"})
    void comparesItsRootAsSpringDoes(String written, String root) {
        assertThat(SettingName.dotted(written).root()).isEqualTo(root);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "abc, abc, 0",
        "abc, abd, 1",
        "abc, ab, 1",
        "abc, acb, 2",
        "'', abc, 3",
        "kitten, sitting, 3"
    })
    void countsWrongLetters(String one, String other, int distance) {
        assertThat(SettingName.distance(one, other)).isEqualTo(distance);
    }

    @Test
    void countsAlikeInBothDirections() {
        assertThat(SettingName.distance("gatehosue", "gatehouse"))
                .isEqualTo(SettingName.distance("gatehouse", "gatehosue"));
    }
}
