// Waits until a program says that it is well.
import { setTimeout as pause } from "node:timers/promises";
import { lastLines } from "../children.mjs";
import { Refusal } from "../refusal.mjs";

const EVERY_MS = 250;
const PATIENCE_MS = 180_000;

// Fails if the program ends first, or says nothing good for too long.
export async function untilHealthy(child, url, { patienceMs = PATIENCE_MS } = {}) {
  const stop = new AbortController();
  try {
    await Promise.race([poll(url, stop.signal), death(child), impatience(child, url, patienceMs, stop.signal)]);
  } finally {
    stop.abort();
  }
}

// Fails when the program ends.
export async function death(child) {
  const { fate } = await child.exited;
  throw new Refusal(
    `${child.name} ${fate}, so everything was ended: mend what it names and try again. ` +
      `Its last lines, of ${child.log}:\n${lastLines(child.log)}`,
  );
}

async function poll(url, signal) {
  while (!signal.aborted) {
    const response = await ask(url);
    if (response?.ok) return;
    await pause(EVERY_MS);
  }
}

async function impatience(child, url, patienceMs, signal) {
  try {
    await pause(patienceMs, undefined, { signal });
  } catch {
    return; // it was well in time
  }
  const said = await ask(url).then((response) => response?.text()) ?? "nothing";
  throw new Refusal(`${child.name} is not ready after ${patienceMs / 1000} s; ${url} says ${said}. Look into ${child.log}.`);
}

async function ask(url) {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(5_000) });
  } catch {
    return undefined; // not listening yet
  }
}
