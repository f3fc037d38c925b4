// Auth.js with its own Keycloak provider, as it comes: sign-in, session, sign-out of the provider by the ID token it keeps.
import assert from "node:assert/strict";
import { Auth } from "@auth/core";
import Keycloak from "@auth/core/providers/keycloak";
import { did, follow, ISSUER } from "./browser.mjs";

const HERE = "http://localhost:4000";
const jar = new Map();
let kept;

const config = {
  basePath: "/auth",
  secret: "a-secret-of-auth-js-in-this-test-only",
  trustHost: true,
  logger: { error: (error) => console.error(error), warn() {}, debug() {} },
  providers: [Keycloak({ issuer: ISSUER, clientId: "auth-js", clientSecret: "auth-js-secret-auth-js-secret-auth-js" })],
  callbacks: {
    jwt({ token, account }) {
      if (account) kept = account;
      return token;
    },
  },
};

async function call(path, init = {}) {
  const headers = { ...init.headers, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") };
  const answer = await Auth(new Request(HERE + path, { ...init, headers }), config);
  for (const cookie of answer.headers.getSetCookie()) {
    const [pair] = cookie.split(";");
    jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
  }
  return answer;
}

const { csrfToken } = await (await call("/auth/csrf")).json();
const started = await call("/auth/signin/keycloak", {
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams({ csrfToken, callbackUrl: `${HERE}/home` }),
});
const back = await follow(started.headers.get("location"), { until: `${HERE}/auth/callback/keycloak` });
const finished = await call(back.pathname + back.search);
assert.equal(finished.headers.get("location"), `${HERE}/home`);
const session = await (await call("/auth/session")).json();
assert.equal(session.user.email, "ada@example.com");
assert.equal(session.user.name, "Ada");
did("log-in");

async function token(form) {
  return fetch(`${ISSUER}/protocol/openid-connect/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa("auth-js:auth-js-secret-auth-js-secret-auth-js")}` },
    body: new URLSearchParams(form),
  });
}

const renewed = await token({ grant_type: "refresh_token", refresh_token: kept.refresh_token });
assert.equal(renewed.status, 200);
kept = await renewed.json();
did("refresh");

const user = await fetch(`${ISSUER}/protocol/openid-connect/userinfo`, {
  headers: { authorization: `Bearer ${kept.access_token}` },
});
assert.equal((await user.json()).email, "ada@example.com");
did("user info");

const out = new URL(`${ISSUER}/protocol/openid-connect/logout`);
out.search = new URLSearchParams({ id_token_hint: kept.id_token, post_logout_redirect_uri: `${HERE}/bye` });
await follow(out, { until: `${HERE}/bye` });
assert.equal((await token({ grant_type: "refresh_token", refresh_token: kept.refresh_token })).status, 400);
did("log-out");
