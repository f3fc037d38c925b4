import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { describe, it } from "node:test";
import { portsOf, requireFree } from "../dev/ports.mjs";
import { freePort } from "./tools-of-tests.mjs";

describe("the ports", () => {
  it("are those of the documentation", () => {
    assert.deepEqual(portsOf({}), {
      "better-auth": 3000, adapter: 8081, "adapter-management": 8091, edge: 8080, "edge-management": 8090, tasks: 8082, reports: 8083,
    });
  });

  it("may be chosen one by one", () => {
    const ports = portsOf({ GATEHOUSE_DEV_PORTS: "edge=18080, edge-management=18090" });

    assert.deepEqual([ports.edge, ports["edge-management"], ports.adapter], [18080, 18090, 8081]);
  });

  for (const wrong of ["8080", "edge", "edge=", "edge=0", "edge=65536", "edge=http", "toString=80", "gateway=8080"]) {
    it(`are not read from "${wrong}"`, () => {
      assert.throws(() => portsOf({ GATEHOUSE_DEV_PORTS: wrong }), { message: /^GATEHOUSE_DEV_PORTS has .*write name=port/ });
    });
  }

  it("are different ones", () => {
    assert.throws(() => portsOf({ GATEHOUSE_DEV_PORTS: "edge=8081" }), { message: /gives port 8081 to two programs/ });
  });

  it("are free", async () => {
    await requireFree({ edge: await freePort() });
  });

  for (const host of ["127.0.0.1", "0.0.0.0"]) {
    it(`are told with who needs them when somebody else listens on ${host}`, async (t) => {
      const other = createServer().listen(0, host);
      t.after(() => other.close());
      await once(other, "listening");
      const { port } = other.address();

      await assert.rejects(requireFree({ tasks: await freePort(), edge: port }), {
        message: new RegExp(`^Port ${port} \\(edge\\) in use: end the program there .* GATEHOUSE_DEV_PORTS="edge=`),
      });
    });
  }
});
