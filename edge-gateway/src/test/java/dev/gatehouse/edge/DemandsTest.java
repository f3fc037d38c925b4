package dev.gatehouse.edge;

import static dev.gatehouse.edge.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route asks of a caller whose token is good. */
class DemandsTest {

    @RegisterExtension
    static final RunningEdge EDGE = new RunningEdge()
            .setting("gatehouse.token.audience=house")
            .route("plain", "/plain/**")
            .route("roles", "/roles/**", "roles=admin,editor")
            .route("scopes", "/scopes/**", "scopes=tasks:read,tasks:write")
            .route("reports", "/reports/**", "audience=reports-api")
            .route("members", "/members/**", "access=optional", "roles=member")
            .route(
                    "notes",
                    "/notes/**",
                    "roles=user",
                    "methods.DELETE.roles=admin",
                    "methods.GET.scopes=notes:read",
                    "methods.PUT.impersonation=deny")
            .route("own", "/own/**", "impersonation=deny")
            .route("open", "/open/**", "access=optional", "methods.POST.scopes=write");

    @ParameterizedTest
    @ValueSource(strings = {"admin", "editor"})
    void letsAnyOfTheRolesPass(String role) {
        assertThat(verdict("/roles/1", caller().roles("guest", role))).isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"guest", "Admin", "ADMIN", "admin ", "adm", "administrator", "admin,editor", ""})
    void takesNoOtherRoleForOneOfThem(String role) {
        assertThat(verdict("/roles/1", caller().roles(role))).isEqualTo("403 role_missing");
    }

    @Test
    void takesNoSingleTextForAListOfRoles() {
        assertThat(verdict("/roles/1", caller().claim("realm_access", Map.of("roles", "admin"))))
                .isEqualTo("403 role_missing");
    }

    @Test
    void doesNotCountTheRolesAtSomeClient() {
        Map<String, Object> atClient = Map.of("tasks", Map.of("roles", List.of("admin")));

        assertThat(verdict("/roles/1", caller().claim("resource_access", atClient)))
                .isEqualTo("403 role_missing");
    }

    @Test
    void letsAllOfTheScopesPass() {
        assertThat(verdict("/scopes/1", caller().scopes("openid", "tasks:write", "tasks:read")))
                .isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks:read", "tasks:write", "tasks:read tasks", "tasks:read,tasks:write", ""})
    void asksForEveryScope(String scope) {
        assertThat(verdict("/scopes/1", caller().scopes(scope))).isEqualTo("403 scope_missing");
    }

    @Test
    void letsTheAudienceOfTheRoutePass() {
        assertThat(verdict("/reports/1", token().audience("other", "reports-api")))
                .isEqualTo("200");
    }

    @Test
    void readsASingleAudienceToo() {
        assertThat(verdict("/reports/1", token().claim("aud", "reports-api"))).isEqualTo("200");
    }

    @Test
    void putsTheAudienceOfTheRouteInPlaceOfTheCommonOne() {
        assertThat(verdict("/reports/1", caller())).isEqualTo("401 token_audience");
    }

    @Test
    void asksForTheCommonAudienceElsewhere() {
        assertThat(verdict("/plain/1", token().audience("reports-api"))).isEqualTo("401 token_audience");
    }

    @Test
    void believesNoTokenWithoutAnAudienceWhereOneIsAskedFor() {
        assertThat(verdict("/plain/1", token())).isEqualTo("401 token_audience");
    }

    @Test
    void asksACallerForARoleOnAnOptionalRoute() {
        assertThat(verdict("/members/1", caller())).isEqualTo("403 role_missing");
    }

    @Test
    void takesNobodyUnknownForSomebodyWithTheRole() {
        assertThat(EDGE.client().get("/members/1").verdict()).isEqualTo("401 token_missing");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, user, '', 403 scope_missing",
        "GET, user, notes:read, 200",
        "HEAD, user, notes:read, 200",
        "POST, user, '', 200",
        "DELETE, user, '', 403 role_missing",
        "DELETE, admin, '', 403 role_missing",
    })
    void addsTheDemandsOfAMethodToThoseOfTheRoute(String method, String role, String scope, String verdict) {
        Tokens token = caller().roles(role).scopes(scope);

        assertThat(verdict(method + " /notes/1 HTTP/1.1", token)).isEqualTo(verdict);
    }

    @Test
    void countsHeadAsGet() {
        assertThat(EDGE.client()
                        .send("HEAD /notes/1 HTTP/1.1", caller().roles("user").bearer())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void letsWhoHasTheRolesOfRouteAndMethodPass() {
        assertThat(verdict("DELETE /notes/1 HTTP/1.1", caller().roles("user", "admin")))
                .isEqualTo("200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /own/1 HTTP/1.1", "PUT /notes/1 HTTP/1.1"})
    void closesToAnAdminWhoActsAsSomebodyElse(String requestLine) {
        Tokens impersonating = caller().roles("user").claim("act", Map.of("sub", "admin-1"));

        assertThat(verdict(requestLine, impersonating)).isEqualTo("403 impersonation_forbidden");
    }

    @Test
    void letsAnAdminActAsSomebodyElseWhereNothingForbidsIt() {
        Tokens impersonating = caller().roles("user").claim("act", Map.of("sub", "admin-1"));

        assertThat(verdict("POST /notes/1 HTTP/1.1", impersonating)).isEqualTo("200");
    }

    @Test
    void asksSomebodyUnknownForATokenWhereAMethodDemandsSomething() {
        assertThat(EDGE.client().send("POST /open/1 HTTP/1.1").verdict()).isEqualTo("401 token_missing");
    }

    @Test
    void letsSomebodyUnknownUseTheOtherMethods() {
        assertThat(EDGE.client().get("/open/1").verdict()).isEqualTo("200");
    }

    private static Tokens caller() {
        return token().audience("house");
    }

    private static String verdict(String target, Tokens token) {
        String requestLine = target.startsWith("/") ? "GET " + target + " HTTP/1.1" : target;
        return EDGE.client().send(requestLine, token.bearer()).verdict();
    }
}
