// Installs what checks and images need and a fresh machine lacks: only as root on a Debian, as CI machines are. Others are told.
import { spawnSync } from "node:child_process";
import {
  CHROMIUM, GO, isThere, JDK, MAVEN, MMDEBSTRAP, NPM, REDIS, requireTools, SKOPEO, UMOCI, VENV,
} from "../tools.mjs";

const PACKAGES = new Map([
  [JDK, "openjdk-17-jdk-headless"],
  [MAVEN, "maven"],
  [NPM, "npm"],
  [VENV, "python3-venv"],
  [REDIS, "redis-server"],
  [MMDEBSTRAP, "mmdebstrap"],
  [SKOPEO, "skopeo"],
  [UMOCI, "umoci"],
  [GO, "golang-go"],
  [CHROMIUM, "chromium"],
]);
export const CHECK_TOOLS = [JDK, MAVEN, NPM, VENV, REDIS, GO, CHROMIUM];

export async function installTools(tools, { env, terminal }) {
  const missing = tools.filter((tool) => !isThere(tool, env));
  const canInstall = process.getuid?.() === 0 && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
  if (missing.length > 0 && canInstall) {
    const packages = missing.map((tool) => PACKAGES.get(tool));
    await terminal.during(`Installing ${packages.join(", ")}`, async () => {
      aptGet(["update"], env);
      aptGet(["install", "-y", "--no-install-recommends", ...packages], env);
    });
  }
  requireTools(tools, env);
}

// Whether it worked is seen when the tools are looked for again.
function aptGet(words, env) {
  spawnSync("apt-get", ["-qq", ...words], { env: { ...env, DEBIAN_FRONTEND: "noninteractive" }, stdio: ["ignore", "ignore", "inherit"] });
}
