package dev.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that know Keycloak and nothing of us log in, refresh, ask who it is, and log out, by changing the address. */
@ExtendWith(House.Extension.class)
class KeycloakClientsTest {

    private final House house;

    KeycloakClientsTest(House house) {
        this.house = house;
    }

    @ParameterizedTest
    @EnumSource
    void worksUnchanged(ClientProgram client) {
        ClientProgram.Run run = client.run(house, Person.signsIn(house, "ada@example.com"));

        assertThat(run.output()).contains("ok log-in", "ok refresh", "ok user info", "ok log-out");
        assertThat(run.exit()).as(run.output()).isZero();
    }
}
