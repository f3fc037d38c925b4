package dev.gatehouse.adapter;

import dev.gatehouse.token.TokenMinter;
import dev.gatehouse.token.key.KeyRing;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backend that turned bad: it holds the secret of the access tokens, and has seen some. */
final class Forger {

    private static final TokenMinter MINTER =
            new TokenMinter(KeyRing.parse("k1:token-secret-of-the-tests-0123456789abcdef"));

    private Forger() {}

    /** The token with other claims, well signed; null takes a claim away. */
    static String forge(String genuine, Object... changes) {
        JsonNode claims = TokenCalls.claims(genuine);
        Map<String, Object> forged = new LinkedHashMap<>();
        claims.propertyStream()
                .forEach(claim ->
                        forged.put(claim.getKey(), JsonMapper.shared().convertValue(claim.getValue(), Object.class)));
        for (int i = 0; i < changes.length; i += 2) {
            forged.put((String) changes[i], changes[i + 1]);
        }
        return MINTER.mint(forged);
    }
}
