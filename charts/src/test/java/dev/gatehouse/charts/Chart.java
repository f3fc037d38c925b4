package dev.gatehouse.charts;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A chart, rendered within this process by Helm itself. */
record Chart(Path folder) {

    static final Chart GATEHOUSE = new Chart(Project.chart("gatehouse"));
    static final Chart BACKEND = new Chart(Project.chart("backend"));

    private static final String KUBERNETES = "1.33.0";

    /**
     * What a release of these values would be.
     *
     * @param values texts of YAML, of which later ones win, as with {@code -f a -f b}
     * @throws IllegalStateException with Helm's own words, if it refuses them
     */
    Manifests render(String... values) {
        return Manifests.parse(text(values));
    }

    String text(String... values) {
        TemplateCommand command = new Helm(folder)
                .template()
                .withName("gatehouse")
                .withNamespace("edge")
                .withKubeVersion(KUBERNETES);
        for (String yaml : values) {
            command.withValuesFile(file(yaml));
        }
        return command.call();
    }

    LintResult lint() {
        return new Helm(folder).lint().strict().call();
    }

    /** A copy in which hooks and notes are rendered like everything else; Helm leaves them out. */
    Chart opened(Path target) {
        List<Path> files = Project.files(folder);
        files.forEach(file -> copyOpened(file, target.resolve(folder.relativize(file))));
        return new Chart(target);
    }

    private static void copyOpened(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            String text = Files.readString(from);
            if (from.endsWith("NOTES.txt")) {
                Files.writeString(
                        to.resolveSibling("notes.yaml"),
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: notes}\ndata:\n  notes: |\n    {{- include \"notes\" . | nindent 4 }}\n"
                                + "{{- define \"notes\" }}\n" + text + "{{- end }}\n");
            } else {
                Files.writeString(to, text.replace("helm.sh/hook", "opened.example/hook"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String yaml) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
