package dev.gatehouse.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three typical releases, word by word, so that a change of the chart shows all that it changes. */
class GoldenTest {

    private static final String RENEW = "golden.renew";

    @ParameterizedTest
    @ValueSource(strings = {"defaults", "trial", "production"})
    void isRenderedAsBefore(String name) throws IOException {
        Path golden = Project.ROOT.resolve("charts/src/test/resources/golden/" + name + ".yaml");
        String rendered = Chart.GATEHOUSE.text(Project.read(Project.GOOD_VALUES.resolve(name + "-values.yaml")));

        if (Boolean.getBoolean(RENEW)) {
            Files.writeString(golden, rendered);
        }

        assertThat(rendered)
                .as(
                        "if the change is meant: mvn -pl charts verify -Dtest=GoldenTest -D%s=true, and look at the diff",
                        RENEW)
                .isEqualTo(Project.read(golden));
    }
}
