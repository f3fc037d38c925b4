// Proves the images in target/images: unpacked, they are started as a cluster would start them, as one house with TLS, Redis,
// mounted settings and secrets. Then each start is measured: plain, with a CDS archive, and the image's own.
//   node launcher/images/prove.mjs [runs of each start = 3]         as root, after ./gatehouse images
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { MODULES } from "../dev/freshness.mjs";
import { death } from "../dev/health.mjs";
import { underSupervision } from "../dev/supervision.mjs";
import { IMAGES, IMAGES_WORK, LOGS } from "../place.mjs";
import { Refusal } from "../refusal.mjs";
import { REDIS, requireTools } from "../tools.mjs";
import { betterAuth } from "./better-auth.mjs";
import { healthOf, housed } from "./house.mjs";
import { CACHES } from "./jib.mjs";
import { freePorts } from "./ports.mjs";
import { javaOf, looseIn, plain, residentOf, row, sizeOf, startOf, workOf } from "./proof.mjs";
import { runner } from "./runner.mjs";
import { train } from "./train.mjs";
import { unpack } from "./unpacked.mjs";
import { visit } from "./visit.mjs";

const RUNS = Number(process.argv[2] ?? 3);
const WORK = join(IMAGES_WORK, "proof");
const MEMORY = "-XX:MaxRAM=512m"; // what the chart gives a pod; Java then divides this instead of the machine's memory
const ORDER = ["token-adapter", "sample-service", "edge-gateway"]; // the edge is ready when the adapter has answered it
const env = process.env;
const mega = (bytes) => Math.round(bytes / 1e6);
const load = () => `${loadavg()[0].toFixed(1)} on ${cpus().length} cores`;
const say = (text) => console.log(text);
const each = (of) => Object.fromEntries(MODULES.map((module) => [module, of(module)]));

try {
  requireTools([REDIS], env);
  await underSupervision(prove);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}

async function prove(children) {
  rmSync(WORK, { recursive: true, force: true });
  mkdirSync(WORK, { recursive: true });
  const run = runner({ children, env, logs: LOGS });
  const programs = {};
  for (const module of MODULES) programs[module] = await unpack({ image: join(IMAGES, `${module}.tar`), folder: join(WORK, module), run });
  const auth = await betterAuth(WORK, env);
  const redis = await startRedis(children);
  try {
    say("The images as one house:");
    const own = startOf(programs["edge-gateway"]);
    const { seen } = await live({ children, programs, auth, redis, options: each(() => CACHES[own]?.strictly ?? "") });
    seen.forEach((line) => say(`  ${line}`));
    if (RUNS > 0) await measure({ children, programs, auth, redis, own });
    for (const module of MODULES) {
      say(`  ${module.padEnd(15)} ${mega(sizeOf(join(IMAGES, `${module}.tar`)))} MB as a file, ${mega(sizeOf(programs[module].root))} MB unpacked`);
    }
  } finally {
    auth.server.closeAllConnections();
    auth.server.close();
  }
}

async function measure({ children, programs, auth, redis, own }) {
  const bare = each((module) => plain(programs[module]));
  const kept = join(WORK, "cds");
  await train({ programs: bare, start: "cds", folder: join(WORK, "training"), kept, env, children, logs: LOGS, say: () => {} });
  const starts = {
    plain: { programs: bare },
    cds: { programs: bare, options: each((module) => `-XX:SharedArchiveFile=/cds/${module} -Xshare:on`), mounts: each(() => ({ "/cds": kept })) },
  };
  if (own === "aot") starts.aot = { programs, options: each(() => CACHES.aot.strictly) };
  const runs = Object.fromEntries(Object.keys(starts).map((start) => [start, each(() => [])]));
  say(`\nFrom the start until ready, each alone; ${RUNS} runs in turn, load before ${load()}:`);
  for (let i = 0; i < RUNS; i++) {
    for (const [start, given] of Object.entries(starts)) {
      const { measured } = await live({ children, auth, redis, ...given });
      for (const module of MODULES) runs[start][module].push(measured[module]);
    }
  }
  for (const module of MODULES) for (const start of Object.keys(starts)) say(`  ${row(module, start, runs[start][module])}`);
  say(`  load after ${load()}`);
}

// One house: started one by one, visited, told to end.
async function live({ children, programs, auth, redis, options, mounts = {} }) {
  const ports = await freePorts();
  const flags = each((module) => [MEMORY, options?.[module]].filter(Boolean).join(" "));
  const house = housed({ programs, folder: join(WORK, "house"), ports, betterAuth: auth, redis, mounts, options: flags });
  const started = [];
  const measured = {};
  for (const module of ORDER) {
    const since = performance.now();
    const child = children.start({ ...house.find(({ name }) => name === module), log: join(LOGS, `images-proof-${module}.log`) });
    started.push(child);
    await Promise.race([death(child), ready(healthOf(ports)[module])]);
    const seconds = (performance.now() - since) / 1000;
    measured[module] = { seconds, work: workOf(readFileSync(`/proc/${javaOf(child)}/stat`, "utf8")) };
  }
  const seen = await visit(ports);
  for (const child of started) {
    const java = javaOf(child);
    const status = readFileSync(`/proc/${java}/status`, "utf8");
    const loose = looseIn(status, readFileSync(`/proc/${java}/mountinfo`, "utf8"));
    if (loose.length > 0) throw new Refusal(`${child.name}: ${loose.join(", ")}.`);
    measured[child.name].resident = residentOf(status);
  }
  for (const child of started.reverse()) seen.push(await end(child));
  return { seen, measured };
}

async function ready(address) {
  while (!(await fetch(address, { signal: AbortSignal.timeout(5_000) }).then((response) => response.ok, () => false))) await pause(20);
}

async function end(child) {
  process.kill(javaOf(child), "SIGTERM");
  const { fate } = await child.exited;
  if (!fate.endsWith("143")) throw new Refusal(`${child.name} ${fate} instead of 143 when it was told to end: look into ${child.log}.`);
  return `    ${child.name}: pid 1, 65532, nothing to gain, root read-only; SIGTERM ended it with 143`;
}

async function startRedis(children) {
  const { tasks: port } = await freePorts();
  const command = ["redis-server", "--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = children.start({ name: "Redis", command, cwd: WORK, env, log: join(LOGS, "images-proof-redis.log") });
  const up = async () => {
    const socket = connect(port, "127.0.0.1");
    const opened = await once(socket, "connect").then(() => true, () => false);
    socket.destroy();
    return opened || (await pause(50), up());
  };
  await Promise.race([death(child), up()]);
  return port;
}
