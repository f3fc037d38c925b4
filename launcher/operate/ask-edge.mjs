// Asks the management port of the edge that ./gatehouse dev runs.
import { portsOf } from "../dev/ports.mjs";
import { runningPorts } from "../dev/running.mjs";
import { Refusal } from "../refusal.mjs";

const PATIENCE_MS = 10_000;

export async function askEdge(env, path, question) {
  const port = (runningPorts() ?? portsOf(env))["edge-management"];
  const asked = question === undefined ? {} : {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(question),
  };
  try {
    const response = await fetch(`http://127.0.0.1:${port}/actuator/${path}`, { ...asked, signal: AbortSignal.timeout(PATIENCE_MS) });
    return { status: response.status, answer: response.ok ? await response.json() : {} };
  } catch {
    throw new Refusal(`Nothing answers at http://127.0.0.1:${port}: start ./gatehouse dev in another terminal and wait for its box.`);
  }
}
