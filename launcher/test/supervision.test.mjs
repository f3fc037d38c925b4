import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { freePort, isAlive, startNode } from "./tools-of-tests.mjs";

const SUPERVISED = fileURLToPath(new URL("fixtures/supervised.mjs", import.meta.url));

async function supervise(...manners) {
  const ports = await Promise.all(manners.map(freePort));
  const run = startNode(SUPERVISED, ...manners.map((manner, i) => `${manner}-${i}:${ports[i]}:${manner}`));
  const pidsOf = (line) => line.split(" ").slice(1).map(Number);
  return { ...run, ports, up: async () => pidsOf(await run.line("up ")) };
}

describe("several programs under supervision", { timeout: 60_000 }, () => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    it(`all end when ${signal} comes`, async () => {
      const run = await supervise("polite", "polite");
      const pids = await run.up();
      assert.ok(pids.every(isAlive));

      run.process.kill(signal);

      assert.equal(await run.ended, 0);
      assert.equal(pids.filter(isAlive).length, 0);
      assert.match(run.text(), /ending\nended$/);
    });
  }

  it("end with the programs that they started themselves", async () => {
    const run = await supervise("parent");
    await run.up();
    const { grandchild } = await (await fetch(`http://127.0.0.1:${run.ports[0]}/`)).json();
    const line = connect(grandchild, "127.0.0.1");
    await once(line, "connect");
    const hungUp = new Promise((resolve) => line.on("error", () => {}).on("close", resolve).resume());

    run.process.kill("SIGTERM");

    assert.equal(await run.ended, 0);
    await hungUp;
  });

  it("end at the second signal when one of them does not want to", async () => {
    const run = await supervise("stubborn", "polite");
    const pids = await run.up();

    run.process.kill("SIGINT");
    await run.line("ending");
    run.process.kill("SIGINT");

    assert.equal(await run.ended, 0);
    assert.equal(pids.filter(isAlive).length, 0);
  });

  it("end when one of them dies, which is told with its last words", async () => {
    const run = await supervise("polite", "mortal");
    const pids = await run.up();

    await fetch(`http://127.0.0.1:${run.ports[1]}/die`).catch(() => {});

    assert.equal(await run.ended, 1);
    assert.match(run.text(), /mortal-1 ended with exit code 4, so everything was ended: mend what it names and try again\./);
    assert.equal(pids.filter(isAlive).length, 0);
  });

  it("end when one of them does not get up", async () => {
    const run = await supervise("polite", "broken");

    assert.equal(await run.ended, 1);
    assert.match(run.text(), /broken-1 ended with exit code 3, [^]*the sky is not blue$/);
  });
});
