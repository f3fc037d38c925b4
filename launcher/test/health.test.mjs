import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { describe, it } from "node:test";
import { untilHealthy } from "../dev/health.mjs";
import { Refusal } from "../refusal.mjs";
import { freePort } from "./tools-of-tests.mjs";

const alive = { name: "edge", log: "edge.log", exited: new Promise(() => {}) };

async function serving(t, answer) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.closeAllConnections() ?? server.close());
  return `http://127.0.0.1:${server.address().port}/health`;
}

describe("waiting for a program", () => {
  it("ends when it says that it is well, not before", async (t) => {
    let asked = 0;
    const url = await serving(t, (request, response) => response.writeHead(++asked < 3 ? 503 : 200).end());

    await untilHealthy(alive, url);

    assert.equal(asked, 3);
  });

  it("ends with what it said last when that takes too long", async (t) => {
    const url = await serving(t, (request, response) => response.writeHead(503).end('{"betterAuth":"DOWN"}'));

    await assert.rejects(untilHealthy(alive, url, { patienceMs: 300 }), (error) =>
      error instanceof Refusal && error.message === `edge is not ready after 0.3 s; ${url} says {"betterAuth":"DOWN"}. Look into edge.log.`);
  });

  it("ends with that it said nothing when it does not listen", async () => {
    const url = `http://127.0.0.1:${await freePort()}/health`;

    await assert.rejects(untilHealthy(alive, url, { patienceMs: 300 }), { message: /says nothing\. Look into edge\.log/ });
  });
});
