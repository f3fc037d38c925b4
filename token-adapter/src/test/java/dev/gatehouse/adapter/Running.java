package dev.gatehouse.adapter;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** One of several adapters that a test starts by itself, each with a clock of its own. */
record Running(ConfigurableApplicationContext context, TokenCalls tokens, FeedCalls feed) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Running with(String... settings) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        AdapterApplication.class, AdapterTest.Clock.class, OwnLoops.class)
                .profiles("test")
                .registerShutdownHook(false)
                .initializers(new BetterAuthStub.Address())
                .run(Stream.concat(Stream.of("--server.port=0"), Stream.of(settings))
                        .toArray(String[]::new));
        return new Running(
                context,
                new TokenCalls(client(port(context)), context.getEnvironment()),
                new FeedCalls(context.getEnvironment()));
    }

    private static String port(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Its authorization endpoint, as a browser sees it. */
    BrowserCalls browser() {
        return new BrowserCalls(client(port(context)), context.getEnvironment());
    }

    static WebTestClient client(String port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build();
    }

    TestClock clock() {
        return context.getBean(TestClock.class);
    }

    /** The status of a path at the management port. */
    int management(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.management.port");
        return TokenCalls.answer(client(port).get().uri(path)).status();
    }

    @Override
    public void close() {
        context.close();
    }
}
