package dev.gatehouse.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where things are in the project, from wherever the tests are run. */
final class Project {

    static final Path ROOT = root();

    /** Value sets of which each must render soundly. */
    static final Path GOOD_VALUES = ROOT.resolve("helm/gatehouse/ci");

    private Project() {}

    static Path chart(String name) {
        return ROOT.resolve("helm").resolve(name);
    }

    static String read(String path) {
        return read(ROOT.resolve(path));
    }

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The regular files below a folder, in the order of their names. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar of a module, which {@code mvn package} has made. */
    static Path jar(String module) {
        Path jar = ROOT.resolve(module + "/target/" + module + "-0.1.0-SNAPSHOT.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: run `mvn verify` from the root, which makes it first");
        }
        return jar;
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve(".mvn")) ? here : here.resolve("..").normalize();
    }
}
