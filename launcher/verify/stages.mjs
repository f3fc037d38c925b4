// Every check, quickest first.
import { readdirSync } from "node:fs";
import { join } from "node:path";

export function stagesOf(root) {
  const demo = join(root, "frontend/better-auth-demo");
  const decoders = join(root, "docs/decoders");
  return [
    nodeTests("launcher", join(root, "launcher")),
    { name: "demo install", cwd: demo, command: ["npm", "ci", "--no-audit", "--no-fund"] },
    nodeTests("demo", demo),
    { name: "decoders install", cwd: decoders, command: ["npm", "ci", "--no-audit", "--no-fund"] },
    nodeTests("decoders", decoders),
    { name: "java", cwd: root, command: ["mvn", "-B", "-ntp", "verify"], isStreamed: true },
  ];
}

function nodeTests(name, cwd) {
  const files = readdirSync(join(cwd, "test")).filter((file) => file.endsWith(".test.mjs")).map((file) => join("test", file));
  const command = [process.execPath, "--test", "--test-reporter=tap", ...files];
  return { name, cwd, command, closing: /^# (tests|pass|fail|skipped) / };
}
