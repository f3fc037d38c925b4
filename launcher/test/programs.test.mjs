import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { box } from "../dev/box.mjs";
import { portsOf } from "../dev/ports.mjs";
import { programsOf } from "../dev/programs.mjs";

const secrets = {
  BETTER_AUTH_SECRET: "better", GATEHOUSE_TOKEN_SECRETS: "k1:shared", EDGE_CLIENT_SECRET: "edge",
};
const env = { PATH: "/bin", JAVA_HOME: "/jdk", GATEHOUSE_DEV_PORTS: "edge=1", SPRING_PROFILES_ACTIVE: "prod", BETTER_AUTH_URL: "https://x", PORT: "1" };
const ports = portsOf({ GATEHOUSE_DEV_PORTS: "edge=18080,tasks=18082" });
const programs = Object.fromEntries(programsOf({ root: "/gatehouse", ports, secrets, env }).map((program) => [program.name, program]));

describe("the programs", () => {
  it("get the secrets that they need, and no other", () => {
    const held = Object.entries(programs).map(([name, program]) => [name, Object.keys(secrets).filter((secret) => program.env[secret])]);

    assert.deepEqual(Object.fromEntries(held), {
      "better-auth": ["BETTER_AUTH_SECRET"],
      adapter: ["BETTER_AUTH_SECRET", "GATEHOUSE_TOKEN_SECRETS", "EDGE_CLIENT_SECRET"],
      edge: ["GATEHOUSE_TOKEN_SECRETS", "EDGE_CLIENT_SECRET"],
      tasks: ["GATEHOUSE_TOKEN_SECRETS"],
      reports: ["GATEHOUSE_TOKEN_SECRETS"],
    });
  });

  it("get nothing that the shell holds for another run, save what every program needs", () => {
    for (const program of Object.values(programs)) {
      assert.equal(program.env.PATH, "/bin");
      for (const name of ["GATEHOUSE_DEV_PORTS", "SPRING_PROFILES_ACTIVE", "BETTER_AUTH_URL"]) assert.ok(!(name in program.env), name);
    }
  });

  it("listen on this machine only, on the ports that were chosen", () => {
    assert.deepEqual([programs.edge.env.SERVER_PORT, programs.edge.env.SERVER_ADDRESS], ["18080", "127.0.0.1"]);
    assert.equal(programs.edge.env.TASKS_PORT, "18082");
    assert.equal(programs.edge.health, "http://127.0.0.1:8090/actuator/health/readiness");
    assert.equal(programs.tasks.health, "http://127.0.0.1:18082/actuator/health");
  });

  it("run on the JDK of JAVA_HOME", () => {
    assert.equal(programs.edge.command[0], "/jdk/bin/java");
  });

  it("are two of one jar, told apart by their names", () => {
    assert.deepEqual(
      [programs.tasks, programs.reports].map((program) => program.env.SPRING_APPLICATION_NAME), ["tasks", "reports"]);
  });
});

describe("the box", () => {
  it("shows the addresses, the people and a command to copy", () => {
    const text = box(ports);

    assert.match(text, /http:\/\/127\.0\.0\.1:3000\/sign-in/);
    assert.match(text, /ada@example\.com \(admin, user\) {2}bob@example\.com \(user\)\n.*password1234/);
    assert.match(text, /^ +curl -H "Authorization: Bearer \$\(\.\/gatehouse token --as ada\)" http:\/\/127\.0\.0\.1:18080\/api\/me$/m);
  });
});
