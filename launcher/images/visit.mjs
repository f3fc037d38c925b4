// What is asked of a house of images: each request that would meet a class, a module or a file that was left out.
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "../refusal.mjs";
import { cookieOf } from "./better-auth.mjs";
import { SECRETS, urlsOf } from "./house.mjs";

const PATIENCE_MS = 60_000;
const EXCHANGE = {
  grant_type: "urn:ietf:params:oauth:grant-type:token-exchange", client_id: "web",
  subject_token_type: "urn:gatehouse:params:oauth:token-type:better-auth-session",
};

// Gives a line for each thing that was seen to work.
export async function visit(ports) {
  const url = urlsOf(ports);
  const realm = `${url.adapter}/realms/main`;
  const oidc = `${realm}/protocol/openid-connect`;
  const seen = [];
  const see = async (what, status, address, { token, form, json } = {}) => {
    const answer = await patiently(() => ask(address, { token, form, json }), status);
    if (answer.status !== status) {
      throw new Refusal(`${what}: ${address} answered ${answer.status} instead of ${status}: ${answer.text.slice(0, 500)}`);
    }
    seen.push(`${String(status)} ${what}`);
    return answer.text.startsWith("{") ? JSON.parse(answer.text) : answer.text;
  };
  const tokenOf = async (what, form) => see(what, 200, `${oidc}/token`, { form });

  const discovery = await see("discovery", 200, `${realm}/.well-known/openid-configuration`);
  await see("keys of RSA and P-256", 200, discovery.jwks_uri);
  const session = cookieOf("ada", SECRETS["better-auth"]);
  const pair = await tokenOf("a session of Better Auth, asked over TLS, for tokens", { ...EXCHANGE, subject_token: session });
  const refresh = { grant_type: "refresh_token", client_id: "web", refresh_token: pair.refresh_token };
  const next = await tokenOf("a refresh token for the next pair", refresh);
  const tokens = [["HS256 of a person", next.access_token]];
  for (const client of ["batch", "batch-es256", "batch-rs256"]) {
    const form = { grant_type: "client_credentials", client_id: client, client_secret: SECRETS.batch };
    tokens.push([`client_credentials of ${client}`, (await tokenOf(`client_credentials of ${client}`, form)).access_token]);
  }
  const tasks = `${url.edge}/api/tasks`;
  await see("the edge, without a token", 401, tasks);
  // The sample service knows the shared secret alone, so tokens of other keys end at the edge.
  for (const [what, token] of tokens) await see(`the edge itself, ${what}`, 200, `${url.edge}/.gatehouse/me`, { token });
  await see("through the edge to the sample service", 200, tasks, { token: next.access_token });
  await see("through the edge, with a body", 201, tasks, { token: next.access_token, json: { title: "Buy milk" } });
  for (const name of ["edge", "adapter"]) await see(`metrics of the ${name}`, 200, `${url[`${name}-management`]}/actuator/prometheus`);
  return seen;
}

// A program that has just started may find its first questions to another one too slow: the adapter says so (503), and the edge
// does not have the adapter's public keys yet (401).
async function patiently(request, wanted) {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await request();
    if (answer.status === wanted || ![401, 503].includes(answer.status) || performance.now() > until) return answer;
    await pause(250);
  }
}

async function ask(address, { token, form, json }) {
  const body = form ? new URLSearchParams(form) : json && JSON.stringify(json);
  const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(json ? { "content-type": "application/json" } : {}) };
  const response = await fetch(address, { method: body ? "POST" : "GET", headers, body, signal: AbortSignal.timeout(30_000) });
  return { status: response.status, text: await response.text() };
}
