package dev.gatehouse.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of the token endpoint, as a client makes them. */
final class TokenCalls {

    static final String OPENID = "/realms/main/protocol/openid-connect";
    static final String MAIN = OPENID + "/token";
    static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    static final String SESSION = "urn:gatehouse:params:oauth:token-type:better-auth-session";

    /** Sends what a stricter client would not. */
    private static final HttpClient PLAIN = HttpClient.newHttpClient();

    private final WebTestClient client;
    private final Environment environment;

    TokenCalls(WebTestClient client, Environment environment) {
        this.client = client;
        this.environment = environment;
    }

    /** What came back. */
    record Answer(int status, HttpHeaders headers, JsonNode body) {

        Answer {
            Discretion.guard(body.path("access_token").asString(""));
            Discretion.guard(body.path("refresh_token").asString(""));
        }

        String text(String member) {
            return body.path(member).asString("");
        }

        String access() {
            return text("access_token");
        }

        String refresh() {
            return text("refresh_token");
        }

        /** The code and the words, such as {@code 400 invalid_grant Stale token}. */
        String refusal() {
            return (status + " " + text("error") + " " + text("error_description")).strip();
        }

        JsonNode claims() {
            return TokenCalls.claims(access());
        }
    }

    static JsonNode claims(String token) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    Answer exchange(String clientId, String sessionCookie, String... more) {
        return exchange(
                headers -> {}, concat(new String[] {"client_id", clientId, "subject_token", sessionCookie}, more));
    }

    Answer exchange(Consumer<HttpHeaders> headers, String... more) {
        return post(headers, concat(new String[] {"grant_type", EXCHANGE, "subject_token_type", SESSION}, more));
    }

    Answer refresh(String token, String... more) {
        return post(
                concat(new String[] {"client_id", "web", "grant_type", "refresh_token", "refresh_token", token}, more));
    }

    /** Redeems a code that the public client {@code site} asked for; later parameters take the place of earlier ones. */
    Answer redeem(String code, String... more) {
        return redeem(headers -> {}, code, more);
    }

    Answer redeem(Consumer<HttpHeaders> headers, String code, String... more) {
        String[] all = concat(
                new String[] {
                    "grant_type", "authorization_code",
                    "client_id", "site",
                    "redirect_uri", "http://localhost:3000/callback",
                    "code", code,
                    "code_verifier", BrowserCalls.VERIFIER
                },
                more);
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < all.length; i += 2) {
            form.put(all[i], all[i + 1]);
        }
        form.values().removeIf(String::isEmpty);
        return post(
                headers,
                form.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    Answer post(String... form) {
        return post(headers -> {}, form);
    }

    Answer post(Consumer<HttpHeaders> headers, String... form) {
        return post(MAIN, headers, form);
    }

    /** A revocation of the public client {@code web}. */
    Answer revoke(String token) {
        return at(OPENID + "/revoke", "client_id", "web", "token", token);
    }

    /** A call of another path. */
    Answer at(String path, String... form) {
        return post(path, headers -> {}, form);
    }

    Answer post(String path, Consumer<HttpHeaders> headers, String... form) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        for (int i = 0; i < form.length; i += 2) {
            fields.add(form[i], form[i + 1]);
        }
        return answer(client.post().uri(path).headers(headers).body(BodyInserters.fromFormData(fields)));
    }

    /** The body as it is, under a content type of any kind. */
    Answer raw(String contentType, byte[] body) {
        URI uri = URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + MAIN);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header(HttpHeaders.CONTENT_TYPE, contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> response = PLAIN.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    new HttpHeaders(),
                    JsonMapper.shared().readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer rawForm(String body) {
        return raw(MediaType.APPLICATION_FORM_URLENCODED_VALUE, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same call many times at once. */
    List<Answer> atOnce(int times, Callable<Answer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<Answer>> answers = threads.invokeAll(IntStream.range(0, times)
                    .<Callable<Answer>>mapToObj(i -> call)
                    .toList());
            List<Answer> all = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    static Answer answer(WebTestClient.RequestHeadersSpec<?> request) {
        EntityExchangeResult<byte[]> result = request.exchange().expectBody().returnResult();
        byte[] body = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                result.getResponseHeaders(),
                body == null
                        ? JsonMapper.shared().missingNode()
                        : JsonMapper.shared().readTree(body));
    }

    static String[] concat(String[] first, String... more) {
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
