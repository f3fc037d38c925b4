// The tools that a person must have, and the sentence for each that is missing or too old.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Refusal } from "./refusal.mjs";

export const java = (env) => (env.JAVA_HOME ? join(env.JAVA_HOME, "bin", "java") : "java");

export const JDK = {
  command: (env) => [env.JAVA_HOME ? join(env.JAVA_HOME, "bin", "javac") : "javac", "-version"],
  version: /javac (?:1\.)?(\d+)/,
  least: [17],
  remedy: "A JDK 17 or newer is needed: install one (Debian: apt-get install openjdk-17-jdk-headless, macOS: brew install " +
    "openjdk@17) and point JAVA_HOME to it.",
};
export const MAVEN = {
  command: () => ["mvn", "-version"],
  version: /Apache Maven (\d+)\.(\d+)\.(\d+)/,
  least: [3, 8, 6],
  remedy: "Maven 3.8.6 or newer is needed: install it (Debian: apt-get install maven, macOS: brew install maven).",
};
export const NPM = {
  command: () => ["npm", "--version"],
  version: /^(\d+)/,
  least: [9],
  remedy: "npm 9 or newer is needed: it comes with Node from https://nodejs.org (Debian: apt-get install npm).",
};
export const VENV = {
  command: () => ["python3", "-c", "import ensurepip, sys, venv; print(*sys.version_info[:2], sep='.')"],
  version: /^(\d+)\.(\d+)/,
  least: [3, 9],
  remedy: "Python 3.9 or newer with venv is needed: install it (Debian: apt-get install python3-venv).",
};
export const REDIS = {
  command: () => ["redis-server", "--version"],
  version: /v=(\d+)\.(\d+)/,
  least: [6, 2],
  remedy: "redis-server 6.2 or newer is needed: install it (Debian: apt-get install redis-server, macOS: brew install redis).",
};
const forImages = (name, does) => ({
  command: () => [name, "--version"],
  version: /(\d+)/,
  least: [0],
  remedy: `${name} is needed, which ${does}: install it (Debian: apt-get install ${name}).`,
});
export const MMDEBSTRAP = forImages("mmdebstrap", "makes the base of the images");
export const SKOPEO = forImages("skopeo", "reads images");
export const UMOCI = forImages("umoci", "unpacks images to start them");

export const GO = {
  command: () => ["go", "version"],
  version: /go(\d+)\.(\d+)/,
  least: [1, 19],
  remedy: "Go 1.19 or newer is needed: install it (Debian: apt-get install golang-go, macOS: brew install go).",
};

export const CHROMIUM = {
  command: (env) => [env.CHROMIUM ?? "/usr/bin/chromium", "--version"],
  version: /(\d+)\./,
  least: [111],
  remedy: "Chromium 111 or newer is needed: install it (Debian: apt-get install chromium), or have CHROMIUM name the program of a Chrome.",
};

export const DEV_TOOLS = [JDK, MAVEN, NPM];

export function requireTools(tools, env) {
  const absent = tools.filter((tool) => !isThere(tool, env));
  // Without a JDK, Maven cannot even tell its version.
  const missing = absent.filter((tool) => tool !== MAVEN || !absent.includes(JDK) || !isOnPath("mvn", env));
  if (missing.length > 0) throw new Refusal(missing.map((tool) => tool.remedy).join("\n"));
}

export function isThere({ command, version, least }, env) {
  const [program, ...words] = command(env);
  const { status, stdout, stderr } = spawnSync(program, words, { env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  if (status !== 0) return false;
  // Maven prints in colours; old javac prints to standard error.
  const found = version.exec(`${stdout}${stderr}`.replace(/\x1b\[[\d;]*m/g, ""));
  return found !== null && isAtLeast(found.slice(1).map(Number), least);
}

const isOnPath = (program, env) => (env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));

export function isAtLeast(version, least) {
  const at = least.findIndex((number, i) => version[i] !== number);
  return at < 0 || version[at] > least[at];
}
