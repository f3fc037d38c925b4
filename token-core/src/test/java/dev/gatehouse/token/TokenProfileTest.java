package dev.gatehouse.token;

import static dev.gatehouse.token.TokenDraft.AUDIENCE;
import static dev.gatehouse.token.TokenDraft.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatehouse.token.Verdict.Accepted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims of this test were issued at second 1000 and expire at second 1900. */
class TokenProfileTest {

    private static final TokenProfile STRICT = profile(AUDIENCE, Duration.ZERO);
    private static final TokenProfile SKEWED = profile(AUDIENCE, Duration.ofSeconds(5));

    private static final String GOOD = "{\"iss\":\"" + ISSUER + "\",\"sub\":\"user-1\",\"typ\":\"Bearer\","
            + "\"iat\":1000,\"exp\":1900,\"aud\":[\"" + AUDIENCE + "\"]";

    @Test
    void acceptsWhatMeetsEveryDemand() {
        assertThat(STRICT.judge(claims(GOOD + "}"), at(1500_000))).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest(name = "at {0} ms: {1}")
    @CsvSource({"1899999,accepted", "1900000,token_expired", "1900001,token_expired"})
    void endsAtTheInstantOfExp(long millis, String outcome) {
        assertThat(outcome(STRICT, GOOD, millis)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "at {0} ms: {1}")
    @CsvSource({"1904999,accepted", "1905000,token_expired"})
    void endsLaterByTheSkew(long millis, String outcome) {
        assertThat(outcome(SKEWED, GOOD, millis)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "at {0} ms: {1}")
    @CsvSource({"999999,token_not_yet_valid", "1000000,accepted"})
    void beginsAtTheInstantOfIat(long millis, String outcome) {
        assertThat(outcome(STRICT, GOOD, millis)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "at {0} ms: {1}")
    @CsvSource({"994999,token_not_yet_valid", "995000,accepted"})
    void beginsEarlierByTheSkew(long millis, String outcome) {
        assertThat(outcome(SKEWED, GOOD, millis)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "at {0} ms: {1}")
    @CsvSource({"1199999,token_not_yet_valid", "1200000,accepted"})
    void beginsAtTheInstantOfNbfWhereThatIsLater(long millis, String outcome) {
        assertThat(outcome(STRICT, GOOD + ",\"nbf\":1200", millis)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "at {0} ms: {1}")
    @CsvSource({"1194999,token_not_yet_valid", "1195000,accepted"})
    void allowsTheSkewForNbfToo(long millis, String outcome) {
        assertThat(outcome(SKEWED, GOOD + ",\"nbf\":1200", millis)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "exp {0}: {1}")
    @CsvSource({"4600,accepted", "4601,token_lifetime"})
    void boundsTheLifetimeWithoutSkew(long exp, String outcome) {
        assertThat(outcome(SKEWED, GOOD.replace("1900", "" + exp), 1500_000)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "iat {0}")
    @ValueSource(strings = {"1000.0", "1000.999", "1e3", "1.0E+3", "0"})
    void takesAnyNumberForADate(String iat) {
        assertThat(outcome(STRICT, GOOD.replace("1000", iat), 1500_000)).isEqualTo("accepted");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"\"1900\"", "null", "true", "[1900]", "{}", "-1900", "253402300800", "1e300", "-0.1"})
    void callsATokenMalformedWhoseExpIsNoDate(String exp) {
        assertThat(outcome(STRICT, GOOD.replace("1900", exp), 1500_000)).isEqualTo("token_malformed");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"\"1000\"", "null", "false", "[]", "-1", "99999999999999999999"})
    void callsATokenMalformedWhoseIatIsNoDate(String iat) {
        assertThat(outcome(STRICT, GOOD.replace("1000", iat), 1500_000)).isEqualTo("token_malformed");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"\"nbf\":\"1000\"", "\"nbf\":true", "\"nbf\":-1", "\"jti\":7", "\"sid\":{}"})
    void callsATokenMalformedWhoseOptionalClaimsAreOfAnotherType(String claim) {
        assertThat(outcome(STRICT, GOOD + "," + claim, 1500_000)).isEqualTo("token_malformed");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"exp", "iat"})
    void callsATokenMalformedThatLacksADate(String name) {
        assertThat(outcome(STRICT, GOOD.replace('"' + name + '"', "\"other\""), 1500_000))
                .isEqualTo("token_malformed");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"\"" + ISSUER + "/\"", "\"" + ISSUER + "2\"", "\"\"", "null", "[\"" + ISSUER + "\"]", "7"})
    void believesOneIssuerOnly(String iss) {
        assertThat(outcome(STRICT, GOOD.replace('"' + ISSUER + '"', iss), 1500_000))
                .isEqualTo("token_issuer");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"\"bearer\"", "\"Refresh\"", "\"ID\"", "\"\"", "null", "1"})
    void believesOneTypeOnly(String typ) {
        assertThat(outcome(STRICT, GOOD.replace("\"Bearer\"", typ), 1500_000)).isEqualTo("token_type");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"\"\"", "null", "1", "[\"user-1\"]", "{}"})
    void demandsASubject(String sub) {
        assertThat(outcome(STRICT, GOOD.replace("\"user-1\"", sub), 1500_000)).isEqualTo("token_subject");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"tasks-api\"|accepted",
                "[\"tasks-api\",\"other\"]|accepted",
                "[\"other\",\"tasks-api\"]|accepted",
                "[\"other\"]|token_audience",
                "\"tasks-api2\"|token_audience",
                "\"Tasks-Api\"|token_audience",
                "\"tasks-api other\"|token_audience",
                "[]|token_audience",
                "null|token_audience",
                "[\"tasks-api\",7]|token_audience",
                "{\"tasks-api\":1}|token_audience"
            })
    void wantsItsAudienceAmongTheTokens(String aud, String outcome) {
        assertThat(outcome(STRICT, GOOD.replace("[\"tasks-api\"]", aud), 1500_000))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {"[\"other\"]|accepted", "null|accepted", "[]|accepted", "7|token_audience", "[7]|token_audience"})
    void takesAnyAudienceWhereNoneIsDemanded(String aud, String outcome) {
        assertThat(outcome(STRICT.withAudience(null), GOOD.replace("[\"tasks-api\"]", aud), 1500_000))
                .isEqualTo(outcome);
    }

    @Test
    void changesNothingButTheAudience() {
        assertThat(STRICT.withAudience("other"))
                .isEqualTo(profile("other", Duration.ZERO))
                .isNotEqualTo(STRICT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.001S", "PT30.001S", "PT1H"})
    void allowsNoSkewBeyondHalfAMinute(Duration skew) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profile(AUDIENCE, skew))
                .withMessage("clock skew must be between 0s and 30s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT30S"})
    void allowsAnySkewUpToThat(Duration skew) {
        assertThat(profile(AUDIENCE, skew).skew()).isEqualTo(skew);
    }

    @Test
    void demandsSomethingOfIssuerAndType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenProfile("", "Bearer", null, Duration.ZERO, Duration.ofHours(1)))
                .withMessage("issuer and type must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenProfile(ISSUER, "", null, Duration.ZERO, Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void demandsALifetime(Duration maxLifetime) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenProfile(ISSUER, "Bearer", null, Duration.ZERO, maxLifetime))
                .withMessage("the longest lifetime must be more than 0s");
    }

    private static TokenProfile profile(@Nullable String audience, Duration skew) {
        return new TokenProfile(ISSUER, TokenProfile.ACCESS, audience, skew, Duration.ofHours(1));
    }

    private static String outcome(TokenProfile profile, String openObject, long millis) {
        return profile.judge(claims(openObject + "}"), at(millis)).fold(accepted -> "accepted", Refusal::code);
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    private static Claims claims(String json) {
        try {
            return new Claims(StrictJson.read(json.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedTokenException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
