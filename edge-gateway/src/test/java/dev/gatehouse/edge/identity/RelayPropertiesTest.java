package dev.gatehouse.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RelayPropertiesTest {

    private final ApplicationContextRunner edge = new ApplicationContextRunner().withUserConfiguration(Wiring.class);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "budget=255B | budget is 255 bytes: write a size from 256B to 16KB.",
                "budget=1GB | budget is 1073741824 bytes: write a size from 256B to 16KB.",
                "headers.[X_Team]=team | headers.X_Team is no header name that every backend reads alike: write"
                        + " letters, digits and dashes, no dash first.",
                "headers.[-Team]=team | headers.-Team is no header name that every backend reads alike: write"
                        + " letters, digits and dashes, no dash first.",
            })
    void sayWhatToWriteInstead(String setting, String paragraph) {
        edge.withPropertyValues("gatehouse.relay." + setting)
                .run(context -> assertThat(context).getFailure().hasRootCauseMessage("gatehouse.relay." + paragraph));
    }

    @ParameterizedTest
    @CsvSource({"budget=256B", "budget=16KB", "headers.X-Team=team"})
    void takeWhatFits(String setting) {
        edge.withPropertyValues("gatehouse.relay." + setting)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @EnableConfigurationProperties(RelayProperties.class)
    static class Wiring {}
}
