// Who listens where, and whether they can.
import { once } from "node:events";
import { createServer } from "node:net";
import { Refusal } from "../refusal.mjs";

const USUAL = {
  "better-auth": 3000,
  adapter: 8081,
  "adapter-management": 8091,
  edge: 8080,
  "edge-management": 8090,
  tasks: 8082,
  reports: 8083,
};

// GATEHOUSE_DEV_PORTS="edge=18080,tasks=18082" chooses other ports than the usual ones.
export function portsOf(env) {
  const ports = { ...USUAL };
  for (const entry of (env.GATEHOUSE_DEV_PORTS ?? "").split(",").map((text) => text.trim()).filter(Boolean)) {
    const [name, port] = entry.split("=");
    if (!Object.hasOwn(USUAL, name) || !/^[1-9]\d{0,4}$/.test(port ?? "") || Number(port) > 65535) {
      throw new Refusal(`GATEHOUSE_DEV_PORTS has "${entry}": write name=port, the name one of ${Object.keys(USUAL).join(", ")}.`);
    }
    ports[name] = Number(port);
  }
  const twice = Object.values(ports).find((port, i, all) => all.indexOf(port) !== i);
  if (twice) throw new Refusal(`GATEHOUSE_DEV_PORTS gives port ${twice} to two programs: give each its own.`);
  return ports;
}

// Tells which program needs the port that is taken, and what to do.
export async function requireFree(ports) {
  const taken = [];
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isFree(port))) taken.push([name, port]);
  }
  if (taken.length === 0) return;
  const [name, port] = taken[0];
  const all = taken.map(([who, number]) => `${number} (${who})`).join(", ");
  const look = process.platform === "linux" ? `ss -ltnp 'sport = :${port}'` : `lsof -i :${port}`;
  throw new Refusal(
    `${taken.length > 1 ? "Ports" : "Port"} ${all} in use: end the program there (\`${look}\` names it), or choose another ` +
      `port, such as GATEHOUSE_DEV_PORTS="${name}=${port + 10_000}".`,
  );
}

async function isFree(port) {
  const server = createServer();
  server.listen({ port, host: "127.0.0.1", exclusive: true });
  try {
    await once(server, "listening");
  } catch (error) {
    if (["EADDRINUSE", "EACCES"].includes(error.code)) return false;
    throw error;
  }
  server.close();
  await once(server, "close");
  return true;
}
