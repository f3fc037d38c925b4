// Which of the things that a dev run needs are missing, or older than what they are made of.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const MADE_OF = {
  "token-adapter": ["token-core", "settings"],
  "edge-gateway": ["token-core", "settings"],
  "sample-service": [],
};
export const MODULES = Object.keys(MADE_OF);
const JAR = /-\d[\d.]*(-SNAPSHOT)?\.jar$/; // not the -sources, -javadoc or .original beside it

export function jarOf(root, module) {
  const target = join(root, module, "target");
  const names = existsSync(target) ? readdirSync(target) : [];
  return names
    .filter((name) => name.startsWith(`${module}-`) && JAR.test(name))
    .map((name) => join(target, name))
    .sort((a, b) => written(b) - written(a))[0];
}

export function staleModules(root) {
  return Object.entries(MADE_OF)
    .filter(([module, others]) => {
      const sources = [module, ...others].flatMap((name) => [`${name}/pom.xml`, `${name}/src/main`]);
      const jar = jarOf(root, module);
      return !jar || written(jar) < newest(["pom.xml", ...sources].map((path) => join(root, path)));
    })
    .map(([module]) => module);
}

export function isDemoStale(folder) {
  const installed = join(folder, "node_modules/.package-lock.json"); // the last thing that npm writes
  return !existsSync(installed) || written(installed) < newest([join(folder, "package-lock.json")]);
}

// Our builds are reproducible, so that a jar's own date is always the same. Its ctime tells when it was written.
const written = (path) => statSync(path).ctimeMs;

// A folder's own date tells of files that were taken away.
function newest(paths) {
  const dates = paths.filter(existsSync).map((path) => {
    const found = statSync(path);
    const inside = found.isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : 0;
    return Math.max(found.mtimeMs, inside);
  });
  return Math.max(0, ...dates);
}
