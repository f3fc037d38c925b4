package dev.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.acceptance.spring.SpringClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Spring Security's OAuth2 client and resource server, set up by {@code issuer-uri} alone. */
@ExtendWith(House.Extension.class)
class SpringClientTest {

    private final House house;

    SpringClientTest(House house) {
        this.house = house;
    }

    @Test
    void logsInRefreshesAndLogsOut() {
        String issuer = house.adapter() + "/realms/main";
        String here = House.url(house.springPort);
        try (ConfigurableApplicationContext app = new SpringApplicationBuilder(SpringClient.class)
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=" + house.springPort,
                        "--spring.security.oauth2.client.provider.keycloak.issuer-uri=" + issuer,
                        "--spring.security.oauth2.client.provider.keycloak.user-name-attribute=preferred_username",
                        "--spring.security.oauth2.client.registration.keycloak.client-id=spring",
                        "--spring.security.oauth2.client.registration.keycloak.client-secret="
                                + "spring-secret-spring-secret-spring-0",
                        "--spring.security.oauth2.client.registration.keycloak.scope=openid,profile,email",
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer)) {
            Browser browser = new Browser(Person.signsIn(house, "ada@example.com"), house.adapter());

            Answer me = browser.get(here + "/me");
            assertThat(me.http().body()).contains("ada@example.com").contains("\"claims\":true");

            String token = browser.get(here + "/token").http().body();
            assertThat(browser.bearer(here + "/api/me", token).http().body()).isEqualTo("ada@example.com spring");
            assertThat(browser.bearer(
                                    here + "/api/me",
                                    Person.signsIn(house, "ada@example.com").accessToken())
                            .status())
                    .as("signed by the secret that no JWK Set tells")
                    .isEqualTo(401);

            assertThat(browser.bearer(house.edge() + "/.gatehouse/me", token).status())
                    .as("the edge believes the realm's keys as well")
                    .isEqualTo(200);

            String[] renewed = browser.get(here + "/renewed").http().body().split(" ", -1);
            assertThat(renewed[0]).isNotEqualTo(token);
            assertThat(browser.bearer(here + "/api/me", renewed[0]).status()).isEqualTo(200);

            assertThat(browser.post(here + "/logout").http().uri().toString()).startsWith(here + "/bye");
            assertThat(Soon.is(() -> browser.bearer(house.edge() + "/.gatehouse/me", renewed[0])
                                    .status()
                            == 401))
                    .as("revoked alike")
                    .isTrue();
            Answer refused = Person.token(
                    house,
                    Map.of(
                            "grant_type", "refresh_token",
                            "client_id", "spring",
                            "client_secret", "spring-secret-spring-secret-spring-0",
                            "refresh_token", renewed[1]));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(app.isRunning()).isTrue();
        }
    }
}
