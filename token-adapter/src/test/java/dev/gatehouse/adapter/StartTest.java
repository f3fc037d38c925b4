package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.context.reactive.StandardReactiveWebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What the operator reads when the adapter starts, or does not. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    private static final String CLIENT = "gatehouse.realms.main.clients.web.";
    private static final String SECRET = "a-secret-that-nobody-may-ever-see-in-a-log";

    @Test
    void tellsWhatOneSecretForEverythingMeans(CapturedOutput output) {
        try (ConfigurableApplicationContext adapter = start(settings(), Map.of())) {
            assertThat(adapter.isActive()).isTrue();
        }

        assertThat(output).contains("WARN").contains("single-secret mode").contains("GATEHOUSE_TOKEN_SECRETS");
        assertThat(output.toString().lines().filter(line -> line.contains("single-secret")))
                .hasSize(1);
    }

    @Test
    void startsWithoutAWordWhenThereAreTwo(CapturedOutput output) {
        start(with("GATEHOUSE_TOKEN_SECRETS", "k1:0123456789abcdef0123456789abcdef"), Map.of())
                .close();

        assertThat(output).doesNotContain("WARN").doesNotContain("0123456789abcdef");
    }

    @Test
    void stopsWhenThereIsNobodyToFetchTheKeysOfTheCacheFrom(CapturedOutput output) {
        Map<String, Object> settings = with("gatehouse.realms.other.better-auth.session-source", "cookie-cache");
        settings.put("gatehouse.realms.other.better-auth.cookie-cache-strategy", "jwks");
        stops(settings, Map.of());

        assertThat(told(output)).contains("gatehouse.realms.other.better-auth.url is missing, and the keys");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "gatehouse.base-url                        | ''              | gatehouse.base-url is",
                "gatehouse.base-url                        | http://a/       | without a slash at its end",
                "gatehouse.base-url                        | ftp://a         | write an http or https address",
                "gatehouse.base-ulr                        | x               | gatehouse.base-ulr is not a setting",
                "gatehouse.trusted-proxies                 | proxy.example   | write addresses or ranges",
                "gatehouse.store.type                      | paper           | write one of file, memory",
                "gatehouse.realms.main.better-auth.url     | nowhere         | write an http or https address",
                "gatehouse.realms.main.better-auth.session-source | tea-leaves | write one of remote, cookie-cache",
                "gatehouse.realms.main.better-auth.cookie-cache-strategy | jwks-2 | write one of auto, compact, jwt, jwe",
                "gatehouse.realms.other.better-auth.session-source | remote    | realms.other.better-auth.url is missing",
                "gatehouse.realms.main.better-auth.cookie.prefix  | 'a b'    | write Better Auth's cookiePrefix",
                "gatehouse.realms.main.better-auth.cookie.secure  | perhaps  | write one of auto, true, false",
                "gatehouse.realms.main.access-token        | 2h              | write 1m to 1h",
                "gatehouse.realms.main.access-token        | 1s              | write 1m to 1h",
                "gatehouse.realms.main.access-token        | 59s             | write 1m to 1h",
                "gatehouse.realms.main.refresh-token       | 91d             | write up to 90d",
                "gatehouse.realms.main.access-token        | soon            | write a time such as 5s, 15m or 7d",
                "gatehouse.realms.main.refresh-token       | 1m              | write more than access-token",
                "gatehouse.realms.main.replay-window       | 2m              | write 0s to 1m",
                "gatehouse.realms.main.stale-if-error      | 8d              | write 0s up to refresh-token",
                "gatehouse.realms.main.clients.web.grants  | password        | token-exchange, refresh-token",
                "gatehouse.realms.main.clients.web.grant   | x               | is not a setting",
                "gatehouse.realms.main.clients.web.origins | http://a/b      | scheme, host and port alone",
                "gatehouse.realms.main.clients.web.origins | *               | scheme, host and port alone",
                "gatehouse.realms.main.clients.web.public  | maybe           | write true or false",
                "gatehouse.realms.main.clients.web.public  | false           | clients.web.secret is missing",
                "gatehouse.realms.main.clients.web.forwards-address | true   | take it away, or give a secret",
                "gatehouse.realms.main.clients.web.feed    | true            | feed is set for a public client",
                "gatehouse.realms.main.clients.web.admin   | true            | admin is set for a public client",
                "gatehouse.realms.main.better-auth.events-secret | short     | needs at least 32",
                "gatehouse.realms.main.clients.b.secret    | ''              | clients.b.secret is empty",
                "gatehouse.realms.main.clients.b.secret-sha256 | abc         | is no SHA-256 in hex",
                "gatehouse.realms.main.clients.b.scopes    | 'a b'           | clients.b.",
                "gatehouse.realms.other.access-token       | 5m              | realms.other.better-auth.url is missing",
                "gatehouse.realms.a/b.better-auth.url      | http://a        | gatehouse.realms",
                "gatehose.base-url                         | http://a        | write gatehouse in place of gatehose",
                "BETTER_AUTH_SECRET                        | short           | needs at least 32",
                "BETTER_AUTH_SECRET                        | ''              | BETTER_AUTH_SECRET is missing",
            })
    void stopsWithOneParagraph(String key, String value, String paragraph, CapturedOutput output) {
        stops(with(key, value), Map.of());

        assertThat(told(output)).contains(paragraph).endsWith(".");
        assertThat(output).doesNotContain("\tat ").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "GATEHOUSE_BASE_ULR, GATEHOUSE_BASE_ULR is not a setting",
        "GATEHOUSE_REALMS_MAIN_ACCES_TOKEN, GATEHOUSE_REALMS_MAIN_ACCES_TOKEN is not a setting",
        "GATEHOSE_BASE_URL, write gatehouse in place of GATEHOSE"
    })
    void stopsForAMisspeltEnvironmentVariable(String name, String paragraph, CapturedOutput output) {
        stops(settings(), Map.of(name, "x"));

        assertThat(told(output)).contains(paragraph);
        assertThat(output).doesNotContain("\tat ");
    }

    @Test
    void keepsEverythingInADirectoryAndEndsThereWhatAnotherAlreadyUses(@TempDir Path directory, CapturedOutput output) {
        Map<String, Object> settings = with("gatehouse.store.type", "file");
        settings.put("gatehouse.store.path", directory.resolve("data").toString());
        try (ConfigurableApplicationContext adapter = start(settings, Map.of())) {
            assertThat(adapter.isActive()).isTrue();
            stops(settings, Map.of());
        }

        assertThat(told(output))
                .isEqualTo("gatehouse did not start: gatehouse.store.path is " + directory.resolve("data")
                        + ", which another adapter uses: end that one, or give this one a directory of its own.");
        start(settings, Map.of()).close();
    }

    @Test
    void stopsForADamagedStoreAndLeavesItAsItIs(@TempDir Path directory, CapturedOutput output) throws IOException {
        Map<String, Object> settings = with("gatehouse.store.type", "file");
        settings.put("gatehouse.store.path", directory.toString());
        start(settings, Map.of()).close();
        Path file = directory.resolve("00000001.journal");
        byte[] cut = Arrays.copyOf(Files.readAllBytes(file), 4_100);
        Files.write(file, cut);

        stops(settings, Map.of());

        assertThat(told(output))
                .isEqualTo("gatehouse did not start: gatehouse.store.path is " + directory
                        + ", where 00000001.journal is damaged at byte 4096 of 4100: put a copy of the directory in its"
                        + " place, or move the file away to begin with nobody signed in; nothing was changed.");
        assertThat(output).doesNotContain("\tat ");
        assertThat(file).hasBinaryContent(cut);
    }

    @Test
    void stopsForAStoreThatIsNoDirectory(@TempDir Path directory, CapturedOutput output) throws IOException {
        Map<String, Object> settings = with("gatehouse.store.type", "file");
        Path file = Files.writeString(directory.resolve("file"), "x");
        settings.put("gatehouse.store.path", file.toString());

        stops(settings, Map.of());

        assertThat(told(output))
                .isEqualTo("gatehouse did not start: gatehouse.store.path is " + file
                        + ", which is a file: write the path of a directory.");
    }

    @Test
    void neverShowsAClientsSecret(CapturedOutput output) {
        Map<String, Object> settings = with(CLIENT + "secret", SECRET);
        stops(settings, Map.of());
        settings.remove(CLIENT + "public");
        settings.put(CLIENT + "secret-sha256", SECRET);
        stops(settings, Map.of());
        settings.remove(CLIENT + "secret");
        stops(settings, Map.of());
        settings.put(CLIENT + "secret.nested", SECRET);
        stops(settings, Map.of());

        assertThat(output).contains("gatehouse did not start").doesNotContain(SECRET);
    }

    private static String told(CapturedOutput output) {
        return output.getErr()
                .lines()
                .filter(line -> line.startsWith("gatehouse did not start: "))
                .reduce("", String::concat);
    }

    private static void stops(Map<String, Object> settings, Map<String, Object> environment) {
        assertThatThrownBy(() -> start(settings, environment).close()).isInstanceOf(RuntimeException.class);
    }

    private static ConfigurableApplicationContext start(Map<String, Object> settings, Map<String, Object> environment) {
        StandardReactiveWebEnvironment sources = new StandardReactiveWebEnvironment();
        sources.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        sources.getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment));
        sources.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        SpringApplication adapter = new SpringApplication(AdapterApplication.class, OwnLoops.class);
        adapter.setEnvironment(sources);
        adapter.setRegisterShutdownHook(false);
        return adapter.run();
    }

    private static Map<String, Object> with(String key, String value) {
        Map<String, Object> settings = settings();
        settings.put(key, value);
        return settings;
    }

    private static Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", "0");
        settings.put("management.server.port", "0");
        settings.put("gatehouse.store.type", "memory");
        settings.put("BETTER_AUTH_SECRET", "better-auth-secret-0123456789-0123456789");
        settings.put("gatehouse.base-url", "http://127.0.0.1:8081");
        settings.put("gatehouse.realms.main.better-auth.url", "http://127.0.0.1:1/api/auth");
        settings.put(CLIENT + "public", "true");
        settings.put(CLIENT + "grants", "token-exchange,refresh-token");
        return settings;
    }
}
