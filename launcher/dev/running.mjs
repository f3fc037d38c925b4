// What the dev run of this folder has told about itself, for other commands.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { RUNNING } from "../place.mjs";

export const tellRunning = (ports, file = RUNNING) => writeFileSync(file, JSON.stringify({ pid: process.pid, ports }));
export const tellEnded = (file = RUNNING) => rmSync(file, { force: true });

// The ports of the dev run; absent if there is none, or it was killed.
export function runningPorts(file = RUNNING) {
  try {
    const { pid, ports } = JSON.parse(readFileSync(file, "utf8"));
    process.kill(pid, 0); // only asks whether it lives
    return ports;
  } catch {
    return undefined;
  }
}
