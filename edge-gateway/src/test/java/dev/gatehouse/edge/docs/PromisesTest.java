package dev.gatehouse.edge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every promise of {@code promises.md} is held by tests that there are. */
class PromisesTest {

    private static final Pattern NAME = Pattern.compile("(?:([a-z-]+)/)?(\\w+)\\.(\\w+)");
    private static final Pattern SCRIPT = Pattern.compile("launcher/([\\w.]+): (.+)");
    private static final List<Promise> ALL = read();

    private record Promise(String section, String text, List<String> tests) {
        @Override
        public String toString() {
            return section + ": " + text;
        }
    }

    static List<Promise> promises() {
        return ALL;
    }

    @ParameterizedTest
    @MethodSource("promises")
    void eachHasATest(Promise promise) {
        assertThat(promise.tests())
                .isNotEmpty()
                .allSatisfy(test -> assertThat(test).matches(PromisesTest::exists, "is a test"));
    }

    /** A promise is taken back here too, where a reviewer sees it, and not by losing a line. */
    @ParameterizedTest
    @CsvSource({
        "Order of decisions, 18",
        "Ambiguous and malformed requests, 26",
        "Credentials, 15",
        "Identity headers, 37",
        "Refusals, 38",
        "Cookie mode, 24",
        "Towards backends and browsers, 11",
        "Revocation, 11",
        "Configuration, 30",
        "Keys, 10",
        "Tokens, 21",
    })
    void noneGoesMissing(String section, int count) {
        assertThat(ALL).filteredOn(promise -> promise.section().equals(section)).hasSize(count);
    }

    @Test
    void noneIsToldTwice() {
        assertThat(ALL).extracting(Promise::toString).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "PromisesTest.noneIsToldTwice, true",
        "PromisesTest.promises, false",
        "PromisesTest.noSuchTest, false",
        "NoSuchTest.noneIsToldTwice, false",
        "token-core/TokenFormTest.refusesATokenOfTwoParts, true",
        "token-core/TokenFormTest.noSuchTest, false",
        "token-core/NoSuchTest.refusesATokenOfTwoParts, false",
        "launcher/operate.test.mjs: derives the key as the edge does, true",
        "launcher/operate.test.mjs: does no such thing, false",
    })
    void aTestIsOneThatJUnitOrNodeRuns(String name, boolean is) {
        assertThat(exists(name)).isEqualTo(is);
    }

    private static boolean exists(String test) {
        Matcher script = SCRIPT.matcher(test);
        if (script.matches()) {
            Path file = DocTable.root().resolve("launcher/test").resolve(script.group(1));
            return Files.exists(file) && text(file).contains("it(\"" + script.group(2) + "\"");
        }
        Matcher name = NAME.matcher(test);
        if (!name.matches()) {
            return false;
        }
        String module = name.group(1);
        return module == null
                ? runs(name.group(2), name.group(3))
                : stands(DocTable.root().resolve(module).resolve("src/test/java"), name.group(2), name.group(3));
    }

    private static boolean runs(String type, String method) {
        return sources(Path.of("src/test/java"), type)
                .map(file -> Path.of("src/test/java").relativize(file).toString())
                .map(path -> loaded(path.replace(".java", "").replace('/', '.')))
                // Its own tests are package-private, those of a contract that it implements are not.
                .flatMap(found -> Stream.of(found.getDeclaredMethods(), found.getMethods()))
                .flatMap(Arrays::stream)
                .anyMatch(found -> found.getName().equals(method) && isTest(found));
    }

    private static boolean isTest(Method method) {
        return Stream.of(Test.class, ParameterizedTest.class, RepeatedTest.class)
                .anyMatch(method::isAnnotationPresent);
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, PromisesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean stands(Path folder, String type, String method) {
        return sources(folder, type)
                .map(PromisesTest::text)
                .filter(text -> text.contains(" void " + method + "("))
                .map(text -> text.substring(0, text.indexOf(" void " + method + "(")))
                .map(before -> before.substring(before.lastIndexOf("\n\n")))
                .anyMatch(declared -> declared.matches("(?s).*@(Test|ParameterizedTest|RepeatedTest)\\b.*"));
    }

    private static Stream<Path> sources(Path folder, String type) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(type + ".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Promise> read() {
        List<Promise> promises = new ArrayList<>();
        String section = "";
        for (String line : page().lines().toList()) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (line.startsWith("| ") && !line.startsWith("| promise ")) {
                String[] cells = line.split("\\|", -1);
                List<String> tests = Arrays.stream(cells[2].split(",", -1))
                        .map(String::strip)
                        .filter(test -> !test.isEmpty())
                        .toList();
                promises.add(new Promise(section, cells[1].strip(), tests));
            }
        }
        return promises;
    }

    private static String page() {
        try (var in = Objects.requireNonNull(PromisesTest.class.getResourceAsStream("/promises.md"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
