package dev.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is revoked at the adapter is refused at the edge, though nobody asks it for a request. */
@ExtendWith(House.Extension.class)
class RevocationTest {

    private final House house;

    RevocationTest(House house) {
        this.house = house;
    }

    @Test
    void reachesTheEdgeWithinASecond() {
        Answer tokens = Person.signsIn(house, "bob@example.com").exchanges();
        Optional<String> access = Optional.of(tokens.text("access_token"));
        assertThat(me(access).status()).isEqualTo(200);

        Answer revoked = Person.send(
                house,
                "/realms/main/protocol/openid-connect/revoke",
                Map.of("client_id", "web", "token", tokens.text("refresh_token")));

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(Soon.is(() -> me(access).status() != 200)).isTrue();
        assertThat(me(access).text("code")).isEqualTo("token_revoked");
    }

    private Answer me(Optional<String> access) {
        return Person.calls("GET", house.edge() + "/api/me", access, "");
    }
}
