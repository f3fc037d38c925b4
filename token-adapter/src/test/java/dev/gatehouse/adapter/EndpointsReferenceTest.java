package dev.gatehouse.adapter;

import dev.gatehouse.adapter.TokenCalls.Answer;
import dev.gatehouse.adapter.docs.DocTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AdapterTest
class EndpointsReferenceTest {

    @Autowired
    TokenCalls tokens;

    @Test
    void listsTheMembersOfATokenAnswer() {
        Answer answer = tokens.exchange("web", BetterAuthStub.answersAs("get-session-valid-authoritative"));

        DocTable.below("endpoints.md", "The answer of the token endpoint")
                .mustList(List.copyOf(answer.body().propertyNames()));
    }
}
