import assert from "node:assert/strict";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { DEV_TOOLS, isAtLeast, isThere, JDK, MAVEN, REDIS, requireTools } from "../tools.mjs";
import { newFolder } from "./tools-of-tests.mjs";

// A machine on which the programs print these versions.
function machine(versions) {
  const bin = newFolder();
  for (const [name, text] of Object.entries(versions)) {
    writeFileSync(join(bin, name), `#!/bin/sh\necho '${text}'\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return { PATH: bin };
}

describe("a tool", () => {
  it("is new enough by its numbers, not by its text", () => {
    assert.ok(isAtLeast([3, 10, 0], [3, 8, 6]));
    assert.ok(isAtLeast([3, 8, 6], [3, 8, 6]));
    assert.ok(isAtLeast([21], [17]));
    assert.ok(!isAtLeast([3, 8, 5], [3, 8, 6]));
    assert.ok(!isAtLeast([11], [17]));
  });

  it("is there when it prints such a version", () => {
    assert.ok(isThere(JDK, machine({ javac: "javac 17.0.15" })));
    assert.ok(isThere(JDK, machine({ javac: "javac 25" })));
    assert.ok(isThere(MAVEN, machine({ mvn: "\x1b[1mApache Maven 3.8.7\x1b[m" })));
    assert.ok(isThere(REDIS, machine({ "redis-server": "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64" })));
  });

  it("is not there when it is too old, or missing", () => {
    assert.ok(!isThere(JDK, machine({ javac: "javac 1.8.0_402" })));
    assert.ok(!isThere(JDK, machine({ javac: "javac 11.0.2" })));
    assert.ok(!isThere(MAVEN, machine({ mvn: "Apache Maven 3.6.3" })));
    assert.ok(!isThere(MAVEN, machine({})));
  });

  it("is looked for where JAVA_HOME points", () => {
    assert.ok(!isThere(JDK, { ...machine({ javac: "javac 17.0.15" }), JAVA_HOME: "/nowhere" }));
  });

  it("is not blamed for another one that it needs", () => {
    const broken = { ...machine({ npm: "10.0.0", mvn: "Apache Maven 3.8.7" }), JAVA_HOME: "/nowhere" };
    writeFileSync(join(broken.PATH, "mvn"), "#!/bin/sh\nexit 1\n");

    assert.throws(() => requireTools(DEV_TOOLS, broken), { message: /^A JDK 17 or newer is needed: [^\n]*$/ });
  });

  it("is told to be installed, in a sentence each", () => {
    assert.throws(() => requireTools(DEV_TOOLS, machine({ npm: "10.0.0" })), {
      message: /^A JDK 17 or newer is needed: install one .*\nMaven 3\.8\.6 or newer is needed: install it .*$/,
    });
  });
});
