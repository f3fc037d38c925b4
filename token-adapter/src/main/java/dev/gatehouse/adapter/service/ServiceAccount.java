package dev.gatehouse.adapter.service;

import dev.gatehouse.adapter.client.Client;
import dev.gatehouse.adapter.session.Identity;
import java.util.List;

/** A client as the subject of its own tokens. */
final class ServiceAccount {

    private static final String PREFIX = "service-account-";

    private ServiceAccount() {}

    static String subject(String clientId) {
        return PREFIX + clientId;
    }

    static Identity of(Client client) {
        String subject = subject(client.id());
        return new Identity(subject, "", null, false, null, subject, null, client.roles(), null, null);
    }

    /** An account is no user, so {@code openid} is only what was asked for by name, as at Keycloak. */
    static List<String> scopes(List<String> granted, String asked) {
        return asked.isBlank()
                ? granted.stream().filter(scope -> !scope.equals("openid")).toList()
                : granted;
    }
}
