// Maven: the programs, then their images on a base. No daemon, and no registry unless the base comes from one.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MODULE_BEGINS } from "../dev/build.mjs";
import { MODULES } from "../dev/freshness.mjs";
import { ROOT } from "../place.mjs";
import { architecture } from "./archive.mjs";

const PACKAGE = ["mvn", "-B", "-ntp", "package", "-am", "-pl", MODULES.join(","), "-Dmaven.test.skip=true", "-Dspotless.check.skip=true",
  "-Djacoco.skip=true"];
// Where the programs of an image find what its start needs; see target/image in the modules.
export const CACHES = {
  aot: { file: "app.aot", making: (path) => `-XX:AOTCacheOutput=${path}`, using: "-XX:AOTCache=/app/app.aot", strictly: "-XX:AOTMode=on" },
  cds: { file: "app.jsa", making: (path) => `-XX:ArchiveClassesAtExit=${path}`, using: "-XX:SharedArchiveFile=/app/app.jsa", strictly: "-Xshare:on" },
};
// Netty's own libraries; without it, Java 24 and newer warn at every start.
const NATIVE = "--enable-native-access=ALL-UNNAMED";

export const packagePrograms = ({ run, say }) => run(PACKAGE, (line) => {
  const [, module, place] = MODULE_BEGINS.exec(line) ?? [];
  if (module) say(`${module} ${place}`);
});

// caches: per module the file that its start uses; none for a plain start. Gives the image's file for each module.
export async function assemble({ base, bom, start, caches = {}, labels, run }) {
  for (const module of MODULES) lay(module, { bom, start, cache: caches[module] });
  await run([...PACKAGE, "-Dcyclonedx.skip=true", "jib:buildTar", ...jibOptions({ base, start, labels })]);
  return Object.fromEntries(MODULES.map((module) => [module, join(ROOT, module, "target/jib-image.tar")]));
}

export function jibOptions({ base, start, labels, arch = process.arch }) {
  const fromFile = base.startsWith("/");
  return [
    "-Djib.useOnlyProjectCache=true",
    `-Djib.from.image=${fromFile ? `tar://${base}` : base}`,
    // Jib would take amd64 for granted.
    ...(fromFile ? [`-Djib.from.platforms=linux/${architecture(arch)}`] : []),
    `-Djib.container.jvmFlags=${[NATIVE, CACHES[start]?.using].filter(Boolean).join(",")}`,
    ...Object.entries(labels).map(([name, value]) => `-Dimage.${name}=${value}`),
  ];
}

// What goes into /app beside the jars.
function lay(module, { bom, start, cache }) {
  const folder = join(ROOT, module, "target/image");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "sbom"), { recursive: true });
  copyFileSync(bomOf(module), join(folder, "sbom/application.cdx.json"));
  if (bom) writeFileSync(join(folder, "sbom/base.cdx.json"), JSON.stringify(bom, null, 2));
  if (cache) copyFileSync(cache, join(folder, CACHES[start].file));
}

export const bomOf = (module) => join(ROOT, module, "target/classes/META-INF/sbom/application.cdx.json");

// Where the sources are from, as far as git knows.
export function labelsOfSources(root = ROOT) {
  const git = (...words) => spawnSync("git", ["-C", root, ...words], { encoding: "utf8" }).stdout?.trim() ?? "";
  const revision = git("rev-parse", "HEAD");
  const source = publicSource(git("remote", "get-url", "origin"));
  const changed = git("status", "--porcelain") !== "";
  return { ...(revision ? { revision: changed ? `${revision}-changed` : revision } : {}), ...(source ? { source } : {}) };
}

// A remote may hold a password, and may be a folder of this machine.
export function publicSource(remote) {
  if (!/^https:\/\//.test(remote)) return undefined;
  const url = new URL(remote);
  return `https://${url.host}${url.pathname}`;
}
