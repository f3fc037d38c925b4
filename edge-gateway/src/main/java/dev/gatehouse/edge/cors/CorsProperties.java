package dev.gatehouse.edge.cors;

import dev.gatehouse.settings.InvalidSetting;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose pages may call through the edge.
 *
 * @param origins scheme, host and port, as a browser sends them in {@code Origin}
 */
@ConfigurationProperties("gatehouse.cors")
record CorsProperties(@DefaultValue List<String> origins) {

    private static final Pattern ORIGIN =
            Pattern.compile("https?://([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(:[1-9][0-9]{0,4})?");
    private static final Pattern NEEDLESS_PORT = Pattern.compile("http://.*:80|https://.*:443");

    CorsProperties {
        origins = List.copyOf(origins);
        for (int i = 0; i < origins.size(); i++) {
            check("gatehouse.cors.origins[" + i + "]", origins.get(i));
        }
    }

    private static void check(String key, String origin) {
        if (origin.contains("*")) {
            throw new InvalidSetting(
                    key, "is " + origin + ", which would let every page read the answers: write each origin by name.");
        }
        if (!ORIGIN.matcher(origin).matches()) {
            throw new InvalidSetting(
                    key,
                    "is " + origin + ": write scheme, host in lower case and port, without a path, such as"
                            + " http://localhost:3000.");
        }
        if (NEEDLESS_PORT.matcher(origin).matches()) {
            throw new InvalidSetting(
                    key,
                    "is " + origin + ", but browsers leave out that port: write "
                            + origin.substring(0, origin.lastIndexOf(':')) + ".");
        }
    }
}
