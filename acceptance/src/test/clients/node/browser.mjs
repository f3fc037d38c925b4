// What a browser does for a client: goes where it is sent, with the Better Auth session, as far as the client's own address.
import assert from "node:assert/strict";

export const ISSUER = process.env.ISSUER;
export const CALLBACK = "http://localhost:4000/callback";
const COOKIE = `better-auth.session_token=${process.env.COOKIE}`;

export async function follow(url, { until = CALLBACK } = {}) {
  let here = new URL(url);
  for (let step = 0; step < 5; step++) {
    const answer = await fetch(here, { redirect: "manual", headers: { cookie: COOKIE } });
    assert.equal(answer.status, 302, `${here.pathname} answered ${answer.status}: ${await answer.text()}`);
    here = new URL(answer.headers.get("location"), here);
    if (here.href.startsWith(until)) return here;
  }
  throw new Error("sent round and round");
}

export function did(step) {
  console.log(`ok ${step}`);
}
