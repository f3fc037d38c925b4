// What several tests need.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const newFolder = () => mkdtempSync(join(tmpdir(), "gatehouse-test-"));

export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

// Remembers what is printed to it.
export function paper() {
  const written = [];
  return { write: (text) => written.push(text), text: () => written.join("") };
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

// Starts a Node script; `line(prefix)` waits for a line of its output, `ended` for its end.
export function startNode(script, ...words) {
  const process_ = spawn(process.execPath, [script, ...words], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = [];
  const waiting = [];
  const reader = createInterface({ input: process_.stdout });
  reader.on("line", (line) => {
    lines.push(line);
    waiting.filter(({ prefix }) => line.startsWith(prefix)).forEach(({ resolve }) => resolve(line));
  });
  return {
    process: process_,
    text: () => lines.join("\n"),
    line: (prefix) => new Promise((resolve) => {
      const found = lines.find((line) => line.startsWith(prefix));
      if (found) resolve(found);
      else waiting.push({ prefix, resolve });
    }),
    ended: Promise.all([once(process_, "close"), once(reader, "close")]).then(([[code]]) => code),
  };
}
