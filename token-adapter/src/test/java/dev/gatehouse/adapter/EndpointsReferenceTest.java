package dev.gatehouse.adapter;

import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.adapter.docs.DocTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;

@AdapterTest
class EndpointsReferenceTest {

    @Autowired
    TokenCalls tokens;

    @Autowired
    WebTestClient http;

    @Autowired
    Environment environment;

    /** No answer has all of them: a code gives an ID token, an exchange says what type it gave. */
    @Test
    void listsTheMembersOfATokenAnswer() {
        String cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
        Answer redeemed = tokens.post(
                "grant_type", "authorization_code",
                "client_id", "site",
                "redirect_uri", "http://localhost:3000/callback",
                "code", new BrowserCalls(http, environment).ask(cookie).code(),
                "code_verifier", BrowserCalls.VERIFIER);
        Set<String> members = new LinkedHashSet<>(redeemed.body().propertyNames());
        members.addAll(tokens.exchange("web", cookie).body().propertyNames());

        DocTable.below("endpoints.md", "The answer of the token endpoint").mustList(List.copyOf(members));
    }
}
