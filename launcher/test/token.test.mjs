import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { describe, it } from "node:test";
import { Terminal } from "../terminal.mjs";
import { token } from "../token/token.mjs";
import { freePort, paper } from "./tools-of-tests.mjs";

const ACCESS = `${part({ alg: "HS256", kid: "k1" })}.${part({ sub: "u1", typ: "Bearer" })}.c2ln`;
const COOKIE = "abc.def%2Bg%3D";

function part(value) {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

// A server that remembers what it was asked and gives the same answer to everybody.
async function serve(t, { status = 200, headers = {}, body }) {
  const asked = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    asked.push({ path: request.url, headers: request.headers, text });
    response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  return { port: server.address().port, asked };
}

const betterAuth = (t, more) =>
  serve(t, { headers: { "set-cookie": `better-auth.session_token=${COOKIE}; Path=/; HttpOnly` }, body: { user: {} }, ...more });
const adapter = (t, more) => serve(t, { body: { access_token: ACCESS, refresh_token: "refresh", expires_in: 900 }, ...more });

async function run(ports, ...words) {
  const out = paper();
  const env = { GATEHOUSE_DEV_PORTS: `better-auth=${ports[0]},adapter=${ports[1]}` };
  await token(words, { env, terminal: new Terminal(out) });
  return out.text();
}

describe("./gatehouse token", () => {
  it("signs the person in, trades the cookie and prints the token alone", async (t) => {
    const [people, tokens] = [await betterAuth(t), await adapter(t)];

    assert.equal(await run([people.port, tokens.port], "--as", "ada"), `${ACCESS}\n`);

    assert.equal(people.asked[0].path, "/api/auth/sign-in/email");
    assert.equal(people.asked[0].headers.origin, `http://127.0.0.1:${people.port}`);
    assert.deepEqual(JSON.parse(people.asked[0].text), { email: "ada@example.com", password: "password1234" });
    assert.equal(tokens.asked[0].path, "/realms/main/protocol/openid-connect/token");
    assert.deepEqual(Object.fromEntries(new URLSearchParams(tokens.asked[0].text)), {
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      client_id: "web",
      subject_token_type: "urn:gatehouse:params:oauth:token-type:better-auth-session",
      subject_token: COOKIE,
    });
  });

  it("prints both tokens with --pair", async (t) => {
    const text = await run([(await betterAuth(t)).port, (await adapter(t)).port], "--as", "ada", "--pair");

    assert.deepEqual(JSON.parse(text), { access_token: ACCESS, refresh_token: "refresh" });
  });

  it("prints header and claims with --decode", async (t) => {
    const text = await run([(await betterAuth(t)).port, (await adapter(t)).port], "--as", "ada", "--decode");

    assert.deepEqual(JSON.parse(text), { header: { alg: "HS256", kid: "k1" }, claims: { sub: "u1", typ: "Bearer" } });
  });

  it("says that nothing is running", async () => {
    const [port, other] = [await freePort(), await freePort()];

    await assert.rejects(run([port, other], "--as", "ada"), {
      exitCode: 1, message: `Nothing answers at http://127.0.0.1:${port}: start ./gatehouse dev in another terminal and wait for its box.`,
    });
  });

  it("says who may sign in", async (t) => {
    const people = await betterAuth(t, { status: 401, headers: {}, body: { message: "Invalid email or password" } });

    await assert.rejects(run([people.port, await freePort()], "--as", "eve"), {
      message: "Better Auth knows no eve@example.com with the demo password: the demo people are ada and bob.",
    });
  });

  for (const [what, broken] of [["an error", { status: 500, headers: {}, body: "<html>" }], ["no cookie", { headers: {} }]]) {
    it(`says where to look when Better Auth gives ${what}`, async (t) => {
      const people = await betterAuth(t, broken);

      await assert.rejects(run([people.port, await freePort()], "--as", "ada"), { exitCode: 1, message: /did not sign .* in .*better-auth\.log/ });
    });
  }

  it("says why the adapter gave no token", async (t) => {
    const tokens = await adapter(t, { status: 400, body: { error: "invalid_grant", error_description: "Session not active" } });

    await assert.rejects(run([(await betterAuth(t)).port, tokens.port], "--as", "ada"), {
      exitCode: 1, message: "The adapter gave no token (400, invalid_grant, Session not active): look into .gatehouse/logs/adapter.log.",
    });
  });

  for (const words of [[], ["--as"], ["--as", "ada", "more"], ["--who", "ada"], ["--as", "ada", "--pair", "--decode"]]) {
    it(`does not take "${words.join(" ")}"`, async () => {
      await assert.rejects(run([1, 2], ...words), { exitCode: 64, message: /Usage: \.\/gatehouse/ });
    });
  }
});
