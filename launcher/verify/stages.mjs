// Every check, quickest first.
import { readdirSync } from "node:fs";
import { join } from "node:path";

export function stagesOf(root) {
  const demo = join(root, "frontend/better-auth-demo");
  const venv = join(root, ".gatehouse/venv");
  const python = join(venv, "bin/python");
  const pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"];
  return [
    nodeTests("launcher", join(root, "launcher")),
    { name: "demo install", cwd: demo, command: ["npm", "ci", "--no-audit", "--no-fund"] },
    nodeTests("demo", demo),
    { name: "python", cwd: root, command: ["python3", "-m", "venv", venv] },
    { name: "python packages", cwd: root, command: [...pip, "-r", join(root, "launcher/verify/requirements.txt")] },
    // The end-to-end tests verify a token as a Python backend does.
    { name: "java", cwd: root, command: ["mvn", "-B", "-ntp", "verify"], env: { ACCEPTANCE_PYTHON: python }, isStreamed: true },
  ];
}

function nodeTests(name, cwd) {
  const files = readdirSync(join(cwd, "test")).filter((file) => file.endsWith(".test.mjs")).map((file) => join("test", file));
  const command = [process.execPath, "--test", "--test-reporter=tap", ...files];
  return { name, cwd, command, closing: /^# (tests|pass|fail|skipped) / };
}
