package dev.gatehouse.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedNamesTest {

    private static final List<String> RESERVED = List.of(
            "X-User-Id",
            "X-User-Email",
            "X-User-Email-Verified",
            "X-User-Name",
            "X-User-Roles",
            "X-User-Scopes",
            "X-Session-Id",
            "X-Client-Id",
            "X-Org-Id",
            "X-Actor-Id",
            "X-Team",
            "Tenant",
            "X-Gatehouse-Truncated",
            "X-Gatehouse-Anything-At-All",
            "X-HTTP-Method-Override",
            "X-HTTP-Method",
            "X-Method-Override",
            "X-Original-URL",
            "X-Rewrite-URL",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Port",
            "X-Real-IP",
            "X-Request-Id");

    private final ReservedNames names =
            new ReservedNames(new IdentityHeaders(Map.of("X-Team", "team", "Tenant", "org.id"), 4096).headers());

    @ParameterizedTest
    @ValueSource(longs = {1, 99, 20261121})
    void knowsEveryAliasOfEachName(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String alias = alias(RESERVED.get(random.nextInt(RESERVED.size())), random);

            assertThat(names.contains(alias)).as(alias).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "X",
                "Accept",
                "Authorization",
                "Cookie",
                "Host",
                "User-Agent",
                "Content-Type",
                "X-User",
                "X-User-Ids",
                "XX-User-Id",
                "X--User-Id",
                "XUserId",
                "X-User-Id-",
                "X-Users",
                "X-Gatehouse",
                "X-Gatehous-E",
                "Forwarded-For",
                "Tenants",
                "Traceparent"
            })
    void leavesOtherNamesAlone(String name) {
        assertThat(names.contains(name)).isFalse();
    }

    /** The same name as a backend may fold it: any case, and any character of a token for the dash. */
    private static String alias(String name, Random random) {
        String dashes = "-_.!#$%&'*+^`|~";
        StringBuilder alias = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '-') {
                alias.append(dashes.charAt(random.nextInt(dashes.length())));
            } else {
                alias.append(random.nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c));
            }
        }
        return alias.toString();
    }
}
