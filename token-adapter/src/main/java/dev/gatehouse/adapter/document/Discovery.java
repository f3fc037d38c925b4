package dev.gatehouse.adapter.document;

import dev.gatehouse.adapter.realm.ClientSettings;
import dev.gatehouse.adapter.realm.Realm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** OpenID Connect Discovery 1.0 section 3 and RFC 8414: what there is, and nothing that there is not. */
public final class Discovery {

    private static final List<String> CLIENT_AUTHENTICATION = List.of("client_secret_basic", "client_secret_post");
    private static final List<String> ASYMMETRIC = List.of("RS256", "ES256");

    private Discovery() {}

    public static Map<String, Object> of(Realm realm) {
        String openid = realm.issuer() + "/protocol/openid-connect";
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", realm.issuer());
        document.put("authorization_endpoint", openid + "/auth");
        document.put("token_endpoint", openid + "/token");
        document.put("introspection_endpoint", openid + "/token/introspect");
        document.put("userinfo_endpoint", openid + "/userinfo");
        document.put("end_session_endpoint", openid + "/logout");
        document.put("frontchannel_logout_session_supported", false);
        document.put("frontchannel_logout_supported", false);
        document.put("jwks_uri", openid + "/certs");
        document.put("check_session_iframe", openid + "/login-status-iframe.html");
        document.put(
                "grant_types_supported",
                List.of(
                        "authorization_code",
                        "client_credentials",
                        "refresh_token",
                        "urn:ietf:params:oauth:grant-type:token-exchange"));
        document.put("acr_values_supported", List.of("1"));
        document.put("response_types_supported", List.of("code"));
        document.put("subject_types_supported", List.of("public"));
        document.put("prompt_values_supported", List.of("none", "login"));
        document.put("id_token_signing_alg_values_supported", ASYMMETRIC);
        document.put("response_modes_supported", List.of("query", "fragment", "form_post"));
        document.put("token_endpoint_auth_methods_supported", authentication(realm));
        document.put("introspection_endpoint_auth_methods_supported", CLIENT_AUTHENTICATION);
        document.put("claims_supported", claims());
        document.put("claim_types_supported", List.of("normal"));
        document.put("claims_parameter_supported", false);
        document.put("scopes_supported", scopes(realm));
        document.put("request_parameter_supported", false);
        document.put("request_uri_parameter_supported", false);
        document.put("require_request_uri_registration", false);
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put("tls_client_certificate_bound_access_tokens", false);
        document.put("revocation_endpoint", openid + "/revoke");
        document.put("revocation_endpoint_auth_methods_supported", authentication(realm));
        document.put("backchannel_logout_supported", false);
        document.put("backchannel_logout_session_supported", false);
        document.put("authorization_response_iss_parameter_supported", true);
        return document;
    }

    private static List<String> claims() {
        return List.of(
                "iss",
                "sub",
                "aud",
                "exp",
                "iat",
                "auth_time",
                "name",
                "given_name",
                "family_name",
                "preferred_username",
                "picture",
                "email",
                "email_verified",
                "acr",
                "azp",
                "nonce");
    }

    private static List<String> authentication(Realm realm) {
        boolean anyPublic = realm.settings().clients().values().stream().anyMatch(ClientSettings::isPublic);
        return anyPublic
                ? List.of(CLIENT_AUTHENTICATION.get(0), CLIENT_AUTHENTICATION.get(1), "none")
                : CLIENT_AUTHENTICATION;
    }

    private static List<String> scopes(Realm realm) {
        Set<String> more = new TreeSet<>();
        realm.settings().clients().values().forEach(client -> more.addAll(client.scopes()));
        ClientSettings.DEFAULT_SCOPES.forEach(more::remove);
        return Stream.concat(ClientSettings.DEFAULT_SCOPES.stream(), more.stream())
                .toList();
    }
}
