// What a Service of Kubernetes is: connections go to its members in turn, and stay where they went.
import net from "node:net";
import { serve } from "./house.mjs";

export async function balancer(port) {
  const members = [];
  let turn = 0;
  await serve((client) => {
    const target = members[turn++ % members.length];
    const server = net.connect(target ?? 1, "127.0.0.1");
    // Each side is told what the other did: an end is an end, and a reset a reset.
    for (const [one, two] of [[client, server], [server, client]]) {
      one.setNoDelay(true);
      one.pipe(two);
      one.on("error", () => two.resetAndDestroy());
      one.on("close", () => two.destroySoon());
    }
  }, (handler) => net.createServer({ allowHalfOpen: true }, handler), port);
  return {
    add: (member) => members.push(member),
    remove: (member) => members.splice(members.indexOf(member), 1),
  };
}
