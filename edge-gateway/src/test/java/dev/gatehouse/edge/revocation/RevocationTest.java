package dev.gatehouse.edge.revocation;

import static dev.gatehouse.edge.revocation.ClaimsOf.NOON;
import static dev.gatehouse.edge.revocation.ClaimsOf.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What an entry of the feed says, and which tokens it means. */
class RevocationTest {

    private static final long T = NOON.getEpochSecond();

    @Test
    void meansTheOneTokenOfItsId() {
        Revocation revocation = read("{'jti':'f1.2','expires':9}");

        assertThat(revocation.covers(token("jti", "f1.2"))).isTrue();
        assertThat(revocation.covers(token("jti", "f1.22"))).isFalse();
        assertThat(revocation.covers(token())).isFalse();
    }

    @Test
    void meansEveryGenerationOfAFamily() {
        Revocation revocation = read("{'family':'f1','expires':9}");

        assertThat(revocation.covers(token("jti", "f1.0"))).isTrue();
        assertThat(revocation.covers(token("jti", "f1.17"))).isTrue();
        assertThat(revocation.covers(token("jti", "f11.0"))).isFalse();
        assertThat(revocation.covers(token("jti", "f1"))).isFalse();
        assertThat(revocation.covers(token("jti", "x.f1.0"))).isFalse();
    }

    @Test
    void takesADotInTheFamilyForAPartOfIt() {
        assertThat(read("{'family':'a.b','expires':9}").covers(token("jti", "a.b.3")))
                .isTrue();
        assertThat(read("{'family':'a','expires':9}").covers(token("jti", "a.b.3")))
                .isFalse();
    }

    @Test
    void meansEveryTokenOfASession() {
        Revocation revocation = read("{'sid':'s1','expires':9}");

        assertThat(revocation.covers(token("sid", "s1", "jti", "f1.0"))).isTrue();
        assertThat(revocation.covers(token("sid", "s2", "jti", "s1"))).isFalse();
        assertThat(revocation.covers(token())).isFalse();
    }

    @Test
    void meansWhatAUserWasGivenBeforeATime() {
        Revocation revocation = read("{'sub':'u1','before':" + T + ",'expires':" + (T + 900) + "}");

        assertThat(revocation.covers(token("sub", "u1", "iat", T - 1))).isTrue();
        assertThat(revocation.covers(token("sub", "u1", "iat", T))).isFalse();
        assertThat(revocation.covers(token("sub", "u2", "iat", T - 1))).isFalse();
    }

    @Test
    void meansWhatAnybodyWasGivenBeforeATime() {
        Revocation revocation = read("{'before':" + T + ",'expires':" + (T + 900) + "}");

        assertThat(revocation.covers(token("sub", "u7", "iat", T - 1))).isTrue();
        assertThat(revocation.covers(token("sub", "u7", "iat", T))).isFalse();
    }

    @Test
    void passesOverMembersThatItDoesNotKnow() {
        assertThat(read("{'sid':'s1','expires':9,'reason':'sign-out','at':[1]}").kind())
                .isEqualTo(Kind.SESSION);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 253_402_300_799L})
    void takesTheFirstAndTheLastDate(long seconds) {
        assertThat(read("{'before':%d,'expires':%d}".formatted(seconds, seconds))
                        .cut())
                .isEqualTo(new Cut(seconds, seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "1",
                "null",
                "{'jti':'f1.2'}",
                "{'jti':'','expires':9}",
                "{'jti':null,'expires':9}",
                "{'jti':7,'expires':9}",
                "{'jti':['f1.2'],'expires':9}",
                "{'jti':'f1.2','expires':'9'}",
                "{'jti':'f1.2','expires':9.5}",
                "{'jti':'f1.2','expires':-1}",
                "{'jti':'f1.2','expires':253402300800}",
                "{'jti':'f1.2','expires':99999999999999999999}",
                "{'jti':'f1.2','sid':'s1','expires':9}",
                "{'sub':'u1','expires':9}",
                "{'sub':'u1','before':'9','expires':9}",
                "{'client':'web','expires':9}",
                "{'before':9}",
            })
    void refusesWhatIsNoEntry(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedEventException.class);
    }

    static Revocation read(String json) {
        return Revocation.parse(new JsonMapper().readTree(json.replace('\'', '"')));
    }
}
