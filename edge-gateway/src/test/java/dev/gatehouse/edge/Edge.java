package dev.gatehouse.edge;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.reactive.StandardReactiveWebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * The real edge, started on free ports.
 *
 * <p>Its environment variables are those of the test alone, so that a developer's own cannot turn a test green or red.
 */
public final class Edge implements AutoCloseable {

    private final ConfigurableApplicationContext running;

    private Edge(ConfigurableApplicationContext running) {
        this.running = running;
    }

    /** An edge that believes {@link Tokens}, with these settings, such as {@code gatehouse.routes.tasks.path=/tasks}. */
    public static Edge start(String... settings) {
        return start(Map.of(), settings);
    }

    /** The same with environment variables on top of the shared secret, or, where one is empty, without it. */
    public static Edge start(Map<String, String> variables, String... settings) {
        Map<String, Object> environment = new HashMap<>(Map.of("GATEHOUSE_TOKEN_SECRETS", Tokens.SECRETS));
        environment.putAll(variables);
        environment.values().removeIf(""::equals);
        String[] all = Stream.concat(
                        Stream.of(
                                        "gatehouse.token.issuer=" + Tokens.ISSUER,
                                        "server.port=0",
                                        "management.server.port=0",
                                        // Tests hang up when they have seen enough; nobody waits for them.
                                        "server.shutdown=immediate",
                                        "spring.netty.leak-detection=paranoid")
                                .filter(usual -> !written(usual, settings)),
                        Arrays.stream(settings))
                .toArray(String[]::new);
        return new Edge(run(environment, all));
    }

    private static boolean written(String usual, String... settings) {
        String name = usual.substring(0, usual.indexOf('=') + 1);
        return Arrays.stream(settings).anyMatch(setting -> setting.startsWith(name));
    }

    /** Starts with nothing but what is given here. */
    static ConfigurableApplicationContext run(Map<String, Object> variables, String... settings) {
        SpringApplication application = new SpringApplicationBuilder(EdgeApplication.class)
                .environment(new Hermetic(variables))
                .initializers(Edge::giveOwnThreads)
                .registerShutdownHook(false)
                .build();
        return application.run(
                Arrays.stream(settings).map(setting -> "--" + setting).toArray(String[]::new));
    }

    /** Edges of one JVM share their event loops otherwise, and the first that is closed stops them all. */
    private static void giveOwnThreads(ConfigurableApplicationContext context) {
        ReactorResourceFactory threads = new ReactorResourceFactory();
        threads.setUseGlobalResources(false);
        threads.setShutdownQuietPeriod(Duration.ZERO);
        ((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> threads);
    }

    /** A client of the public port. */
    public RawClient client() {
        return new RawClient(port("local.server.port"));
    }

    /** A connection to the public port. */
    public Wire wire() {
        return Wire.to(port());
    }

    /** The public port. */
    public int port() {
        return port("local.server.port");
    }

    /** A client of the management port. */
    public RawClient managementClient() {
        return new RawClient(port("local.management.port"));
    }

    private int port(String name) {
        return running.getEnvironment().getRequiredProperty(name, Integer.class);
    }

    @Override
    public void close() {
        running.close();
    }

    private static final class Hermetic extends StandardReactiveWebEnvironment {

        Hermetic(Map<String, Object> variables) {
            getPropertySources()
                    .addLast(new SystemEnvironmentPropertySource(
                            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        }

        @Override
        protected void customizePropertySources(MutablePropertySources sources) {
            // None of the machine's.
        }
    }
}
