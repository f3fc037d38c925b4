import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { describe, it } from "node:test";
import { explain } from "../operate/explain.mjs";
import { keys } from "../operate/keys.mjs";
import { route } from "../operate/route.mjs";
import { Terminal } from "../terminal.mjs";
import { freePort, paper } from "./tools-of-tests.mjs";

const POLICY = {
  route: "tasks", path: "/api/tasks/**", to: "http://127.0.0.1:8082", access: "required", roles: ["user"], scopes: [],
  impersonation: "allow", audience: "any", methods: { DELETE: { roles: ["admin"], scopes: [], impersonation: "deny" } }, predicates: [],
};

async function edge(t, status, body) {
  const asked = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    asked.push({ path: request.url, text });
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  return { env: { GATEHOUSE_DEV_PORTS: `edge-management=${server.address().port}` }, asked };
}

async function run(command, words, env) {
  const out = paper();
  await command(words, { env, terminal: new Terminal(out) });
  return out.text();
}

describe("./gatehouse route", () => {
  it("says which route would take a request and how it would be decided", async (t) => {
    const { env, asked } = await edge(t, 200, {
      method: "DELETE", path: "/api/tasks/7", route: "tasks", code: "token_missing", status: 401, retry: "login",
      title: "The request carries no access token", policy: POLICY,
    });

    assert.equal(await run(route, ["DELETE", "/api/tasks/7"], env), [
      "DELETE /api/tasks/7 without a token",
      "  route    tasks: /api/tasks/** -> http://127.0.0.1:8082",
      "  demands  a token; one of the roles user; one of the roles admin; nobody who acts as somebody else",
      "  decided  401 token_missing: The request carries no access token (retry: login)\n",
    ].join("\n"));
    assert.equal(asked[0].path, "/actuator/dryrun");
    assert.deepEqual(JSON.parse(asked[0].text), { method: "DELETE", path: "/api/tasks/7" });
  });

  it("says that nothing runs", async () => {
    const env = { GATEHOUSE_DEV_PORTS: `edge-management=${await freePort()}` };
    await assert.rejects(run(route, ["GET", "/x"], env), /start \.\/gatehouse dev/);
  });

  it("wants a method and a path", async () => {
    for (const words of [[], ["GET"], ["/x"], ["get", "/x"], ["GET", "/x", "/y"], ["GET", "/x", "--who"]]) {
      await assert.rejects(run(route, words, {}), { exitCode: 64 });
    }
  });
});

describe("./gatehouse explain", () => {
  const decision = {
    request_id: "r1", at: "2026-11-21T10:00:00Z", method: "GET", path: "/api/tasks", route: "tasks", credential: "bearer", key_id: "k1",
    code: "token_expired", title: "The access token has expired", retry: "refresh", status: 401, clock: { edge: 1 }, microseconds: { judging: 12 },
    checks: [{ check: "route", outcome: "passed" }, { check: "expiry", outcome: "failed" }, { check: "roles", outcome: "not reached" }],
  };

  it("names the check that failed", async (t) => {
    const { env, asked } = await edge(t, 200, { decisions: [decision] });

    assert.equal(await run(explain, ["r1"], env), [
      "GET /api/tasks at 2026-11-21T10:00:00Z",
      "  route       tasks",
      "  credential  bearer, signed with the key k1",
      "  passed      route",
      "  failed      expiry: token_expired. The access token has expired. Retry: refresh.",
      "  time        judging 12 us",
      "  answered    401\n",
    ].join("\n"));
    assert.equal(asked[0].path, "/actuator/decisions/r1");
  });

  it("says that a request is not remembered", async (t) => {
    const { env } = await edge(t, 404, {});
    await assert.rejects(run(explain, ["r1"], env), /keeps the last 1,000/);
  });

  it("wants one harmless id", async () => {
    for (const words of [[], ["../x"], ["a", "b"]]) await assert.rejects(run(explain, words, {}), { exitCode: 64 });
  });
});

describe("./gatehouse keys export", () => {
  const env = { GATEHOUSE_TOKEN_SECRETS: `k2:${"n".repeat(32)},k1:${"o".repeat(32)}` };

  it("prints a key for each secret that may have signed", async () => {
    const { keys: set } = JSON.parse(await run(keys, ["export", "--audience", "tasks-api"], env));

    assert.deepEqual(set.map(({ kid, kty, alg }) => [kid, kty, alg]), [["k2", "oct", "HS256"], ["k1", "oct", "HS256"]]);
    assert.equal(Buffer.from(set[0].k, "base64url").length, 32);
  });

  it("derives the key as the edge does", async () => {
    const { keys: [key] } = JSON.parse(await run(keys, ["export", "--audience", "tasks-api"], {
      GATEHOUSE_TOKEN_SECRETS: "k1:an-assertion-secret-of-enough-bytes!",
    }));
    assert.equal(key.k, "qajhW2z--_E7qEgumPX3ROc1lZkpNpw24Wsv1plQe7s");
  });

  it("has another key for every backend", async () => {
    const of = async (audience) => JSON.parse(await run(keys, ["export", "--audience", audience], env)).keys[0].k;
    assert.notEqual(await of("tasks-api"), await of("reports-api"));
  });

  it("wants an audience and secrets", async () => {
    await assert.rejects(run(keys, ["export"], env), { exitCode: 64 });
    await assert.rejects(run(keys, ["import"], env), { exitCode: 64 });
    await assert.rejects(run(keys, ["export", "--audience", "a"], { GATEHOUSE_TOKEN_SECRETS: "k1:short" }), /secrets-file/);
    await assert.rejects(run(keys, ["export", "--audience", "a", "--secrets-file", "/nowhere"], {}), /cannot be read/);
  });
});
