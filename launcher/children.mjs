// The programs that we started. Each leads a process group of its own, so that ending it ends what it started.
import { spawn } from "node:child_process";
import { closeSync, createWriteStream, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { Refusal } from "./refusal.mjs";

const GRACE_MS = 10_000;

export class Children {
  #running = new Set();
  #ending = false;

  // command: a list. log: the file that gets all it prints. each: told every line of it, while it runs.
  // The child's end is told by `exited` ({ ok, fate }), which never fails.
  start({ name, command, cwd, env, log, each }) {
    if (this.#ending) throw new Refusal("Everything is ending.");
    mkdirSync(dirname(log), { recursive: true });
    const [program, ...words] = command;
    const file = openSync(log, "w");
    const stdio = each ? ["ignore", "pipe", "pipe"] : ["ignore", file, file];
    const running = spawn(program, words, { cwd, env, detached: true, stdio });
    const logged = each ? tee(running, createWriteStream(log, { fd: file }), each) : closeSync(file);

    const child = { name, log, pid: running.pid, exited: exitOf(running, logged) };
    this.#running.add(child);
    child.exited.then(() => this.#running.delete(child));
    return child;
  }

  // Asks all to end, and ends those that do not. After it, nothing can be started any more.
  async endAll() {
    this.#ending = true;
    const asked = [...this.#running];
    asked.forEach((child) => tell(child, "SIGTERM"));
    const impatience = setTimeout(() => this.killAll(), GRACE_MS);
    await Promise.all(asked.map((child) => child.exited));
    clearTimeout(impatience);
  }

  killAll() {
    this.#running.forEach((child) => tell(child, "SIGKILL"));
  }
}

// Waits for a child that ends by itself, and fails if it does not end well.
export async function succeed(child) {
  const { ok, fate } = await child.exited;
  if (!ok) throw new Refusal(`${child.name} ${fate}: correct what it names and try again. It said, in ${child.log}:\n${lastLines(child.log, 25)}`);
}

export function lastLines(log, count = 15) {
  const lines = readFileSync(log, "utf8").trimEnd().split("\n").slice(-count);
  return lines.map((line) => `    ${line}`).join("\n");
}

async function exitOf(running, logged) {
  let failure;
  running.once("error", (error) => void (failure = error));
  const [code, signal] = await new Promise((resolve) => running.once("close", (...end) => resolve(end)));
  await logged;
  if (failure) return { ok: false, fate: `could not be started (${failure.message})` };
  return { ok: code === 0, fate: signal ? `was ended by ${signal}` : `ended with exit code ${code}` };
}

function tee(running, log, each) {
  for (const stream of [running.stdout, running.stderr]) {
    stream.pipe(log, { end: false });
    createInterface({ input: stream }).on("line", each);
  }
  return new Promise((resolve) => running.once("close", () => log.end(resolve)));
}

function tell({ pid }, signal) {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error; // it ended by itself meanwhile
  }
}
