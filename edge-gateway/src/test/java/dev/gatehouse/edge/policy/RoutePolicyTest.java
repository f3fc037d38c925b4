package dev.gatehouse.edge.policy;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.edge.Tokens;
import dev.gatehouse.token.Claims;
import dev.gatehouse.token.Refusal;
import dev.gatehouse.token.TokenProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

class RoutePolicyTest {

    private static final TokenProfile PROFILE =
            new TokenProfile(Tokens.ISSUER, TokenProfile.ACCESS, null, Duration.ZERO, Duration.ofHours(1));

    private static final List<Claims> CALLERS = everyMixOfRolesAndScopes();

    @Test
    void letsAnybodyWithATokenPassWhereItDemandsNothing() {
        assertThat(policy().judge(HttpMethod.GET, token().claims())).isNull();
    }

    @Test
    void asksForOneOfTheRoles() {
        assertThat(policy("roles=a,b").judge(HttpMethod.GET, token().roles("b").claims()))
                .isNull();
    }

    @Test
    void missesARole() {
        assertThat(policy("roles=a,b").judge(HttpMethod.GET, token().roles("c").claims()))
                .isEqualTo(Refusal.ROLE_MISSING);
    }

    @Test
    void missesAScopeWhenNotAllAreThere() {
        assertThat(policy("scopes=a,b")
                        .judge(HttpMethod.GET, token().scopes("b").claims()))
                .isEqualTo(Refusal.SCOPE_MISSING);
    }

    @Test
    void forbidsImpersonationBeforeItLooksForARole() {
        assertThat(policy("impersonation=deny", "roles=a")
                        .judge(
                                HttpMethod.GET,
                                token().claim("act", Map.of("sub", "x")).claims()))
                .isEqualTo(Refusal.IMPERSONATION_FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({"GET, ROLE_MISSING", "HEAD, ROLE_MISSING", "POST, "})
    void countsHeadAsGet(String method, Refusal reason) {
        assertThat(policy("methods.GET.roles=a").judge(HttpMethod.valueOf(method), token().claims()))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "access=required, false",
        "access=optional, true",
        "access=optional|roles=a, false",
        "access=optional|scopes=a, false",
        "access=optional|methods.POST.roles=a, true",
        "access=optional|methods.GET.scopes=a, false",
    })
    void admitsAnybodyOnlyWhereNothingIsDemanded(String lines, boolean admits) {
        assertThat(policy(lines.split("\\|", -1)).admitsAnybody(HttpMethod.GET)).isEqualTo(admits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"roles=a", "roles=a,b", "scopes=a", "scopes=a,b", "roles=a|scopes=b"})
    void neverAdmitsMoreCallersForAFurtherDemand(String lines) {
        RoutePolicy policy = policy(lines.split("\\|", -1));

        for (String further : List.of("roles=c", "scopes=c", "impersonation=deny")) {
            RoutePolicy stricter = policy((lines + "|methods.GET." + further).split("\\|", -1));

            assertThat(CALLERS.stream().filter(caller -> stricter.judge(HttpMethod.GET, caller) == null))
                    .as(further)
                    .allMatch(caller -> policy.judge(HttpMethod.GET, caller) == null);
        }
    }

    private static List<Claims> everyMixOfRolesAndScopes() {
        return IntStream.range(0, 64)
                .mapToObj(mix ->
                        token().roles(letters(mix)).scopes(letters(mix >> 3)).claims())
                .toList();
    }

    private static String[] letters(int mix) {
        return Stream.of("a", "b", "c")
                .filter(letter -> (mix >> (letter.charAt(0) - 'a') & 1) == 1)
                .toArray(String[]::new);
    }

    private static RoutePolicy policy(String... lines) {
        List<String> written = new ArrayList<>(List.of("tasks.path=/tasks/**"));
        for (String line : lines) {
            written.add("tasks." + line);
        }
        RouteSettings route = Written.routes(written.toArray(String[]::new)).get("tasks");
        assertThat(route).isNotNull();
        return PolicyLint.policy("tasks", route, PROFILE, OnStale.OPEN);
    }
}
