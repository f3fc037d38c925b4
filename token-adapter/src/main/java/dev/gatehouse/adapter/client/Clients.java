package dev.gatehouse.adapter.client;

import dev.gatehouse.adapter.client.Identified.Known;
import dev.gatehouse.adapter.client.Identified.Unknown;
import dev.gatehouse.adapter.denial.Denial;
import dev.gatehouse.adapter.realm.Realm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clients of all realms. */
public final class Clients {

    private final Map<String, Map<String, Client>> byRealm;

    Clients(Map<String, Map<String, Client>> byRealm) {
        this.byRealm = Map.copyOf(byRealm);
    }

    /** Whether any client of the realm is called from {@code origin}. */
    public boolean anyHasOrigin(Realm realm, String origin) {
        return ofRealm(realm).values().stream()
                .anyMatch(client -> client.origins().contains(origin));
    }

    /** A client, be it switched off. */
    public Optional<Client> named(Realm realm, String id) {
        return Optional.ofNullable(ofRealm(realm).get(id));
    }

    /** A client that is not switched off. */
    public Optional<Client> find(Realm realm, String id) {
        return named(realm, id).filter(Client::enabled);
    }

    /** Who is asking, once it is proven. */
    public Identified identify(Realm realm, ClientCredentials credentials) {
        Optional<Client> named = credentials.id().flatMap(id -> find(realm, id));
        if (named.isEmpty()) {
            return new Unknown(Denial.CLIENT_UNKNOWN);
        }
        Client client = named.get();
        return agree(credentials) && proves(client, credentials)
                ? new Known(client)
                : new Unknown(Denial.CLIENT_SECRET_WRONG);
    }

    private Map<String, Client> ofRealm(Realm realm) {
        return byRealm.getOrDefault(realm.name(), Map.of());
    }

    private static boolean agree(ClientCredentials credentials) {
        List<ClientCredentials.Login> basic = credentials.basic();
        return basic == null
                || credentials.formId() == null
                || basic.stream().anyMatch(login -> login.id().equals(credentials.formId()));
    }

    private static boolean proves(Client client, ClientCredentials credentials) {
        ClientSecret secret = client.secret();
        if (secret == null) {
            return true;
        }
        List<ClientCredentials.Login> basic = credentials.basic();
        String form = credentials.formSecret();
        boolean byBasic = basic != null && basic.stream().anyMatch(login -> secret.matches(login.secret()));
        boolean byForm = form != null && secret.matches(form);
        return basic == null ? byForm : byBasic && (form == null || byForm);
    }
}
