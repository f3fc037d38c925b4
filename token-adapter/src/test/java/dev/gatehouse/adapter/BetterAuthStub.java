package dev.gatehouse.adapter;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Better Auth as it answered when its answers were captured; one server for all tests. */
final class BetterAuthStub {

    static final String GET_SESSION = "/api/auth/get-session";
    static final String MEMBER_ROLE = "/api/auth/organization/get-active-member-role";
    private static final AtomicReference<Runnable> MEANWHILE = new AtomicReference<>(() -> {});
    static final WireMockServer SERVER = started();

    private static final List<String> HOP_BY_HOP = List.of("content-length", "transfer-encoding");

    private BetterAuthStub() {}

    /** Tells the adapter where this is. */
    static final class Address implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("test.better-auth=" + SERVER.baseUrl() + "/api/auth")
                    .applyTo(context);
        }
    }

    /** A captured request and its response. */
    record Pair(JsonNode json) {

        static Pair named(String name) {
            try (InputStream file =
                    Objects.requireNonNull(Pair.class.getResourceAsStream("/captured/" + name + ".json"), name)) {
                return new Pair(JsonMapper.shared().readTree(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The value of the session cookie that was sent. */
        String sessionCookie() {
            String cookie = json.path("request")
                    .path("headers")
                    .path("cookie")
                    .asString()
                    .replaceFirst("(?s).*better-auth\\.session_token=([^;]*).*", "$1");
            Discretion.guard(cookie.replaceFirst("\\..*", ""));
            return cookie;
        }

        String body() {
            return json.path("response").path("body").asString("");
        }

        ResponseDefinitionBuilder response() {
            ResponseDefinitionBuilder response =
                    aResponse().withStatus(json.path("response").path("status").asInt());
            json.path("response").path("headers").propertyStream().forEach(header -> {
                if (!HOP_BY_HOP.contains(header.getKey())) {
                    response.withHeader(
                            header.getKey(),
                            header.getValue().isArray()
                                    ? header.getValue()
                                            .valueStream()
                                            .map(JsonNode::asString)
                                            .toArray(String[]::new)
                                    : new String[] {header.getValue().asString()});
                }
            });
            return response.withBody(body());
        }
    }

    static void forgetEverything() {
        MEANWHILE.set(() -> {});
        SERVER.resetAll();
        SERVER.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
    }

    /** Answers get-session as captured, and gives the session cookie that goes with it. */
    static String answersAs(String name) {
        Pair pair = Pair.named("better-auth/" + name);
        SERVER.stubFor(get(urlPathEqualTo(GET_SESSION)).willReturn(pair.response()));
        return pair.sessionCookie();
    }

    /** The same with another body. */
    static String answersAs(String name, UnaryOperator<String> change) {
        Pair pair = Pair.named("better-auth/" + name);
        SERVER.stubFor(
                get(urlPathEqualTo(GET_SESSION)).willReturn(pair.response().withBody(change.apply(pair.body()))));
        return pair.sessionCookie();
    }

    static void answers(ResponseDefinitionBuilder response) {
        SERVER.stubFor(get(urlPathEqualTo(GET_SESSION)).willReturn(response));
    }

    /** Has something happen after the next question was asked and before it is answered. */
    static void meanwhile(Runnable happens) {
        MEANWHILE.set(happens);
    }

    private static final class Meanwhile implements ServeEventListener {

        @Override
        public void beforeMatch(ServeEvent event, Parameters parameters) {
            MEANWHILE.getAndSet(() -> {}).run();
        }

        @Override
        public String getName() {
            return "meanwhile";
        }
    }

    private static WireMockServer started() {
        WireMockServer server = new WireMockServer(
                options().dynamicPort().jettyHeaderRequestSize(64 * 1024).extensions(new Meanwhile()));
        server.start();
        return server;
    }
}
