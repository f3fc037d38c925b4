import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { startDemo, visitor } from "./demo.mjs";

describe("with its doors for tests, the demo", () => {
  let tester;
  before(async () => void (tester = visitor((await startDemo({ BA_TEST_DOORS: "1" })).url)));

  it("shows its tables, without sessions that nobody opened", async () => {
    const tables = (await tester.send("/_test/db")).json();

    assert.deepEqual(tables.user.map((user) => user.email), ["ada@example.com", "bob@example.com"]);
    assert.deepEqual(tables.session, []);
  });

  it("bans somebody behind Better Auth's back", async () => {
    await tester.signIn("bob@example.com");

    await tester.send("/_test/user", { body: { email: "bob@example.com", set: { banned: true } } });

    assert.equal((await tester.session()).user.banned, true);
  });

  it("drops all sessions", async () => {
    await tester.signIn("ada@example.com");

    await tester.send("/_test/drop-sessions", { body: {} });

    assert.equal(await tester.session(), null);
  });

  it("refuses bad input with a sentence", async () => {
    assert.equal((await tester.send("/_test/user", { body: { email: "nobody@example.com" } })).status, 400);
    assert.equal((await tester.send("/_test/break", { body: { what: "everything" } })).status, 400);
  });

  it("breaks when it is told to", async () => {
    const breaker = visitor((await startDemo({ BA_TEST_DOORS: "1" })).url);
    await breaker.signIn("ada@example.com");

    await breaker.send("/_test/break", { body: { what: "database" } });

    assert.equal((await breaker.send("/api/auth/get-session")).status, 500);
  });
});
