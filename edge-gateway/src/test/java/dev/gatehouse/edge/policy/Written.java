package dev.gatehouse.edge.policy;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.DurationStyle;

/** Routes as an operator writes them. */
final class Written {

    private Written() {}

    /** Of lines below {@code gatehouse.routes}, such as {@code tasks.path=/tasks/**}; every route leads somewhere. */
    static Map<String, RouteSettings> routes(String... lines) {
        Map<String, String> properties = new LinkedHashMap<>();
        Arrays.stream(lines).map(line -> line.split("=", 2)).forEach(line -> {
            properties.putIfAbsent("gatehouse.routes." + line[0].split("\\.", 2)[0] + ".to", "http://backend.test");
            properties.put("gatehouse.routes." + line[0], line[1]);
        });
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("gatehouse", RoutesProperties.class)
                .get()
                .routes();
    }

    static Duration time(String text) {
        return DurationStyle.detectAndParse(text);
    }
}
