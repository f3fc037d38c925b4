package dev.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page of the app calls a backend with nothing but the cookie that Better Auth gave it. */
@ExtendWith(House.Extension.class)
class CookieTest {

    private static final Optional<String> APP = Optional.of("http://localhost:3000");

    private final House house;

    CookieTest(House house) {
        this.house = house;
    }

    @Test
    void takesTheCookieForTheSessionItIs() {
        Answer me = Person.signsIn(house, "ada@example.com")
                .callsWithCookie("GET", house.edge() + "/api/me", Optional.empty(), "");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.text("email")).isEqualTo("ada@example.com");
    }

    @Test
    void letsThePageOfTheAppChangeSomethingAndNoOther() {
        Person ada = Person.signsIn(house, "ada@example.com");
        String tasks = house.edge() + "/api/tasks";

        assertThat(ada.callsWithCookie("POST", tasks, APP, "{\"title\":\"by page\"}")
                        .status())
                .isEqualTo(201);
        assertThat(ada.callsWithCookie("POST", tasks, Optional.of("http://evil.example"), "{\"title\":\"no\"}")
                        .text("code"))
                .isEqualTo("origin_forbidden");
    }

    @Test
    void tellsACookieOfNoSessionApartFromNoCredential() {
        Person bob = Person.signsIn(house, "bob@example.com");
        bob.signsOut();

        assertThat(bob.callsWithCookie("GET", house.edge() + "/api/me", Optional.empty(), "")
                        .text("code"))
                .isEqualTo("session_missing");
    }
}
