package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.Refusal.Retry;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {

    @ParameterizedTest
    @EnumSource(names = "TOKEN_.*", mode = EnumSource.Mode.MATCH_ANY)
    void isA401ForWhateverIsWrongWithAToken(Refusal refusal) {
        assertThat(refusal.status()).isEqualTo(401);
    }

    @Test
    void sendsTheClientForANewTokenWhenTheOldOneExpiredAndElseToSignIn() {
        assertThat(Refusal.TOKEN_EXPIRED.retry().word()).isEqualTo("refresh");
        assertThat(Refusal.TOKEN_SIGNATURE.retry()).isEqualTo(Retry.LOGIN);
    }

    @ParameterizedTest
    @EnumSource
    void promisesABetterAnswerLaterForServerErrorsOnly(Refusal refusal) {
        assertThat(refusal.retry() == Retry.LATER).isEqualTo(refusal.status() >= 500 || refusal.status() == 429);
    }

    @Test
    void sendsNoErrorCodeToWhomSentNoCredential() {
        assertThat(Refusal.TOKEN_MISSING.bearerError()).isEmpty();
        assertThat(Refusal.TOKEN_MALFORMED.bearerError()).isEqualTo("invalid_token");
        assertThat(Refusal.SCOPE_MISSING.bearerError()).isEqualTo("insufficient_scope");
        assertThat(Refusal.ROLE_MISSING.bearerError()).isEmpty();
    }

    @Test
    void hasACodeAndASentenceOfItsOwnForEachReason() {
        List<Refusal> reasons = Arrays.stream(Refusal.values())
                .filter(reason -> reason != Refusal.TOKEN_OUTDATED)
                .toList();

        assertThat(reasons.stream().map(Refusal::code)).doesNotHaveDuplicates().contains("token_not_yet_valid");
        assertThat(reasons.stream().map(Refusal::title)).doesNotHaveDuplicates();
    }

    @Test
    void tellsWhomARevocationByAgeMeetsToRefreshUnderTheSameCode() {
        assertThat(Refusal.TOKEN_OUTDATED.code()).isEqualTo(Refusal.TOKEN_REVOKED.code());
        assertThat(Refusal.TOKEN_OUTDATED.retry()).isEqualTo(Refusal.Retry.REFRESH);
    }
}
