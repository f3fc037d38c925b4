import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Terminal } from "../terminal.mjs";
import { runStages } from "../verify/verify.mjs";
import { newFolder, paper } from "./tools-of-tests.mjs";

const node = (name, script, more) => ({ name, cwd: newFolder(), command: [process.execPath, "-e", script], ...more });

async function run(...stages) {
  const out = paper();
  const failure = await runStages(stages, { logs: newFolder(), env: process.env, terminal: new Terminal(out) }).catch((error) => error);
  return { text: out.text(), failure };
}

describe("the checks", () => {
  it("are summed up when all passed", async () => {
    const { text, failure } = await run(node("first", ""), node("second", ""));

    assert.equal(failure, undefined);
    assert.match(text, /\nfirst +ok +\d+ s\nsecond +ok +\d+ s\n\nEverything passed\.\n$/);
  });

  it("are silent when they pass, save for their closing lines", async () => {
    const { text } = await run(node("first", "console.log('much\\n# pass 3')", { closing: /^# pass / }));

    assert.match(text, /# pass 3/);
    assert.doesNotMatch(text, /much/);
  });

  it("say everything when they fail, and end there", async () => {
    const { text, failure } = await run(node("first", "console.log('why'); process.exit(1)"), node("second", ""));

    assert.equal(failure.exitCode, 1);
    assert.match(text, /why/);
    assert.match(text, /\nfirst +FAILED +\d+ s\nsecond +not run\n$/);
  });

  it("are shown while they run where that is asked for", async () => {
    const { text } = await run(node("first", "console.log('Tests run: 5')", { isStreamed: true }));

    assert.match(text, /… first\nTests run: 5\n/);
  });

  it("fail when they cannot be started", async () => {
    const { text, failure } = await run({ name: "first", cwd: newFolder(), command: ["/nowhere/mvn"] });

    assert.equal(failure.exitCode, 1);
    assert.match(text, /first +FAILED/);
  });
});
