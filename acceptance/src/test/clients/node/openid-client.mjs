// openid-client: discovery, log-in with PKCE, refresh, user info, introspection, revocation, log-out.
import assert from "node:assert/strict";
import * as client from "openid-client";
import { CALLBACK, did, follow, ISSUER } from "./browser.mjs";

const config = await client.discovery(new URL(ISSUER), "openid-client", undefined, client.None(), {
  execute: [client.allowInsecureRequests],
});
did("discovery");

async function logIn(more = {}) {
  const verifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: "openid profile email",
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
    ...more,
  });
  const back = await follow(url);
  return client.authorizationCodeGrant(config, back, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
    maxAge: more.max_age,
  });
}

const tokens = await logIn({ max_age: 3600 });
assert.equal(tokens.claims().email, "ada@example.com");
did("log-in");

const renewed = await client.refreshTokenGrant(config, tokens.refresh_token);
assert.equal(renewed.claims().sub, tokens.claims().sub);
did("refresh");

const user = await client.fetchUserInfo(config, renewed.access_token, tokens.claims().sub);
assert.equal(user.email, "ada@example.com");
did("user info");

const backend = await client.discovery(new URL(ISSUER), "api", "api-secret-api-secret-api-secret-0000", undefined, {
  execute: [client.allowInsecureRequests],
});
const seen = await client.tokenIntrospection(backend, renewed.access_token);
assert.equal(seen.active, true);
did("introspection");

await client.tokenRevocation(config, renewed.refresh_token);
assert.equal((await client.tokenIntrospection(backend, renewed.access_token)).active, false);
await assert.rejects(client.refreshTokenGrant(config, renewed.refresh_token), { error: "invalid_grant" });
did("revocation");

const again = await logIn();
const out = client.buildEndSessionUrl(config, {
  post_logout_redirect_uri: "http://localhost:4000/bye",
  id_token_hint: again.id_token,
  state: "bye-1",
});
const bye = await follow(out, { until: "http://localhost:4000/bye" });
assert.equal(bye.searchParams.get("state"), "bye-1");
await assert.rejects(client.refreshTokenGrant(config, again.refresh_token), { error: "invalid_grant" });
did("log-out");
