package dev.gatehouse.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every set of values in the chart's {@code ci} folder makes a sound release. */
class GoodValuesTest {

    static List<Path> sets() {
        return Project.files(Project.GOOD_VALUES);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void makeASoundRelease(Path values) {
        Manifests manifests = Chart.GATEHOUSE.render(Project.read(values));

        assertThat(manifests.all().stream().flatMap(one -> StrictModel.problems(one).stream()))
                .isEmpty();
        assertThat(Rules.problems(manifests)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void renderTheSameEachTime(Path values) {
        assertThat(Chart.GATEHOUSE.text(Project.read(values))).isEqualTo(Chart.GATEHOUSE.text(Project.read(values)));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void makeASoundTestPodThatNothingElseCounts(Path values, @TempDir Path folder) {
        Manifests manifests = Chart.GATEHOUSE.opened(folder).render(Project.read(values));

        assertThat(manifests.of("Pod")).hasSize(1);
        assertThat(Rules.problems(manifests)).isEmpty();
    }

    @Test
    void areFifteenAtLeast() {
        assertThat(sets()).hasSizeGreaterThanOrEqualTo(15);
    }

    @Test
    void areNotNeededForLint() {
        LintResult gatehouse = Chart.GATEHOUSE.lint();
        LintResult backend = Chart.BACKEND.lint();

        assertThat(gatehouse.isFailed()).as("%s", gatehouse.getMessages()).isFalse();
        assertThat(backend.isFailed()).as("%s", backend.getMessages()).isFalse();
    }
}
