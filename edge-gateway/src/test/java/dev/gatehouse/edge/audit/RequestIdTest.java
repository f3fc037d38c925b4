package dev.gatehouse.edge.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;

class RequestIdTest {

    /** RFC 9562 section 5.4: readers that check what they are given take it for what it is. */
    @RepeatedTest(20)
    void isARandomUuidWhereTheClientSentNone() {
        UUID id = UUID.fromString(RequestId.choose(null));

        assertThat(id.version()).isEqualTo(4);
        assertThat(id.variant()).isEqualTo(2);
    }
}
