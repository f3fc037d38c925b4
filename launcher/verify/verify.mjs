// ./gatehouse test: every check, the same here and in CI.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { underSupervision } from "../dev/supervision.mjs";
import { LOGS, ROOT } from "../place.mjs";
import { Refusal } from "../refusal.mjs";
import { CHECK_TOOLS, installTools } from "./install.mjs";
import { stagesOf } from "./stages.mjs";

export async function test(words, { env, terminal }) {
  if (words.length > 0) throw Refusal.ofUsage(`test takes no "${words[0]}".`);
  await installTools(CHECK_TOOLS, { env, terminal });
  await runStages(stagesOf(ROOT), { logs: LOGS, env, terminal });
}

// Runs one after the other up to the first that fails, and sums up.
export async function runStages(stages, { logs, env, terminal }) {
  const results = new Map();
  await underSupervision(async (children) => {
    for (const stage of stages) {
      const since = Date.now();
      const ok = await run(stage, { children, logs, env, terminal });
      results.set(stage.name, `${ok ? "ok    " : "FAILED"} ${String(Math.round((Date.now() - since) / 1000)).padStart(5)} s`);
      if (!ok) break;
    }
  });
  terminal.line();
  for (const { name } of stages) terminal.line(`${name.padEnd(18)}${results.get(name) ?? "not run"}`);
  const passed = [...results.values()].filter((result) => result.startsWith("ok")).length;
  if (passed < stages.length) throw new Refusal("\nNot everything passed: what failed is told above.");
  terminal.line("\nEverything passed.");
}

async function run({ name, command, cwd, closing, isStreamed }, { children, logs, env, terminal }) {
  const log = join(logs, `test-${name.replaceAll(" ", "-")}.log`);
  const each = isStreamed ? (line) => terminal.line(line) : undefined;
  const start = () => children.start({ name, command, cwd, env, log, each }).exited;
  if (isStreamed) {
    terminal.line(`… ${name}`);
    return (await start()).ok;
  }
  const { ok } = await terminal.during(name, start);
  const said = readFileSync(log, "utf8");
  if (!ok) terminal.line(said);
  else if (closing) said.split("\n").filter((line) => closing.test(line)).forEach((line) => terminal.line(line));
  return ok;
}
