import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { settingsOf } from "../src/settings.mjs";

const SECRET = "a-secret-for-tests-of-48-characters-0123456789-x";

describe("the settings", () => {
  it("have defaults for all but the secret", () => {
    const settings = settingsOf({ BETTER_AUTH_SECRET: SECRET });

    assert.deepEqual([settings.port, settings.host, settings.doors], [3000, "127.0.0.1", false]);
  });

  it("may hold several secrets", () => {
    assert.doesNotThrow(() => settingsOf({ BETTER_AUTH_SECRETS: `2:${SECRET},1:short` }));
  });

  for (const [what, env, message] of [
    ["no secret", {}, /^BETTER_AUTH_SECRET has 0 bytes: set it to 32/],
    ["a short secret", { BETTER_AUTH_SECRET: "short" }, /^BETTER_AUTH_SECRET has 5 bytes/],
    ["a short first secret", { BETTER_AUTH_SECRETS: `2:short,1:${SECRET}` }, /^BETTER_AUTH_SECRETS has 5 bytes/],
    ["a port that is no number", { BETTER_AUTH_SECRET: SECRET, PORT: "http" }, /^PORT is "http": write a whole number/],
    ["an unknown strategy", { BETTER_AUTH_SECRET: SECRET, BA_STRATEGY: "all" }, /^BA_STRATEGY is all: write one of none/],
  ]) {
    it(`refuse ${what}`, () => {
      assert.throws(() => settingsOf(env), { message });
    });
  }

  it("stop the start with one sentence", () => {
    const { BETTER_AUTH_SECRET, BETTER_AUTH_SECRETS, ...env } = process.env;
    const server = fileURLToPath(new URL("../server.mjs", import.meta.url));

    const { status, stderr } = spawnSync(process.execPath, [server], { env, encoding: "utf8" });

    assert.equal(status, 1);
    assert.match(stderr, /^better-auth demo did not start: BETTER_AUTH_SECRET has 0 bytes.*\n$/);
  });
});
