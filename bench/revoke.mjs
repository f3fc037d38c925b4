// From the adapter's 200 to a revocation to the refusal at both of two edges, with the feed cut in a tenth of them.
//   node bench/revoke.mjs [revocations = 1000]        the jars must have been packaged
import net from "node:net";
import { adapter, backend, betterAuth, close, edge, exchange, form, quantile, serve } from "./house.mjs";

const count = Number(process.argv[2] ?? 1000);

// Stands between an edge and the adapter, and can break what is open.
async function between(target) {
  const open = new Set();
  const port = await serve((socket) => {
    const other = net.connect(target, "127.0.0.1");
    open.add(socket);
    for (const [one, two] of [[socket, other], [other, socket]]) {
      one.pipe(two);
      one.on("error", () => two.destroy());
      one.on("close", () => (two.destroy(), open.delete(socket)));
    }
  }, net.createServer);
  return { port, cut: () => open.forEach((socket) => socket.destroy()) };
}

async function status(url, token) {
  const response = await fetch(`${url}/api/tasks`, { headers: { authorization: `Bearer ${token}` } });
  await response.arrayBuffer();
  return response.status;
}

try {
  const room = await adapter(await betterAuth());
  const behind = await backend();
  const lines = [await between(room.port), await between(room.port)];
  const edges = [];
  for (const [i, line] of lines.entries()) edges.push(await edge(`edge-${i + 1}`, room.url, line.port, behind));
  const kept = edges.map(() => ({ whole: [], cut: [] }));
  for (let i = 0; i < count; i++) {
    const pair = await exchange(room.url, `s${i}`);
    for (const { url } of edges) if ((await status(url, pair.access_token)) !== 200) throw new Error("a good token was refused");
    const cut = i % 10 === 9;
    if (cut) lines.forEach((line) => line.cut());
    const { status: done } = await form(`${room.url}/protocol/openid-connect/revoke`, { client_id: "web", token: pair.refresh_token });
    if (done !== 200) throw new Error(`revoke: ${done}`);
    const from = performance.now();
    await Promise.all(edges.map(async ({ url }, e) => {
      while ((await status(url, pair.access_token)) !== 401) {
        if (performance.now() - from > 20_000) throw new Error("not refused within 20 s");
      }
      kept[e][cut ? "cut" : "whole"].push(performance.now() - from);
    }));
    if (i % 100 === 99) console.error(`${i + 1} of ${count}`);
  }
  const ms = (numbers, q) => `${quantile(numbers, q).toFixed(0)} ms`.padStart(8);
  for (const [e, { whole, cut }] of kept.entries()) {
    for (const [name, numbers] of [["feed whole", whole], ["feed cut", cut], ["all", [...whole, ...cut]]]) {
      console.log(`edge ${e + 1}  ${name.padEnd(10)} ${String(numbers.length).padStart(5)}   p50 ${ms(numbers, 0.5)}   p99 ${ms(numbers, 0.99)}   longest ${ms(numbers, 1)}`);
    }
  }
} finally {
  close();
}
