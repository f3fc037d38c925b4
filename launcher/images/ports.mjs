// Free ports of this machine, for a house that lives for a moment.
import { once } from "node:events";
import { createServer } from "node:net";

const NAMES = ["edge", "edge-management", "adapter", "adapter-management", "tasks"];

export async function freePorts() {
  const servers = NAMES.map(() => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = Object.fromEntries(NAMES.map((name, i) => [name, servers[i].address().port]));
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
}
