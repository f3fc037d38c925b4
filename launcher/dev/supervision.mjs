// Several programs as one: they start together, and when one ends, or the person has had enough, all end.
import { join } from "node:path";
import { Children } from "../children.mjs";
import { death, untilHealthy } from "./health.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

// Runs `work` until it ends, fails, or a signal comes; then ends every program that it started.
export async function underSupervision(work, { ending = () => {} } = {}) {
  const children = new Children();
  const enough = new Promise((resolve) => SIGNALS.forEach((signal) => process.once(signal, resolve)));
  try {
    await Promise.race([enough, work(children)]);
  } finally {
    SIGNALS.forEach((signal) => process.on(signal, () => children.killAll())); // a second Ctrl-C does not wait
    ending();
    await children.endAll();
  }
}

export async function startAll(programs, { children, terminal, logs }) {
  const started = programs.map((program) => children.start({ ...program, log: join(logs, `${program.name}.log`) }));
  const waiting = new Set(programs.map(({ name }) => name));
  await terminal.during("Starting everything", async (say) => {
    say(`waiting for ${[...waiting].join(", ")}`);
    await Promise.all(started.map(async (child, i) => {
      await untilHealthy(child, programs[i].health);
      waiting.delete(child.name);
      if (waiting.size > 0) say(`waiting for ${[...waiting].join(", ")}`);
    }));
  });
  return started;
}

// Never ends well: a program that is no longer there is a failure.
export const untilOneDies = (started) => Promise.race(started.map(death));
