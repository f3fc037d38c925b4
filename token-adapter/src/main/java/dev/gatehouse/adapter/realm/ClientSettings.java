package dev.gatehouse.adapter.realm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What was written about one client. Whether it makes sense is judged where clients are known.
 *
 * @param isPublic        whether it has no secret
 * @param accessTokenAlg  how its access tokens are signed
 * @param idTokenAlg      how its ID tokens are signed
 * @param pkce            whether it must prove that it asked for a code itself; null for as its kind needs
 * @param origins         whence a browser may call for it; null for those of its redirect URIs
 * @param redirectUris    where codes may be sent
 * @param postLogoutUris  where a browser may be sent after log-out; null for the redirect URIs
 * @param roles           what it may call itself when it acts on its own behalf
 * @param groups          whether its tokens tell the roles as {@code groups} too
 * @param feed            whether it may follow the realm's revocations
 * @param introspect      whether it may ask about tokens that are not for it
 * @param delegate        whether it may narrow tokens that are not for it
 * @param admin           whether it may end sessions
 * @param forwardsAddress whether its {@code X-Forwarded-For} is believed
 */
public record ClientSettings(
        @Name("public") @DefaultValue("false") boolean isPublic,
        @Nullable HiddenText secret,
        @Nullable HiddenText secretSha256,
        @DefaultValue("true") boolean enabled,
        @DefaultValue List<GrantName> grants,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
        @DefaultValue List<String> audiences,
        @DefaultValue List<String> roles,
        @DefaultValue("false") boolean groups,
        @Nullable List<String> origins,
        @DefaultValue List<String> redirectUris,
        @Nullable List<String> postLogoutUris,
        @DefaultValue("HS256") TokenAlgorithm accessTokenAlg,
        @DefaultValue("RS256") TokenAlgorithm idTokenAlg,
        @Nullable Pkce pkce,
        @DefaultValue("false") boolean feed,
        @DefaultValue("false") boolean introspect,
        @DefaultValue("false") boolean delegate,
        @DefaultValue("false") boolean admin,
        @DefaultValue("false") boolean forwardsAddress) {

    /** What Keycloak gives for nothing. */
    public static final List<String> DEFAULT_SCOPES = List.of("openid", "profile", "email");

    public ClientSettings {
        grants = List.copyOf(grants);
        scopes = List.copyOf(scopes);
        audiences = List.copyOf(audiences);
        roles = List.copyOf(roles);
        origins = origins == null ? null : List.copyOf(origins);
        redirectUris = List.copyOf(redirectUris);
        postLogoutUris = postLogoutUris == null ? null : List.copyOf(postLogoutUris);
    }

    /** Proof Key for Code Exchange (RFC 7636). */
    public enum Pkce {
        /** No code without a challenge. */
        REQUIRED,
        /** A challenge that comes counts. */
        OPTIONAL
    }

    /** A grant that a client may be given. */
    public enum GrantName {
        AUTHORIZATION_CODE,
        TOKEN_EXCHANGE,
        REFRESH_TOKEN,
        CLIENT_CREDENTIALS
    }
}
