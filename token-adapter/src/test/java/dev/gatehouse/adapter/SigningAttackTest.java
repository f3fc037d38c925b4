package dev.gatehouse.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.gatehouse.adapter.TokenCalls.Answer;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tokens signed by a key that they are not for, or shown where another kind is wanted. */
@AdapterTest
class SigningAttackTest {

    private static final String SHOP = "https://shop.example/callback";

    @Autowired
    private WebTestClient http;

    @Autowired
    private Environment environment;

    @Autowired
    private TokenCalls tokens;

    private String cookie = "";

    /** Its access token and its ID token are both signed by the realm's RSA key. */
    private Answer shop = new Answer(0, new HttpHeaders(), JsonMapper.shared().missingNode());

    @BeforeEach
    void signedIn() {
        cookie = BetterAuthStub.answersAs("get-session-valid-authoritative");
        String[] client = {"client_id", "shop", "redirect_uri", SHOP};
        String code = new BrowserCalls(http, environment).ask(cookie, client).code();
        shop = tokens.redeem(code, TokenCalls.concat(client, "client_secret", "shop-secret"));
        Discretion.guard(shop.text("id_token"));
    }

    private int userInfo(String token) {
        return TokenCalls.answer(http.get()
                        .uri(TokenCalls.OPENID + "/userinfo")
                        .headers(headers -> headers.setBearerAuth(token)))
                .status();
    }

    private int logout(String hint) {
        return new BrowserCalls(http, environment)
                .get(TokenCalls.OPENID + "/logout?id_token_hint=" + hint, "")
                .status();
    }

    private boolean active(String token) {
        Answer answer = tokens.at(
                TokenCalls.OPENID + "/token/introspect",
                "client_id",
                "watch",
                "client_secret",
                "watch-secret",
                "token",
                token);
        return answer.body().path("active").asBoolean();
    }

    private RSAKey published() throws Exception {
        String set = TokenCalls.answer(http.get().uri(TokenCalls.OPENID + "/certs"))
                .body()
                .toString();
        return JWKSet.parse(set).getKeys().stream()
                .filter(RSAKey.class::isInstance)
                .map(RSAKey.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode part(String token, int which) {
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[which]);
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    private static String unsigned(JsonNode header, JsonNode claims) {
        return Base64URL.encode(header.toString()) + "." + Base64URL.encode(claims.toString()) + ".";
    }

    private static String hmac(String unsigned, byte[] secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        String input = unsigned.substring(0, unsigned.length() - 1);
        return unsigned + Base64URL.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String rsa(String unsigned, PrivateKey key) throws Exception {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(unsigned.substring(0, unsigned.length() - 1).getBytes(StandardCharsets.US_ASCII));
        return unsigned + Base64URL.encode(signature.sign());
    }

    private static String pem(RSAKey key) throws Exception {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** The token again, its header claiming something else, by whatever an attacker can sign with. */
    private Map<String, String> forgeries(String genuine) throws Exception {
        ObjectNode header = part(genuine, 0);
        ObjectNode claims = part(genuine, 1);
        RSAKey key = published();
        RSAKey own = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        String hs = unsigned(header.deepCopy().put("alg", "HS256"), claims);
        String es = unsigned(header.deepCopy().put("alg", "ES256"), claims);
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("none", unsigned(header.deepCopy().put("alg", "none"), claims));
        forged.put("nOnE", unsigned(header.deepCopy().put("alg", "nOnE"), claims));
        forged.put("no signature", unsigned(header, claims));
        forged.put("public key as PEM secret", hmac(hs, pem(key).getBytes(StandardCharsets.US_ASCII)));
        forged.put("public key as DER secret", hmac(hs, key.toRSAPublicKey().getEncoded()));
        forged.put("modulus as secret", hmac(hs, key.getModulus().decode()));
        forged.put("nothing of an EC signature", es + Base64URL.encode(new byte[64]));
        forged.put("another key under the same kid", rsa(unsigned(header, claims), own.toPrivateKey()));
        forged.put(
                "a key that it brings along",
                rsa(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                        .type(JOSEObjectType.JWT)
                                        .keyID(key.getKeyID())
                                        .jwk(own.toPublicJWK())
                                        .build()
                                        .toBase64URL()
                                + "."
                                + Base64URL.encode(claims.toString())
                                + ".",
                        own.toPrivateKey()));
        forged.put(
                "a kid that is a path",
                hmac(
                        unsigned(header.deepCopy().put("alg", "HS256").put("kid", "../../dev/null"), claims),
                        new byte[1]));
        forged.put(
                "the shared secret under the RSA key's name",
                hmac(hs, "token-secret-of-the-tests-0123456789abcdef".getBytes(StandardCharsets.UTF_8)));
        return forged;
    }

    @Test
    void noKeyIsTakenForAnother() throws Exception {
        assertThat(userInfo(shop.access())).isEqualTo(200);
        assertThat(forgeries(shop.access())).allSatisfy((how, token) -> {
            assertThat(userInfo(token)).as(how).isEqualTo(401);
            assertThat(active(token)).as(how).isFalse();
        });
        assertThat(forgeries(shop.text("id_token")))
                .allSatisfy((how, token) -> assertThat(logout(token)).as(how).isEqualTo(400));
        assertThat(active(shop.access())).isTrue();
        assertThat(logout(shop.text("id_token"))).isEqualTo(200);
    }

    /** Every backend could sign somebody's log-out. */
    @Test
    void theSharedSecretMakesNoHint() {
        String hint = Forger.forge(shop.text("id_token"));
        assertThat(logout(hint)).isEqualTo(400);
        assertThat(active(shop.access())).isTrue();
    }

    /** What a token says of its own time is read before anybody knows who made it. */
    @Test
    void aHintThatIsNoTokenIsOnlyRefused() {
        String header = Base64URL.encode("{\"alg\":\"RS256\"}") + ".";
        for (String claims : List.of(
                "null",
                "[]",
                "{\"iat\":\"soon\"}",
                "{\"iat\":null}",
                "{\"iat\":1e999}",
                "{\"iat\":-9223372036854775808}",
                "{\"iat\":9223372036854775807}",
                "{\"iat\":" + "[".repeat(2_000))) {
            assertThat(logout(header + Base64URL.encode(claims) + ".AAAA"))
                    .as(claims.substring(0, Math.min(40, claims.length())))
                    .isEqualTo(400);
        }
    }

    /** Both are signed by one key: only the claims tell them apart. */
    @Test
    void noKindOfTokenIsTakenForAnother() {
        List<String> notAccess = List.of(shop.text("id_token"), shop.refresh());
        assertThat(notAccess).allSatisfy(token -> {
            assertThat(userInfo(token)).isEqualTo(401);
            assertThat(active(token)).isFalse();
            Answer narrowed = tokens.post(
                    "grant_type",
                    TokenCalls.EXCHANGE,
                    "client_id",
                    "proxy",
                    "client_secret",
                    "proxy-secret",
                    "subject_token_type",
                    "urn:ietf:params:oauth:token-type:access_token",
                    "subject_token",
                    token);
            assertThat(narrowed.status()).isEqualTo(400);
        });
        assertThat(List.of(shop.access(), shop.refresh()))
                .allSatisfy(token -> assertThat(logout(token)).isEqualTo(400));
        for (String token : List.of(shop.access(), shop.text("id_token"))) {
            assertThat(tokens.post(
                                    "grant_type",
                                    "refresh_token",
                                    "client_id",
                                    "shop",
                                    "client_secret",
                                    "shop-secret",
                                    "refresh_token",
                                    token)
                            .refusal())
                    .isEqualTo("400 invalid_grant Invalid refresh token");
        }
        assertThat(active(shop.access())).isTrue();
    }

    /** In the tests all realms have the same keys, as two realms may be given. */
    @Test
    void noTokenOfARealmCountsInAnother() {
        String there = "/realms/gatehouse/protocol/openid-connect";
        int told = TokenCalls.answer(
                        http.get().uri(there + "/userinfo").headers(headers -> headers.setBearerAuth(shop.access())))
                .status();
        int loggedOut = new BrowserCalls(http, environment)
                .get(there + "/logout?id_token_hint=" + shop.text("id_token"), "")
                .status();
        assertThat(told).isEqualTo(401);
        assertThat(loggedOut).isEqualTo(400);
        assertThat(active(shop.access())).isTrue();
    }
}
