package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/** What is made of a failure that an operator can mend, and that all others are left to Spring Boot. */
@ExtendWith(OutputCaptureExtension.class)
class StartReportTest {

    private final StartReport report = new StartReport();

    @Test
    void printsOneParagraph(CapturedOutput output) {
        report.reportException(new InvalidSetting("gatehouse.token.issuer", "is missing: write one."));

        assertThat(output.getAll())
                .isEqualTo("gatehouse did not start: gatehouse.token.issuer is missing: write one.\n");
    }

    @Test
    void findsTheReasonBelowOthers(CapturedOutput output) {
        report.reportException(new IllegalStateException("outer", new InvalidSetting("a.b", "is wrong: write c.")));

        assertThat(output.getErr()).isEqualTo("gatehouse did not start: a.b is wrong: write c.\n");
    }

    @Test
    void leavesWhatItCannotExplainToBoot() {
        assertThat(report.reportException(new IllegalStateException("a bug"))).isFalse();
    }

    @Test
    void saysNothingOfWhatItCannotExplain(CapturedOutput output) {
        report.reportException(new IllegalStateException("a bug"));

        assertThat(output.getAll()).isEmpty();
    }

    @Test
    void namesAPortInUse(CapturedOutput output) {
        report.reportException(new PortInUseException(8080));

        assertThat(output.getErr())
                .isEqualTo("gatehouse did not start: port 8080 is in use: end the program that listens there, or set"
                        + " server.port (SERVER_PORT) or management.server.port (MANAGEMENT_SERVER_PORT) to a free"
                        + " one.\n");
    }

    @Test
    void namesThePlaceWhereYamlBreaks(CapturedOutput output) {
        report.reportException(brokenYaml("a: 1\nb: [1, 2\nc: 3\n"));

        assertThat(output.getErr())
                .isEqualTo("gatehouse did not start: a configuration file is not well-formed YAML (while parsing a"
                        + " flow sequence, line 3, column 2): correct it.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour | green | one of red, pale-blue",
                "skew | soon | a time such as 5s, 15m or 7d",
                "budget | much | a size such as 4KB or 100MB",
                "open | perhaps | true or false",
                "count | many | a whole number",
            })
    void saysWhatToWriteInstead(String key, String value, String remedy, CapturedOutput output) {
        new ApplicationContextRunner()
                .withUserConfiguration(Wiring.class)
                .withPropertyValues("house." + key + "=" + value)
                .run(context -> report.reportException(Objects.requireNonNull(context.getStartupFailure())));

        assertThat(output.getErr())
                .startsWith("gatehouse did not start: house." + key + " has a value that cannot be read (from ")
                .endsWith("): write " + remedy + ".\n");
    }

    private static YAMLException brokenYaml(String text) {
        try {
            new Yaml().load(text);
        } catch (YAMLException e) {
            return e;
        }
        throw new AssertionError("the YAML is well-formed");
    }

    enum Colour {
        RED,
        PALE_BLUE
    }

    @ConfigurationProperties("house")
    record House(Colour colour, Duration skew, DataSize budget, boolean open, int count) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(House.class)
    static class Wiring {}
}
