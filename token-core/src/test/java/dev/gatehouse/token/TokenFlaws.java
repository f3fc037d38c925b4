package dev.gatehouse.token;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/** What can be wrong with a token: each reason of a refusal with the flaws that must be called by its name. */
final class TokenFlaws {

    /** Makes the text of a good draft in which one thing is wrong. */
    private interface Flaw extends BiFunction<TokenDraft, Random, String> {}

    private static final Map<Refusal, List<Flaw>> FLAWS = Map.ofEntries(
            entry(
                    Refusal.TOKEN_MALFORMED,
                    List.of(
                            (draft, random) -> draft.text() + "=",
                            (draft, random) -> draft.text() + "." + draft.payloadPart(),
                            (draft, random) -> draft.headerPart() + "." + draft.payloadPart(),
                            (draft, random) ->
                                    inserted(draft.text(), " \n\t=\u0000é+/%".charAt(random.nextInt(9)), random),
                            (draft, random) -> strayBit(draft.text()),
                            (draft, random) ->
                                    draft.with("name", "x".repeat(8192)).text(),
                            (draft, random) ->
                                    draft.withHeader("crit", List.of("exp")).text(),
                            (draft, random) -> draft.without(random.nextBoolean() ? "exp" : "iat")
                                    .text(),
                            (draft, random) -> draft.with(random.nextBoolean() ? "exp" : "nbf", "1795263300")
                                    .text(),
                            (draft, random) ->
                                    draft.with("iat", random.nextBoolean()).text(),
                            (draft, random) ->
                                    draft.with("jti", random.nextInt()).text(),
                            (draft, random) -> ending(draft, ",\"azp\":\"root\"}"),
                            (draft, random) -> ending(draft, ",\"s\\u0075b\":\"root\"}"),
                            (draft, random) -> ending(draft, "}{}"),
                            (draft, random) -> ending(draft, ""),
                            (draft, random) -> ending(draft, ",\"n\":1e99999999999}"),
                            (draft, random) -> ending(draft, ",\"n\":\"\\ud800\"}"),
                            (draft, random) -> ending(draft, ",\"n\":" + "[".repeat(900) + "]".repeat(900) + "}"),
                            (draft, random) -> draft.withRawPayload("\ufeff" + draft.payloadJson())
                                    .text(),
                            (draft, random) -> draft.withRawPayload(
                                            draft.payloadJson().getBytes(StandardCharsets.UTF_16LE))
                                    .text())),
            entry(
                    Refusal.TOKEN_ALGORITHM,
                    List.of(
                            (draft, random) -> draft.withHeader("alg", "none").text(),
                            (draft, random) ->
                                    draft.withHeader("alg", "none").headerPart() + "." + draft.payloadPart() + ".",
                            (draft, random) -> draft.withHeader("alg", "HS512")
                                    .signedBy("HmacSHA512")
                                    .text(),
                            (draft, random) -> draft.withHeader("alg", "RS256")
                                    .withHeader("kid", "rsa")
                                    .text(),
                            (draft, random) -> draft.withHeader("alg", "hs256").text(),
                            (draft, random) -> draft.withoutHeader("alg").text())),
            entry(
                    Refusal.TOKEN_TYPE,
                    List.of(
                            (draft, random) ->
                                    draft.withHeader("typ", "logout+jwt").text(),
                            (draft, random) -> draft.withHeader("typ", "better-auth.session-cache+jwt")
                                    .text(),
                            (draft, random) -> draft.with("typ", random.nextBoolean() ? "Refresh" : "ID")
                                    .text(),
                            (draft, random) -> draft.without("typ").text())),
            entry(
                    Refusal.TOKEN_KEY_UNKNOWN,
                    List.of(
                            (draft, random) -> draft.withHeader("kid", "k" + (3 + random.nextInt(100)))
                                    .text(),
                            (draft, random) -> draft.withHeader("kid", "").text(),
                            (draft, random) -> draft.withHeader("kid", "k9")
                                    .signedWith(TokenDraft.STRANGE_SECRET)
                                    .text())),
            entry(
                    Refusal.TOKEN_SIGNATURE,
                    List.of(
                            (draft, random) ->
                                    draft.signedWith(TokenDraft.STRANGE_SECRET).text(),
                            (draft, random) -> draft.withHeader("kid", "k1")
                                    .signedWith(TokenDraft.NEW_SECRET)
                                    .text(),
                            (draft, random) -> draft.text().replaceFirst("[^.]{43}$", ""),
                            (draft, random) -> draft.text().replaceFirst("[^.]{3}$", ""),
                            (draft, random) -> draft.headerPart() + "." + draft.payloadPart() + "."
                                    + TokenDraft.base64(bytes(32, random)),
                            (draft, random) -> withTheSignatureOf(
                                    draft.text(), draft.with("sub", "root").text()))),
            entry(
                    Refusal.TOKEN_ISSUER,
                    List.of(
                            (draft, random) ->
                                    draft.with("iss", TokenDraft.ISSUER + "/").text(),
                            (draft, random) -> draft.with("iss", "https://" + random.nextInt() + ".example")
                                    .text(),
                            (draft, random) -> draft.with("iss", "").text(),
                            (draft, random) -> draft.without("iss").text())),
            entry(
                    Refusal.TOKEN_SUBJECT,
                    List.of(
                            (draft, random) -> draft.without("sub").text(),
                            (draft, random) -> draft.with("sub", "").text(),
                            (draft, random) -> draft.with("sub", null).text(),
                            (draft, random) ->
                                    draft.with("sub", random.nextInt()).text())),
            entry(Refusal.TOKEN_EXPIRED, List.of((draft, random) -> {
                int exp = -5 - random.nextInt(100_000);
                return draft.withDate("exp", exp).withDate("iat", exp - 900).text();
            })),
            entry(
                    Refusal.TOKEN_NOT_YET_VALID,
                    List.of(
                            (draft, random) -> draft.withDate("nbf", 6 + random.nextInt(800))
                                    .text(),
                            (draft, random) -> {
                                int iat = 6 + random.nextInt(100_000);
                                return draft.withDate("iat", iat)
                                        .withDate("exp", iat + 900)
                                        .text();
                            })),
            entry(
                    Refusal.TOKEN_LIFETIME,
                    List.of(
                            (draft, random) -> draft.withDate("iat", -60)
                                    .withDate("exp", 3541 + random.nextInt(1_000_000))
                                    .text(),
                            (draft, random) -> draft.withDate("exp", 60)
                                    .withDate("iat", -3541 - random.nextInt(1_000_000))
                                    .text())),
            entry(
                    Refusal.TOKEN_AUDIENCE,
                    List.of(
                            (draft, random) -> draft.without("aud").text(),
                            (draft, random) -> draft.with("aud", List.of()).text(),
                            (draft, random) -> draft.with("aud", "tasks-api-" + random.nextInt())
                                    .text(),
                            (draft, random) -> draft.with("aud", List.of("reports-api", "Tasks-API"))
                                    .text(),
                            (draft, random) -> draft.with("aud", List.of(TokenDraft.AUDIENCE, 7))
                                    .text())));

    private static final List<Refusal> REASONS =
            FLAWS.keySet().stream().sorted().toList();

    private final Random random;
    private final RandomTokens tokens;

    TokenFlaws(Random random) {
        this.random = random;
        this.tokens = new RandomTokens(random);
    }

    /** A token that must be refused for exactly this reason. */
    String flawed(Refusal reason) {
        List<Flaw> flaws = FLAWS.getOrDefault(reason, List.of());
        return flaws.get(random.nextInt(flaws.size())).apply(tokens.good(), random);
    }

    /** A token that must be refused for one reason or another. */
    String flawed() {
        return flawed(REASONS.get(random.nextInt(REASONS.size())));
    }

    private static String ending(TokenDraft draft, String more) {
        return draft.withPayloadEnding(more).text();
    }

    private static String inserted(String text, char foreign, Random random) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + foreign + text.substring(at);
    }

    /** The 43rd character of a signature carries two bits that mean nothing. */
    private static String strayBit(String text) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(text.charAt(text.length() - 1));
        return text.substring(0, text.length() - 1) + alphabet.charAt(last + 1);
    }

    private static String withTheSignatureOf(String other, String text) {
        return text.substring(0, text.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
    }

    private static byte[] bytes(int count, Random random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
