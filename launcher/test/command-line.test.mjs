import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const GATEHOUSE = fileURLToPath(new URL("../../gatehouse", import.meta.url));
const call = (words, options) => spawnSync(GATEHOUSE, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], ...options });

describe("./gatehouse", () => {
  for (const word of ["help", "--help", "-h"]) {
    it(`explains itself with ${word}`, () => {
      const { status, stdout, stderr } = call([word]);

      assert.deepEqual([status, stderr], [0, ""]);
      assert.match(stdout, /^Usage: \.\/gatehouse <command>/);
    });
  }

  for (const words of [[], ["fly"], ["constructor"], ["__proto__"], ["token"], ["dev", "--fast"], ["test", "quick"], ["images", "--fast"]]) {
    it(`does not understand "${words.join(" ")}"`, () => {
      const { status, stdout, stderr } = call(words);

      assert.deepEqual([status, stdout], [64, ""]);
      assert.match(stderr, /^[A-Za-z].*\.\n\nUsage: /);
      assert.doesNotMatch(stderr, /at .*\.mjs/);
    });
  }

  it("works from any folder", () => {
    assert.equal(call(["help"], { cwd: "/" }).status, 0);
  });

  it("says that Node is missing", () => {
    const { status, stderr } = call(["help"], { env: { PATH: "/nowhere" }, shell: false });

    assert.equal(status === 0, false);
    assert.match(stderr, /Node|env/);
  });
});
