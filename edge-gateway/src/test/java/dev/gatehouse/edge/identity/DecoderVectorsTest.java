package dev.gatehouse.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the edge writes and the published decoders read is one and the same. The vectors are random texts of a seed, so
 * they are made again here; where they should change, {@code -Ddecoders.write=true} writes the file.
 */
class DecoderVectorsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path FOLDER = Path.of("").toAbsolutePath().resolveSibling("docs/decoders");
    private static final long SEED = 20_261_121;
    private static final int COUNT = 400;

    @Test
    void holdWhatTheEdgeWrites() throws IOException {
        List<Map<String, Object>> made = vectors();
        Path file = FOLDER.resolve("vectors.json");
        if (Boolean.getBoolean("decoders.write")) {
            Files.writeString(
                    file,
                    "[\n"
                            + String.join(
                                    ",\n",
                                    made.stream().map(JSON::writeValueAsString).toList()) + "\n]\n");
        }

        assertThat(JSON.readValue(file.toFile(), new TypeReference<List<Map<String, Object>>>() {}))
                .isEqualTo(made);
    }

    @Test
    void areReadByTheJavaDecoder(@TempDir Path folder) throws Exception {
        Path source = FOLDER.resolve("IdentityHeader.java");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-Xlint:all", "-Werror", "-d", folder.toString(), source.toString()))
                .isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Class<?> decoder = loader.loadClass("IdentityHeader");
            for (Map<String, Object> vector : vectors()) {
                String method = vector.containsKey("items") ? "items" : "text";
                assertThat(call(decoder.getMethod(method, String.class), String.valueOf(vector.get("header"))))
                        .isEqualTo(vector.get(method));
            }
        }
    }

    private static Object call(Method decoder, Object header) throws IllegalAccessException, InvocationTargetException {
        return decoder.invoke(null, header);
    }

    private static List<Map<String, Object>> vectors() {
        Random random = new Random(SEED);
        List<Map<String, Object>> vectors = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            if (i % 2 == 0) {
                String text = text(random);
                vectors.add(Map.of("header", HeaderText.of(text), "text", text));
            } else {
                List<String> items = IntStream.range(0, 1 + random.nextInt(4))
                        .mapToObj(item -> text(random))
                        .toList();
                vectors.add(Map.of("header", HeaderText.of(items), "items", items));
            }
        }
        return vectors;
    }

    /** Up to twelve characters, half of them such as an attacker or a name from far away would bring. */
    private static String text(Random random) {
        int[] odd = {',', '%', '+', ' ', '"', '\\', ';', '\t', '\n', 0, 0x7f, 0xe9, 0x2028, 0x4e2d, 0x1f600, 0x10ffff};
        int[] points = IntStream.range(0, 1 + random.nextInt(12))
                .map(i -> random.nextBoolean() ? odd[random.nextInt(odd.length)] : 'a' + random.nextInt(26))
                .toArray();
        return new String(points, 0, points.length);
    }
}
