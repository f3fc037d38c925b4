import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { startDemo, visitor } from "./demo.mjs";

describe("the demo", () => {
  let somebody;
  before(async () => void (somebody = visitor((await startDemo()).url)));

  it("is healthy", async () => {
    assert.deepEqual((await somebody.send("/health")).json(), { status: "up", strategy: "none" });
  });

  for (const path of ["/", "/sign-in", "/sign-in?callbackURL=%2F"]) {
    it(`shows its page at ${path}`, async () => {
      const page = await somebody.send(path);

      assert.equal(page.status, 200);
      assert.match(page.headers.get("content-type"), /^text\/html/);
      assert.match(page.headers.get("content-security-policy"), /default-src 'none'/);
      assert.match(page.text, /<title>Sign in/);
    });
  }

  it("serves everything that its page names", async () => {
    const { text } = await somebody.send("/");
    const named = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path);

    assert.ok(named.length >= 3);
    for (const path of named) assert.equal((await somebody.send(path)).status, 200, path);
  });

  for (const path of ["/nothing", "/../server.mjs", "/public/page.mjs", "//", "/_test/db"]) {
    it(`has nothing at ${path}`, async () => {
      assert.equal((await somebody.send(path)).status, 404);
    });
  }
});
