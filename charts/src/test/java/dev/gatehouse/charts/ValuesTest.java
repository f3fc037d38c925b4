package dev.gatehouse.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code values.yaml}, its schema and the table in the README know the same names. */
class ValuesTest {

    static java.util.List<Chart> charts() {
        return java.util.List.of(Chart.GATEHOUSE, Chart.BACKEND);
    }

    @ParameterizedTest
    @MethodSource("charts")
    void haveASchemaForEachAndNoMore(Chart chart) {
        Schema schema = Schema.of(chart);

        assertThat(names(
                        "",
                        Manifests.parse(Project.read(chart.folder().resolve("values.yaml")))
                                .all()
                                .get(0),
                        schema))
                .isEqualTo(schema.written());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void standInTheReadme(Chart chart) {
        String table = ValuesTable.of(Project.read(chart.folder().resolve("values.yaml")));

        assertThat(Project.read(chart.folder().resolve("README.md")))
                .as("the table of values in the README; paste this:\n%s", table)
                .contains(table);
    }

    /** The values whose names the chart gives; what users name, such as routes, ends it. */
    private static SortedSet<String> names(String at, JsonNode node, Schema schema) {
        SortedSet<String> names = new TreeSet<>();
        node.properties().forEach(entry -> {
            String name = at.isEmpty() ? entry.getKey() : at + "." + entry.getKey();
            names.add(name);
            if (schema.closed(name)) {
                names.addAll(names(name, entry.getValue(), schema));
            }
        });
        return names;
    }
}
