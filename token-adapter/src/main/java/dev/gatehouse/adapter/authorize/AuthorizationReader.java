package dev.gatehouse.adapter.authorize;

import dev.gatehouse.adapter.authorize.AuthorizationRequest.Prompt;
import dev.gatehouse.adapter.authorize.Reading.Read;
import dev.gatehouse.adapter.authorize.Reading.Returned;
import dev.gatehouse.adapter.authorize.Reading.Shown;
import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.client.Clients;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.realm.ClientSettings.GrantName;
import dev.gatehouse.adapter.realm.Realm;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges the parameters of a request for a code, in Keycloak's order: first whether there is anybody to be told, which no
 * later finding can change.
 */
final class AuthorizationReader {

    private static final Set<String> HYBRID = Set.of("code", "token", "id_token", "none");
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final int LONGEST = 2048;

    private final Realm realm;
    private final Parameters parameters;

    private AuthorizationReader(Realm realm, Parameters parameters) {
        this.realm = realm;
        this.parameters = parameters;
    }

    static Reading read(Realm realm, Clients clients, Parameters parameters) {
        return new AuthorizationReader(realm, parameters).read(clients);
    }

    private Reading read(Clients clients) {
        String id = parameters.value("client_id");
        if (id.isEmpty() || parameters.isRepeated("client_id")) {
            return new Shown(Denial.AUTHORIZATION_MALFORMED);
        }
        Optional<Client> named = clients.named(realm, id);
        if (named.isEmpty()) {
            return new Shown(Denial.CLIENT_NOT_FOUND);
        }
        Client client = named.get();
        if (!client.enabled()) {
            return new Shown(Denial.CLIENT_DISABLED);
        }
        String redirectUri = parameters.value("redirect_uri");
        boolean known = client.may(GrantName.AUTHORIZATION_CODE)
                && client.callbacks().takesCodes(redirectUri)
                && !parameters.isRepeated("redirect_uri");
        if (!known) {
            return new Shown(Denial.REDIRECT_URI_INVALID);
        }
        Denial page = unreadable();
        return page == null ? read(client, redirectUri) : new Shown(page);
    }

    /** What Keycloak shows, although the client could be told. */
    private @Nullable Denial unreadable() {
        String maxAge = parameters.value("max_age");
        if ((!maxAge.isEmpty() && !SECONDS.matcher(maxAge).matches())
                || parameters.value("state").length() > LONGEST
                || parameters.value("nonce").length() > LONGEST) {
            return Denial.AUTHORIZATION_MALFORMED;
        }
        return List.of(parameters.value("prompt").split(" ", -1)).contains("create")
                ? Denial.REGISTRATION_FORBIDDEN
                : null;
    }

    private Reading read(Client client, String redirectUri) {
        String type = parameters.value("response_type");
        String mode = parameters.value("response_mode");
        Optional<ResponseMode> named = ResponseMode.named(mode);
        List<String> types = List.of(type.split(" ", -1));
        boolean hybrid = HYBRID.containsAll(types) && !type.equals("code") && !type.equals("none");
        Return way = new Return(
                redirectUri,
                named.orElse(hybrid ? ResponseMode.FRAGMENT : ResponseMode.QUERY),
                parameters.orNull("state"),
                realm.issuer());
        if (parameters.anyIsRepeated()) {
            return new Returned(way, Denial.AUTHORIZATION_PARAMETER_DUPLICATED, "");
        }
        if (type.isEmpty()) {
            return new Returned(way, Denial.RESPONSE_TYPE_MISSING, "");
        }
        if (!type.equals("code")) {
            return new Returned(way, hybrid ? Denial.IMPLICIT_FLOW_FORBIDDEN : Denial.RESPONSE_TYPE_UNSUPPORTED, "");
        }
        if (!mode.isEmpty() && named.isEmpty()) {
            return new Returned(way, Denial.RESPONSE_MODE_INVALID, "");
        }
        return readScope(client, way);
    }

    private Reading readScope(Client client, Return way) {
        String asked = parameters.value("scope");
        Optional<List<String>> scopes = client.grantScopes(asked);
        if (scopes.isEmpty()) {
            return new Returned(way, Denial.AUTHORIZATION_SCOPE_UNKNOWN, asked);
        }
        // A request without openid is one of plain OAuth, whatever else is given for nothing.
        boolean openid = List.of(asked.split(" ", -1)).contains("openid");
        List<String> granted = scopes.get().stream()
                .filter(scope -> openid || !scope.equals("openid"))
                .toList();
        Denial reason = challengeRefusal(client);
        return reason == null
                ? new Read(new AuthorizationRequest(
                        client,
                        way,
                        granted,
                        parameters.orNull("nonce"),
                        parameters.orNull("code_challenge"),
                        prompts(),
                        maxAge()))
                : new Returned(way, reason, "");
    }

    /** RFC 7636 section 4.4.1; {@code plain} proves nothing, and is what a request without a method means. */
    private @Nullable Denial challengeRefusal(Client client) {
        String method = parameters.value("code_challenge_method");
        String challenge = parameters.value("code_challenge");
        if (method.isEmpty() && challenge.isEmpty()) {
            return client.callbacks().needsChallenge() ? Denial.CHALLENGE_METHOD_MISSING : null;
        }
        if (!method.equals("S256")) {
            return method.isEmpty() ? Denial.CHALLENGE_METHOD_MISSING : Denial.CHALLENGE_METHOD_WRONG;
        }
        return CHALLENGE.matcher(challenge).matches() ? null : Denial.CHALLENGE_MALFORMED;
    }

    /** Others are passed over, as at Keycloak. */
    private Set<Prompt> prompts() {
        List<String> said = List.of(parameters.value("prompt").split(" ", -1));
        return Stream.of(Prompt.values())
                .filter(prompt -> said.contains(prompt.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable Duration maxAge() {
        String seconds = parameters.value("max_age");
        return seconds.isEmpty() ? null : Duration.ofSeconds(Long.parseLong(seconds));
    }
}
