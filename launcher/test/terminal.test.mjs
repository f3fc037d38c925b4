import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Terminal } from "../terminal.mjs";
import { paper } from "./tools-of-tests.mjs";

describe("waiting", () => {
  it("is told in lines where nothing can be rewritten", async () => {
    const out = paper();

    await new Terminal(out).during("Building", async (say) => {
      say("core [1/2]");
      say("core [1/2]");
      say("edge [2/2]");
    });

    assert.match(out.text(), /^… Building\n {4}core \[1\/2\]\n {4}edge \[2\/2\]\n✓ Building {2}\d+\.\d s\n$/);
  });

  it("is told to have failed", async () => {
    const out = paper();

    await assert.rejects(new Terminal(out).during("Building", async () => { throw new Error("no"); }), { message: "no" });

    assert.match(out.text(), /✗ Building/);
  });

  it("ends with one line on a terminal, no wider than it", async () => {
    const out = { ...paper(), columns: 20 };

    await new Terminal(out, true).during("Building a very long list of modules", async () => {});

    assert.equal(out.text(), "\r\x1b[K✓ Building a very l\n");
  });
});
