package dev.gatehouse.adapter.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.RealmSettings.CacheStrategy;
import dev.gatehouse.adapter.session.SessionAnswer.Confirmed;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a cookie's form is the one that the realm says its Better Auth writes. */
class CookieStrategyTest {

    @ParameterizedTest
    @ValueSource(strings = {"compact-plain", "jwt-chunked", "jwe-plain", "jwks-plain"})
    void takesAnyFormUnlessToldWhich(String name) {
        VectorCase one = VectorCase.named(name);

        assertThat(believes(one, CacheStrategy.AUTO)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"compact-plain", "jwt-plain", "jwe-plain", "jwks-plain"})
    void takesNoOtherFormThanItWasTold(String name) {
        VectorCase one = VectorCase.named(name);

        assertThat(Arrays.stream(CacheStrategy.values()).filter(strategy -> believes(one, strategy)))
                .containsExactly(
                        CacheStrategy.AUTO,
                        CacheStrategy.valueOf(one.text("strategy").toUpperCase(Locale.ROOT)));
    }

    private static boolean believes(VectorCase one, CacheStrategy strategy) {
        Realm realm = one.realm(strategy);
        Sessions sessions = one.sessions(realm);
        SessionToken token = sessions.find(realm, one.cookies())
                .flatMap(found -> sessions.verify(realm, found))
                .orElseThrow();
        Asked asked =
                sessions.ask(realm, token, one.cookies(), null).blockOptional().orElseThrow();
        return asked.answer() instanceof Confirmed;
    }
}
