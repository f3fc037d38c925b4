import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { settingsOf } from "../images/house.mjs";
import { looseIn, median, plain, residentOf, row, startOf, workOf } from "../images/proof.mjs";
import { confined, programOf } from "../images/unpacked.mjs";

const IMAGE = {
  process: { args: ["java", "-XX:AOTCache=/app/app.aot", "-cp", "@/app/jib-classpath-file", "Main"], env: ["PATH=/opt/java/bin", "A=b=c"], cwd: "/var/lib/gatehouse", user: { uid: 65532 } },
};
const STATUS = "Name:\tjava\nUid:\t65532\t65532\t65532\t65532\nGid:\t65532\t65532\t65532\t65532\nNSpid:\t4711\t1\nCapEff:\t0000000000000000\nNoNewPrivs:\t1\nVmRSS:\t  1000 kB\n";
const MOUNTS = "22 1 0:20 /x / rw,relatime - ext4 /dev/vda rw\n".replace("rw,relatime", "ro,relatime") + "23 22 0:21 / /tmp rw - tmpfs tmp rw\n";

describe("an unpacked image", () => {
  it("is started as the image says, with what is laid over it", () => {
    const { command, env } = confined(programOf("/root-of-it", IMAGE), { name: "edge", mounts: { "/etc/gatehouse": "/here" }, env: { B: "d" } });

    assert.deepEqual(env, { PATH: "/opt/java/bin", A: "b=c", B: "d" });
    assert.deepEqual(command.slice(command.indexOf("/root-of-it")), [
      "/root-of-it", "/var/lib/gatehouse", "/here=/etc/gatehouse", "--", "java", "-XX:AOTCache=/app/app.aot", "-cp", "@/app/jib-classpath-file", "Main",
    ]);
  });

  it("shows how it starts, and can be started without that", () => {
    const program = programOf("/", IMAGE);

    assert.equal(startOf(program), "aot");
    assert.equal(startOf(plain(program)), "plain");
  });
});

describe("a proof", () => {
  it("finds nothing wrong with a program that is confined", () => assert.deepEqual(looseIn(STATUS, MOUNTS), []));

  for (const [what, status, mounts] of [
    ["it is not the user 65532", STATUS.replace("Uid:\t65532", "Uid:\t0"), MOUNTS],
    ["it is not the group 65532", STATUS.replace("Gid:\t65532", "Gid:\t0"), MOUNTS],
    ["it has capabilities", STATUS.replace("CapEff:\t0000000000000000", "CapEff:\t0000000000000400"), MOUNTS],
    ["it could gain privileges", STATUS.replace("NoNewPrivs:\t1", "NoNewPrivs:\t0"), MOUNTS],
    ["it is not the first process, so that SIGTERM would not reach it", STATUS.replace("4711\t1", "4711\t12"), MOUNTS],
    ["its root can be written", STATUS, MOUNTS.replace("ro,", "rw,")],
  ]) {
    it(`sees that ${what}`, () => assert.deepEqual(looseIn(status, mounts), [what]));
  }

  it("gives the middle of several runs", () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(residentOf(STATUS), 1_024_000);
    assert.equal(workOf("4711 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 250 50 0"), 3);
    const runs = [{ seconds: 3, work: 2, resident: 2e8 }, { seconds: 1.04, work: 3, resident: 1e8 }, { seconds: 2, work: 4, resident: 15e7 }];
    assert.equal(row("edge-gateway", "aot", runs), "edge-gateway    aot    ready after   2.0 s (3.0 1.0 2.0)   CPU  3.0 s   resident 150 MB");
  });

  it("keeps secrets out of settings", () => {
    const ports = { edge: 1, "edge-management": 2, adapter: 3, "adapter-management": 4, tasks: 5 };
    const text = JSON.stringify(settingsOf({ ports, betterAuth: "https://127.0.0.1:6/api/auth", redis: 7 }));

    assert.doesNotMatch(text, /[0-9a-f]{48}/);
    assert.match(text, /configtree:\/run\/secrets\/gatehouse\//);
  });
});
