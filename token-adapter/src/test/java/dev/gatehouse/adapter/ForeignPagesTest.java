package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.adapter.TokenCalls.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What pages of other origins may read of an answer. */
@AdapterTest
class ForeignPagesTest {

    @Autowired
    private TokenCalls tokens;

    @Autowired
    private WebTestClient client;

    @Test
    void letsAnyPageReadWhyItsClientIsUnknownAndNoForeignOneMore() {
        for (String clientId : List.of("nobody", "web")) {
            Answer answer = tokens.post(
                    headers -> headers.setOrigin("https://evil.example"),
                    "grant_type",
                    "password",
                    "client_id",
                    clientId);
            assertThat(answer.headers().getAccessControlAllowOrigin())
                    .isEqualTo(clientId.equals("web") ? null : "https://evil.example");
            assertThat(answer.status()).isEqualTo(clientId.equals("web") ? 403 : 401);
        }
    }

    @Test
    void tellsAForeignPageNothingInAPreflight() {
        Answer answer = TokenCalls.answer(client.options()
                .uri(TokenCalls.MAIN)
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().getAccessControlAllowOrigin()).isNull();
    }
}
