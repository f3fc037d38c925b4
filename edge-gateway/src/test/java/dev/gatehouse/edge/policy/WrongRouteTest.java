package dev.gatehouse.edge.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.edge.Tokens;
import dev.gatehouse.settings.InvalidSetting;
import dev.gatehouse.token.TokenProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a route that cannot be meant as it is written. */
class WrongRouteTest {

    private static final TokenProfile PROFILE =
            new TokenProfile(Tokens.ISSUER, TokenProfile.ACCESS, null, Duration.ZERO, Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tasks.path=tasks/** | path does not begin with a slash: write /tasks/**.",
                "tasks.roles=a | path is missing: write the paths that the route takes, such as /api/tasks/**.",
                "tasks.to= | to is missing: write where the route leads, such as http://127.0.0.1:8082.",
                "tasks.to=tasks:8082 | to is no address: write scheme, host and port, such as http://127.0.0.1:8082.",
                "tasks.to=ftp://tasks | to is no address: write scheme, host and port, such as http://127.0.0.1:8082.",
                "tasks.to=http:///tasks | to is no address: write scheme, host and port, such as http://127.0.0.1:8082.",
                "tasks.strip-prefix=-1 | strip-prefix is -1: write 0 to 20.",
                "tasks.strip-prefix=21 | strip-prefix is 21: write 0 to 20.",
                "tasks.retries=6 | retries is 6: write 0 to 5.",
                "tasks.timeout=1ms | timeout is 1ms: write 10ms to 1h.",
                "tasks.max-body=-1B | max-body is negative: write a size such as 10MB.",
                "tasks.limit.rate=0 | limit.rate is 0: write 1 or more requests a second.",
                "tasks.methods.HEAD.roles=a | methods.HEAD is no method that can have rules of its own: write one of"
                        + " GET, POST, PUT, PATCH, DELETE, OPTIONS. HEAD counts as GET.",
                "tasks.methods.get.roles=a | methods.get is no method that can have rules of its own: write one of"
                        + " GET, POST, PUT, PATCH, DELETE, OPTIONS. HEAD counts as GET.",
            })
    void isNamedWithItsRemedy(String line, String paragraph) {
        Map<String, RouteSettings> routes =
                paragraph.startsWith("path ") ? Written.routes(line) : Written.routes("tasks.path=/tasks/**", line);

        assertThatThrownBy(() -> read(routes))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("gatehouse.routes.tasks." + paragraph);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tasks.roles=a",
                "tasks.scopes=a",
                "tasks.audience=a",
                "tasks.impersonation=deny",
                "tasks.methods.GET.roles=a"
            })
    void demandsNothingWhereItIsPublic(String demand) {
        Map<String, RouteSettings> routes = Written.routes("tasks.path=/tasks/**", "tasks.access=public", demand);

        assertThatThrownBy(() -> read(routes))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("gatehouse.routes.tasks.access is public, where nobody is asked");
    }

    private static void read(Map<String, RouteSettings> routes) {
        var unused = new RouteTable(routes);
        routes.forEach((id, route) -> PolicyLint.policy(id, route, PROFILE, OnStale.OPEN));
    }
}
