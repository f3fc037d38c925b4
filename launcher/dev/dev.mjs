// ./gatehouse dev: builds what is missing, starts everything, and ends it all with one Ctrl-C.
import { DEV_SECRETS, LOGS, ROOT } from "../place.mjs";
import { Refusal } from "../refusal.mjs";
import { DEV_TOOLS, requireTools } from "../tools.mjs";
import { box } from "./box.mjs";
import { build } from "./build.mjs";
import { portsOf, requireFree } from "./ports.mjs";
import { programsOf } from "./programs.mjs";
import { runningPorts, tellEnded, tellRunning } from "./running.mjs";
import { devSecrets } from "./secrets.mjs";
import { startAll, underSupervision, untilOneDies } from "./supervision.mjs";

export async function dev(words, { env, terminal }) {
  if (words.length > 0) throw Refusal.ofUsage(`dev takes no "${words[0]}".`);
  requireTools(DEV_TOOLS, env);
  if (runningPorts()) throw new Refusal("./gatehouse dev is running already: end it with Ctrl-C in its terminal first.");
  const ports = portsOf(env);
  const secrets = devSecrets(DEV_SECRETS);
  await requireFree(ports);

  const work = async (children) => {
    await build({ root: ROOT, logs: LOGS, env, children, terminal });
    const programs = programsOf({ root: ROOT, ports, secrets, env });
    const started = await startAll(programs, { children, terminal, logs: LOGS });
    tellRunning(ports);
    terminal.line(`\n${box(ports)}\n`);
    await untilOneDies(started);
  };
  try {
    await underSupervision(work, { ending: () => terminal.line("Ending everything ...") });
  } finally {
    tellEnded();
    terminal.line("Everything has ended.");
  }
}
