package dev.gatehouse.edge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TokenPropertiesTest {

    private final ApplicationContextRunner edge = new ApplicationContextRunner()
            .withUserConfiguration(Wiring.class)
            .withPropertyValues("gatehouse.token.issuer=http://adapter.test/realms/main");

    @Test
    void needNothingButAnIssuer() {
        edge.run(context -> assertThat(
                        context.getBean(TokenProperties.class).profile().skew())
                .isEqualTo(Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issuer= | issuer is missing: write the iss of your tokens, which is the adapter's base URL and"
                        + " /realms/<realm>.",
                "issuer=http://adapter.test/ | issuer ends in a slash, which no token does: take it away.",
                "clock-skew=5m | clock-skew is 300s: write 0s to 30s, and mend the clock that needs more.",
                "clock-skew=-1s | clock-skew is -1s: write 0s to 30s, and mend the clock that needs more.",
                "max-lifetime=0s | max-lifetime is not a time ahead: write one such as 1h.",
            })
    void sayWhatToWriteInstead(String setting, String paragraph) {
        edge.withPropertyValues("gatehouse.token." + setting)
                .run(context -> assertThat(context).getFailure().hasRootCauseMessage("gatehouse.token." + paragraph));
    }

    @EnableConfigurationProperties(TokenProperties.class)
    static class Wiring {}
}
