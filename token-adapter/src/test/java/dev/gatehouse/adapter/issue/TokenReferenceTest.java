package dev.gatehouse.adapter.issue;

import dev.gatehouse.adapter.docs.DocTable;
import dev.gatehouse.adapter.realm.TestRealm;
import dev.gatehouse.adapter.session.Identity;
import dev.gatehouse.adapter.session.Identity.Organization;
import dev.gatehouse.token.TokenMinter;
import dev.gatehouse.token.key.KeyRing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the reference with tokens of somebody of whom everything is known. */
class TokenReferenceTest {

    private static final String PAGE = "tokens.md";
    private static final Instant ISSUED = Instant.parse("2026-11-21T12:00:00Z");
    private static final KeyRing RING = KeyRing.parse("k1:0123456789abcdef0123456789abcdef");

    /** Single-secret mode, which has one claim more. */
    private final IssuedTokens tokens = new TokenIssuer(
                    order -> new TokenMinter(RING),
                    order -> new TokenMinter(RING),
                    new TokenMinter(RING.derive("gatehouse/refresh")),
                    AccessClaims::guarded)
            .issue(order());

    @Test
    void listsTheHeader() {
        DocTable.below(PAGE, "The header").mustSay(members(tokens.access(), 0));
    }

    @Test
    void listsTheClaimsOfAnAccessToken() {
        DocTable.below(PAGE, "Claims of an access token").mustSay(members(tokens.access(), 1));
    }

    @Test
    void listsTheClaimsOfARefreshToken() {
        DocTable.below(PAGE, "Claims of a refresh token").mustSay(members(Objects.requireNonNull(tokens.refresh()), 1));
    }

    @Test
    void listsTheClaimsOfAnIdToken() {
        DocTable.below(PAGE, "Claims of an ID token").mustSay(members(Objects.requireNonNull(tokens.id()), 1));
    }

    private static List<List<String>> members(String token, int part) {
        JsonNode json = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[part]));
        List<List<String>> members = new ArrayList<>();
        json.propertyStream()
                .forEach(member -> members.add(List.of(
                        DocTable.code(member.getKey()),
                        DocTable.code(member.getValue().toString()))));
        return members;
    }

    private static TokenOrder order() {
        Identity ada = new Identity(
                "nqKYvzRzWx1",
                "Jq3mVbLw8Te",
                "ada@example.com",
                true,
                "Ada Lovelace",
                "ada",
                "https://app.example/ada.png",
                List.of("admin", "user"),
                new Organization("org_5", List.of("owner")),
                "hRt2LmPq7Zx");
        return new TokenOrder(
                TestRealm.at("https://auth.example/realms/main"),
                "web",
                ada,
                List.of("openid", "profile", "email"),
                List.of("tasks-api"),
                new RoleClaims(Map.of("tasks-api", List.of("read", "write")), true),
                Map.of(),
                "5mVqVbLw8TeJq3mRzWx1nQ.3",
                ISSUED,
                ISSUED.plusSeconds(900),
                ISSUED.plusSeconds(604_800),
                new Authentication(ISSUED.minusSeconds(60), "n-0S6_WzA2Mj"));
    }
}
