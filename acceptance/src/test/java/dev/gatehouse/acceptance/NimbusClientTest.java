package dev.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nimbus's OpenID Connect SDK, and roles read as Quarkus reads them; both tokens signed with ES256. */
@ExtendWith(House.Extension.class)
class NimbusClientTest {

    private static final ClientID CLIENT = new ClientID("nimbus");
    private static final URI CALLBACK = URI.create("http://localhost:4000/callback");
    private static final URI BYE = URI.create("http://localhost:4000/bye");

    private final House house;

    NimbusClientTest(House house) {
        this.house = house;
    }

    @Test
    void logsInRefreshesAndLogsOut() throws Exception {
        Browser browser = new Browser(Person.signsIn(house, "ada@example.com"), house.adapter());
        OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(new Issuer(house.adapter() + "/realms/main"));
        CodeVerifier verifier = new CodeVerifier();
        Nonce nonce = new Nonce();
        AuthenticationRequest request = new AuthenticationRequest.Builder(
                        new ResponseType("code"), new Scope("openid", "profile", "email"), CLIENT, CALLBACK)
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(new State("s-1"))
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build();

        AuthenticationResponse back = AuthenticationResponseParser.parse(browser.sentFrom(request.toURI()));
        assertThat(back.getState()).isEqualTo(request.getState());
        assertThat(back.getIssuer()).isEqualTo(metadata.getIssuer());
        OIDCTokens tokens = redeem(
                metadata,
                new AuthorizationCodeGrant(back.toSuccessResponse().getAuthorizationCode(), CALLBACK, verifier));
        IDTokenClaimsSet id = new IDTokenValidator(
                        metadata.getIssuer(),
                        CLIENT,
                        JWSAlgorithm.ES256,
                        metadata.getJWKSetURI().toURL())
                .validate(tokens.getIDToken(), nonce);
        assertThat(id.getStringClaim("email")).isEqualTo("ada@example.com");
        assertThat(roles(metadata, tokens)).contains("user");

        OIDCTokens renewed = redeem(metadata, new RefreshTokenGrant(tokens.getRefreshToken()));
        UserInfoResponse user = UserInfoResponse.parse(
                new UserInfoRequest(metadata.getUserInfoEndpointURI(), renewed.getBearerAccessToken())
                        .toHTTPRequest()
                        .send());
        assertThat(user.toSuccessResponse().getUserInfo().getSubject()).isEqualTo(id.getSubject());

        URI logout = new LogoutRequest(metadata.getEndSessionEndpointURI(), renewed.getIDToken(), BYE, new State("s-2"))
                .toURI();
        assertThat(browser.sentFrom(logout)).isEqualTo(URI.create(BYE + "?state=s-2"));
        assertThat(answer(metadata, new RefreshTokenGrant(renewed.getRefreshToken()))
                        .indicatesSuccess())
                .isFalse();
    }

    private static OIDCTokens redeem(OIDCProviderMetadata metadata, AuthorizationGrant grant) throws Exception {
        return (OIDCTokens) answer(metadata, grant).toSuccessResponse().getTokens();
    }

    private static TokenResponse answer(OIDCProviderMetadata metadata, AuthorizationGrant grant) throws Exception {
        return OIDCTokenResponseParser.parse(new TokenRequest.Builder(metadata.getTokenEndpointURI(), CLIENT, grant)
                .build()
                .toHTTPRequest()
                .send());
    }

    /** From {@code groups} if there is such a claim, else from {@code realm_access}. */
    private static String roles(OIDCProviderMetadata metadata, OIDCTokens tokens) throws Exception {
        JWKSource<SecurityContext> keys =
                JWKSourceBuilder.create(metadata.getJWKSetURI().toURL()).build();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        JWTClaimsSet claims = processor.process(tokens.getAccessToken().getValue(), null);
        assertThat(claims.getClaim("groups")).isNull();
        Map<String, Object> access = claims.getJSONObjectClaim("realm_access");
        return String.valueOf(access.get("roles"));
    }
}
