// The first run of the images: what they load and how they start is kept for every later start.
import { copyFileSync, existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { untilHealthy } from "../dev/health.mjs";
import { Refusal } from "../refusal.mjs";
import { betterAuth } from "./better-auth.mjs";
import { healthOf, housed, owned } from "./house.mjs";
import { CACHES } from "./jib.mjs";
import { freePorts } from "./ports.mjs";
import { visit } from "./visit.mjs";

const VISITS = 5; // so that the second and the tenth request of a person are prepared too

// programs: unpacked images. Gives for each module the file to put into its image.
export async function train({ programs, start, folder, kept, env, children, logs, say }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const ports = await freePorts();
  const auth = await betterAuth(folder, env);
  const modules = Object.keys(programs);
  const out = (module) => owned(join(folder, module, "training"));
  const each = (of) => Object.fromEntries(modules.map((module) => [module, of(module)]));
  try {
    const started = housed({
      programs, folder, ports, betterAuth: auth,
      options: each(() => CACHES[start].making(`/training/${CACHES[start].file}`)),
      mounts: each((module) => ({ "/training": out(module) })),
    }).map((program) => children.start({ ...program, log: join(logs, `images-training-${program.name}.log`) }));
    say("starting them");
    await Promise.all(started.map((child) => untilHealthy(child, healthOf(ports)[child.name])));
    for (let i = 1; i <= VISITS; i++) {
      say(`requests, ${i} of ${VISITS}`);
      await visit(ports);
    }
    say("writing down what they learnt");
    await Promise.all(started.map((child) => end(child)));
  } finally {
    auth.server.closeAllConnections();
    auth.server.close();
  }
  mkdirSync(kept, { recursive: true });
  return each((module) => keep(join(out(module), CACHES[start].file), join(kept, module), module));
}

async function end(child) {
  process.kill(-child.pid, "SIGTERM");
  const { fate } = await child.exited;
  if (!fate.endsWith("143")) throw new Refusal(`${child.name} ${fate} instead of 143 when it was told to end: look into ${child.log}.`);
}

function keep(made, kept, module) {
  if (!existsSync(made) || statSync(made).size === 0) {
    throw new Refusal(`${module} wrote no cache when it ended: look into its log, or take --start plain.`);
  }
  copyFileSync(made, kept);
  return kept;
}
