import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { before, describe, it } from "node:test";
import { startDemo, visitor } from "./demo.mjs";

describe("a session", () => {
  let url;
  before(async () => void ({ url } = await startDemo()));

  it("does not exist before somebody signs in", async () => {
    assert.equal(await visitor(url).session(), null);
  });

  for (const [name, email, role] of [["Ada", "ada@example.com", "admin,user"], ["Bob", "bob@example.com", "user"]]) {
    it(`begins when ${name} signs in`, async () => {
      const somebody = visitor(url);

      assert.equal((await somebody.signIn(email)).status, 200);

      const { user, session } = await somebody.session();
      assert.deepEqual([user.name, user.email, user.role], [name, email, role]);
      assert.equal(session.userId, user.id);
    });
  }

  it("is a cookie signed with the secret", async () => {
    const ada = visitor(url);
    await ada.signIn("ada@example.com");

    const [token, signature] = decodeURIComponent(ada.jar.get("better-auth.session_token")).split(".");

    assert.equal(signature, createHmac("sha256", process.env.BETTER_AUTH_SECRET).update(token).digest("base64"));
  });

  it("lasts seven days", async () => {
    const ada = visitor(url);
    await ada.signIn("ada@example.com");

    const { session } = await ada.session();

    assert.equal(Math.round((Date.parse(session.expiresAt) - Date.parse(session.createdAt)) / 86_400_000), 7);
  });

  it("does not begin with a wrong password", async () => {
    const mallory = visitor(url);

    assert.equal((await mallory.signIn("ada@example.com", "password12345")).status, 401);
    assert.equal(await mallory.session(), null);
  });

  it("begins when somebody new signs up, with the role user", async () => {
    const carol = visitor(url);
    const body = { name: "Carol", email: "carol@example.com", password: "a long password" };

    assert.equal((await carol.send("/api/auth/sign-up/email", { body })).status, 200);

    const { user } = await carol.session();
    assert.deepEqual([user.name, user.role], ["Carol", "user"]);
  });

  it("gives nobody a role of their choice", async () => {
    const mallory = visitor(url);
    const body = { name: "M", email: "mallory@example.com", password: "a long password", role: "admin" };

    await mallory.send("/api/auth/sign-up/email", { body });

    assert.notEqual((await mallory.session())?.user.role, "admin");
  });

  it("ends when the user signs out, also for a copy of the cookie", async () => {
    const ada = visitor(url);
    await ada.signIn("ada@example.com");
    const thief = visitor(url);
    for (const [name, value] of ada.jar) thief.jar.set(name, value);

    assert.equal((await ada.send("/api/auth/sign-out", { body: {} })).status, 200);

    assert.equal(await ada.session(), null);
    assert.equal(await thief.session(), null);
  });

  it("cannot be ended from a foreign page", async () => {
    const ada = visitor(url);
    await ada.signIn("ada@example.com");

    const refused = await ada.send("/api/auth/sign-out", { body: {}, headers: { origin: "https://evil.example" } });

    assert.equal(refused.status, 403);
    assert.notEqual(await ada.session(), null);
  });

  it("may be begun on localhost and on 127.0.0.1", async () => {
    const there = url.replace("127.0.0.1", "localhost");
    const body = { email: "ada@example.com", password: "password1234" };

    assert.equal((await visitor(url).send("/api/auth/sign-in/email", { body, headers: { origin: there } })).status, 200);
  });

  for (const callbackURL of ["https://evil.example/", "//evil.example/", "javascript:alert(1)"]) {
    it(`leads nobody to ${callbackURL}`, async () => {
      const body = { email: "ada@example.com", password: "password1234", callbackURL };

      assert.equal((await visitor(url).send("/api/auth/sign-in/email", { body })).status, 403);
    });
  }

  it("may be asked for as often as anybody likes", async () => {
    const busy = visitor((await startDemo({ BA_RATE_LIMIT: "1" })).url);

    const statuses = await Promise.all(Array.from({ length: 150 }, async () => (await busy.send("/api/auth/get-session")).status));

    assert.deepEqual(new Set(statuses), new Set([200]));
  });
});
