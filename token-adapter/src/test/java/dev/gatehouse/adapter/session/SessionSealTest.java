package dev.gatehouse.adapter.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.key.KeyRing;
import org.junit.jupiter.api.Test;

class SessionSealTest {

    private static final String OLD = "1:old-secret-0123456789-0123456789-0123";
    private static final String NEW = "2:new-secret-0123456789-0123456789-0123";

    private final SessionToken token = new SessionToken("better-auth.session_token", "abc=.é");
    private final SessionSeal seal = new SessionSeal(KeyRing.parse(OLD));

    @Test
    void opensWhatItSealed() {
        assertThat(seal.open(seal.seal(token, "fam-1"), "fam-1")).contains(token);
    }

    @Test
    void opensNothingForAnotherFamily() {
        assertThat(seal.open(seal.seal(token, "fam-1"), "fam-2")).isEmpty();
    }

    @Test
    void opensWhatAnOlderSecretSealedAndNotWhatAForeignOneDid() {
        String sealed = seal.seal(token, "fam-1");

        assertThat(new SessionSeal(KeyRing.parse(NEW + "," + OLD)).open(sealed, "fam-1"))
                .contains(token);
        assertThat(new SessionSeal(KeyRing.parse(NEW)).open(sealed, "fam-1")).isEmpty();
    }

    @Test
    void sealsAnewWhatAnOlderSecretSealed() {
        SessionSeal both = new SessionSeal(KeyRing.parse(NEW + "," + OLD));
        String sealed = seal.seal(token, "fam-1");
        String renewed = both.renew(sealed, "fam-1");

        assertThat(new SessionSeal(KeyRing.parse(NEW)).open(renewed, "fam-1")).contains(token);
        assertThat(both.renew(renewed, "fam-1")).isEqualTo(renewed);
        assertThat(new SessionSeal(KeyRing.parse(NEW)).renew(sealed, "fam-1")).isEqualTo(sealed);
    }

    @Test
    void sealsTheSameTokenDifferentlyEachTime() {
        assertThat(seal.seal(token, "fam-1"))
                .isNotEqualTo(seal.seal(token, "fam-1"))
                .doesNotContain("abc");
    }
}
