package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

@AdapterTest
class BadRequestsTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String WRONG_SECRET = "401 unauthorized_client Invalid client or Invalid client credentials";
    private static final String UNKNOWN = "401 invalid_client Invalid client or Invalid client credentials";
    private static final String NO_SUBJECT =
            "400 invalid_request Parameter 'subject_token' required for standard token exchange";

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private WebTestClient client;

    @Autowired
    private TestClock clock;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_type=password&grant_type=password",
                "grant_type=refresh_token&client_id=web&client_id=web&refresh_token=x",
                "client_id=&client_id=&grant_type=password",
                "a=1&%61=2&grant_type=password&client_id=web"
            })
    void refusesAParameterThatIsThereTwice(String form) {
        assertThat(tokens.rawForm(form).refusal()).isEqualTo("400 invalid_request duplicated parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type=%", "grant_type=%zz", "%=1&grant_type=password", "grant_type=%C0%AF", "a=%ff"})
    void refusesAFormThatIsNotPercentEncodedUtf8(String form) {
        Answer answer = tokens.rawForm(form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error_description")).startsWith("Malformed form");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json; charset=",
                "multipart/form-data; boundary=x",
                "rubbish",
                "/",
                "*/*;q=x"
            })
    void missesTheGrantTypeInWhatIsNoForm(String contentType) {
        assertThat(tokens.raw(contentType, "grant_type=password".getBytes(StandardCharsets.UTF_8))
                        .refusal())
                .isEqualTo("400 invalid_request Missing form parameter: grant_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM + ";charset=utf-8", FORM + "; charset=rubbish", "APPLICATION/X-WWW-FORM-URLENCODED"})
    void readsAFormWhateverItsParameters(String contentType) {
        byte[] form = "grant_type=password&client_id=web".getBytes(StandardCharsets.UTF_8);

        assertThat(tokens.raw(contentType, form).text("error")).isEqualTo("unauthorized_client");
    }

    @Test
    void readsNoFormOfMoreThan64Kilobytes() {
        Answer answer = tokens.rawForm("grant_type=password&client_id=web&x=" + "x".repeat(64 * 1024));

        assertThat(answer.refusal()).isEqualTo("413 invalid_request Request body larger than 64 KiB");
    }

    @Test
    void readsAFormOfManyParameters() {
        String many = "a".repeat(3).chars().mapToObj(c -> "x").reduce("", String::concat);

        assertThat(tokens.rawForm("&".repeat(30_000) + "=&=&" + many + "&grant_type=magic")
                        .text("error"))
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void readsNoFormOfMoreThanAHundredParameters() {
        String most = IntStream.range(0, 99).mapToObj(i -> "&p" + i + "=x").collect(Collectors.joining());

        assertThat(tokens.rawForm("grant_type=magic" + most).text("error")).isEqualTo("unsupported_grant_type");
        assertThat(tokens.rawForm("grant_type=magic&one=more" + most).refusal())
                .isEqualTo("400 invalid_request More than 100 parameters");
    }

    @Test
    void survivesFormsOfNoise() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThat(tokens.raw(FORM, noise).status()).isEqualTo(400);
            clock.later(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Basic | UNKNOWN",
                "Basic !!! | UNKNOWN",
                "Basic bm9jb2xvbg== | UNKNOWN",
                "Basic OnNlY3JldA== | UNKNOWN",
                "Basic /////w== | UNKNOWN",
                "basic ZWRnZTp3cm9uZw== | WRONG",
            })
    void refusesBasicCredentialsThatAreNone(String authorization, String expected) {
        Answer answer = tokens.post(
                headers -> headers.set(HttpHeaders.AUTHORIZATION, authorization), "grant_type", "client_credentials");

        assertThat(answer.refusal()).isEqualTo(expected.equals("WRONG") ? WRONG_SECRET : UNKNOWN);
        assertThat(answer.headers().getFirst(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Basic realm=");
    }

    @Test
    void refusesTwoWaysThatDisagree() {
        assertThat(basic("edge", "edge+secret/=", "client_id", "web").refusal()).isEqualTo(WRONG_SECRET);
        assertThat(basic("edge", "edge+secret/=", "client_secret", "other").refusal())
                .isEqualTo(WRONG_SECRET);
        assertThat(basic("edge", "other", "client_secret", "edge+secret/=").refusal())
                .isEqualTo(WRONG_SECRET);
        assertThat(basic("edge", "edge+secret/=", "client_id", "edge").refusal())
                .isEqualTo(NO_SUBJECT);
    }

    @Test
    void takesASecretPlainEncodedOrInTheForm() {
        assertThat(basic("edge", "edge+secret/=").refusal()).isEqualTo(NO_SUBJECT);
        assertThat(basic("edge", "edge%2Bsecret%2F%3D").refusal()).isEqualTo(NO_SUBJECT);
        assertThat(exchange("client_id", "edge", "client_secret", "edge+secret/=")
                        .refusal())
                .isEqualTo(NO_SUBJECT);
        assertThat(exchange("client_id", "hashed", "client_secret", "hashed-secret")
                        .refusal())
                .isEqualTo(NO_SUBJECT);
        assertThat(exchange("client_id", "hashed", "client_secret", "other").refusal())
                .isEqualTo(WRONG_SECRET);
        assertThat(exchange("client_id", "edge").refusal()).isEqualTo(WRONG_SECRET);
        assertThat(exchange("client_id", "edge").headers().containsHeader(HttpHeaders.WWW_AUTHENTICATE))
                .isFalse();
    }

    @Test
    void knowsNoDisabledOrUnknownClient() {
        assertThat(exchange("client_id", "off").refusal()).isEqualTo(UNKNOWN);
        assertThat(exchange("client_id", "nobody").refusal()).isEqualTo(UNKNOWN);
        assertThat(exchange().refusal()).isEqualTo(UNKNOWN);
    }

    @Test
    void saysWhichParameterOfAnExchangeIsWrong() {
        assertThat(exchange("client_id", "idle", "subject_token", "x").refusal())
                .isEqualTo("400 invalid_request Standard token exchange is not enabled for the requested client");
        assertThat(exchange("client_id", "web", "subject_token", "x").refusal())
                .isEqualTo("400 invalid_request Parameter 'subject_token_type' required for standard token exchange");
        assertThat(exchange("client_id", "web", "subject_token", "x", "subject_token_type", "y")
                        .refusal())
                .isEqualTo("400 invalid_request subject_token_type unsupported");
        assertThat(tokens.exchange("web", "x", "requested_token_type", "y").refusal())
                .isEqualTo("400 invalid_request requested_token_type unsupported");
        assertThat(tokens.exchange("web", "x", "code", "", "redirect_uri", "").refusal())
                .isEqualTo("400 invalid_request Invalid token");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /realms/nope/protocol/openid-connect/token, 404, Realm does not exist",
        "GET, /realms/main/protocol/saml, 404, Protocol not found",
        "POST, /realms/main/protocol/openid-connect/token/, 404, HTTP 404 Not Found",
        "GET, /realms, 404, HTTP 404 Not Found",
        "GET, /, 404, HTTP 404 Not Found",
        "GET, /actuator/health, 404, HTTP 404 Not Found",
        "PUT, /realms/main/protocol/openid-connect/token, 405, HTTP 405 Method Not Allowed",
        "DELETE, /realms/main/protocol/openid-connect/token, 405, HTTP 405 Method Not Allowed",
    })
    void saysThatThereIsNothing(String method, String path, int status, String words) {
        Answer answer =
                TokenCalls.answer(client.method(HttpMethod.valueOf(method)).uri(path));

        assertThat(answer.refusal()).isEqualTo(status + " " + words);
        assertThat(answer.body().size()).isEqualTo(1);
        assertThat(answer.headers().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private Answer basic(String id, String secret, String... more) {
        String[] form = new String[more.length + 2];
        form[0] = "grant_type";
        form[1] = TokenCalls.EXCHANGE;
        System.arraycopy(more, 0, form, 2, more.length);
        return tokens.post(headers -> headers.setBasicAuth(id, secret), form);
    }

    private Answer exchange(String... more) {
        String[] form = new String[more.length + 2];
        form[0] = "grant_type";
        form[1] = TokenCalls.EXCHANGE;
        System.arraycopy(more, 0, form, 2, more.length);
        return tokens.post(form);
    }
}
