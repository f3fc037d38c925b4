// The JDK whose Java goes into the images: the newest that is here, whatever Maven runs on.
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../refusal.mjs";

const FOLDER = "/usr/lib/jvm";
const LEAST = 17;

export function findJdk(asked, env, folder = FOLDER) {
  if (asked !== undefined) {
    const jdk = jdkIn(asked);
    if (!jdk) throw new Refusal(`${asked} is no JDK ${LEAST} or newer with jlink: give --jdk the folder that holds bin/jlink and release.`);
    return jdk;
  }
  const installed = existsSync(folder) ? readdirSync(folder).sort().map((name) => join(folder, name)) : [];
  const jdk = newest([env.JAVA_HOME, ...installed].filter(Boolean).map(jdkIn).filter(Boolean));
  if (!jdk) throw new Refusal(`No JDK ${LEAST} or newer with jlink is in ${folder}: install one, or give --jdk its folder.`);
  return jdk;
}

export const newest = (jdks) =>
  jdks.reduce((best, jdk) => (best === undefined || jdk.version > best.version ? jdk : best), undefined);

function jdkIn(folder) {
  if (!["bin/jlink", "bin/jdeps", "release"].every((path) => existsSync(join(folder, path)))) return undefined;
  const release = releaseOf(readFileSync(join(folder, "release"), "utf8"));
  return release.version >= LEAST ? { home: realpathSync(folder), ...release } : undefined;
}

// The file `release` of a JDK: lines of NAME="value".
export function releaseOf(text) {
  const { JAVA_VERSION = "", IMPLEMENTOR = "unknown", IMPLEMENTOR_VERSION } =
    Object.fromEntries([...text.matchAll(/^(\w+)="(.*)"$/gm)].map(([, name, value]) => [name, value]));
  return { version: Number.parseInt(JAVA_VERSION, 10), full: JAVA_VERSION, maker: IMPLEMENTOR, build: IMPLEMENTOR_VERSION ?? JAVA_VERSION };
}
