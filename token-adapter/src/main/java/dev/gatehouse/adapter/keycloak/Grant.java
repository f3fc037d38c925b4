package dev.gatehouse.adapter.keycloak;

import java.util.Optional;
import java.util.stream.Stream;

/** The grants that Keycloak knows and we answer, be it by saying why not. */
enum Grant {
    AUTHORIZATION_CODE("authorization_code"),
    TOKEN_EXCHANGE("urn:ietf:params:oauth:grant-type:token-exchange"),
    REFRESH_TOKEN("refresh_token"),
    CLIENT_CREDENTIALS("client_credentials"),
    /** Passwords are Better Auth's business. */
    PASSWORD("password");

    private final String type;

    Grant(String type) {
        this.type = type;
    }

    static Optional<Grant> named(String type) {
        return Stream.of(values()).filter(grant -> grant.type.equals(type)).findFirst();
    }
}
