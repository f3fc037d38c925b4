package dev.gatehouse.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.key.Secret;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The key of one backend, which the command line exports and the edge signs with. */
class AssertionKeyTest {

    /** The same vector stands in the launcher's tests; it was made with another library. */
    @Test
    void isDerivedFromTheSecretAndTheAudience() {
        byte[] key = Secret.ofText("an-assertion-secret-of-enough-bytes!").deriveBytes("gatehouse/assertion/tasks-api");

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(key))
                .isEqualTo("qajhW2z--_E7qEgumPX3ROc1lZkpNpw24Wsv1plQe7s");
    }
}
