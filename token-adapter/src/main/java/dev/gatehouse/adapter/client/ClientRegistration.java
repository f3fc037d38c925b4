package dev.gatehouse.adapter.client;

import dev.gatehouse.adapter.client.Client.Privilege;
import dev.gatehouse.adapter.realm.ClientSettings;
import dev.gatehouse.adapter.realm.ClientSettings.GrantName;
import dev.gatehouse.adapter.realm.ClientSettings.Pkce;
import dev.gatehouse.adapter.realm.HiddenText;
import dev.gatehouse.adapter.realm.Realm;
import dev.gatehouse.adapter.realm.TokenAlgorithm;
import dev.gatehouse.settings.InvalidSetting;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the clients of a realm of what was written about them, or says what is wrong with it. */
final class ClientRegistration {

    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#@*\\s]+");
    /** RFC 6749 section 3.3. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private static final Logger log = LoggerFactory.getLogger(ClientRegistration.class);

    private final String key;
    private final ClientSettings settings;

    private ClientRegistration(String key, ClientSettings settings) {
        this.key = key;
        this.settings = settings;
    }

    static Map<String, Client> of(Realm realm) {
        return realm.settings().clients().entrySet().stream()
                .map(entry -> new ClientRegistration(realm.key("clients." + entry.getKey()), entry.getValue())
                        .client(entry.getKey()))
                .collect(Collectors.toUnmodifiableMap(Client::id, Function.identity()));
    }

    private Client client(String id) {
        demand("scopes", settings.scopes(), SCOPE, "names without blanks, such as tasks:read");
        List<String> origins = settings.origins() == null ? List.of() : settings.origins();
        demand("origins", origins, ORIGIN, "scheme, host and port alone, such as http://localhost:3000");
        Callbacks callbacks = callbacks();
        return new Client(
                id,
                secret(),
                settings.enabled(),
                Set.copyOf(settings.grants()),
                settings.scopes(),
                settings.audiences(),
                settings.roles(),
                settings.origins() == null ? callbacks.origins() : Set.copyOf(origins),
                callbacks,
                privileges());
    }

    private Callbacks callbacks() {
        List<RedirectUri> redirect = uris("redirect-uris", settings.redirectUris());
        List<RedirectUri> postLogout =
                settings.postLogoutUris() == null ? redirect : uris("post-logout-uris", settings.postLogoutUris());
        if (settings.grants().contains(GrantName.AUTHORIZATION_CODE) && redirect.isEmpty()) {
            throw invalid(
                    "redirect-uris",
                    "is empty, and the client has the grant authorization-code: write where codes may be sent, such as"
                            + " http://localhost:3000/callback.");
        }
        if (settings.isPublic() && settings.pkce() == Pkce.OPTIONAL) {
            throw invalid("pkce", "is optional for a public client, whose codes anybody could use: take it away.");
        }
        if (settings.idTokenAlg() == TokenAlgorithm.HS256) {
            throw invalid("id-token-alg", "is HS256, which whoever verifies could make: write RS256 or ES256.");
        }
        return new Callbacks(redirect, postLogout, settings.isPublic() || settings.pkce() == Pkce.REQUIRED);
    }

    private List<RedirectUri> uris(String name, List<String> written) {
        return written.stream().map(uri -> uri(name, uri)).toList();
    }

    private RedirectUri uri(String name, String written) {
        try {
            RedirectUri uri = RedirectUri.of(written);
            if (uri.isWildcard()) {
                log.warn("{}.{} holds {}: codes may be sent to any page there", key, name, written);
            }
            return uri;
        } catch (IllegalArgumentException e) {
            throw invalid(
                    name,
                    "holds " + written + ": write a whole address with its host in lower case and without #, .. or %2f,"
                            + " such as http://localhost:3000/callback; only /* at its end stands for more.");
        }
    }

    private Set<Privilege> privileges() {
        Map<Privilege, Boolean> written = Map.of(
                Privilege.FEED, settings.feed(),
                Privilege.INTROSPECT, settings.introspect(),
                Privilege.DELEGATE, settings.delegate(),
                Privilege.ADMIN, settings.admin(),
                Privilege.FORWARDS_ADDRESS, settings.forwardsAddress());
        Set<Privilege> given = EnumSet.noneOf(Privilege.class);
        written.forEach((privilege, granted) -> {
            if (granted && settings.isPublic()) {
                throw invalid(
                        privilege.setting(),
                        "is set for a public client, which anybody can claim to be: take it away, or give a secret.");
            }
            if (granted) {
                given.add(privilege);
            }
        });
        return given;
    }

    private @Nullable ClientSecret secret() {
        HiddenText plain = settings.secret();
        HiddenText hash = settings.secretSha256();
        if (settings.isPublic()) {
            if (plain != null || hash != null) {
                throw invalid("public", "is true, and there is a secret: take one of them away.");
            }
            return null;
        }
        if (plain != null && hash != null) {
            throw invalid("secret-sha256", "is there beside secret: take one of them away.");
        }
        if (plain != null) {
            return parse("secret", plain, ClientSecret::ofText);
        }
        if (hash != null) {
            return parse("secret-sha256", hash, ClientSecret::ofSha256);
        }
        throw invalid("secret", "is missing: write the client's secret or secret-sha256, or public: true.");
    }

    private ClientSecret parse(String name, HiddenText text, Function<String, ClientSecret> parser) {
        try {
            return text.into(parser);
        } catch (IllegalArgumentException e) {
            throw invalid(name, e.getMessage() + ".");
        }
    }

    private void demand(String name, List<String> values, Pattern form, String write) {
        values.stream()
                .filter(value -> !form.matcher(value).matches())
                .findFirst()
                .ifPresent(value -> {
                    throw invalid(name, "holds " + value + ": write " + write + ".");
                });
    }

    private InvalidSetting invalid(String name, String problem) {
        return new InvalidSetting(key + "." + name, problem);
    }
}
