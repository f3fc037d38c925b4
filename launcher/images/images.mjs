// ./gatehouse images: edge, adapter and sample service as files that docker, podman, kind and skopeo take.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MODULES } from "../dev/freshness.mjs";
import { underSupervision } from "../dev/supervision.mjs";
import { IMAGES, IMAGES_WORK, LOGS } from "../place.mjs";
import { Refusal } from "../refusal.mjs";
import { JDK, MAVEN, MMDEBSTRAP, SKOPEO, UMOCI } from "../tools.mjs";
import { installTools } from "../verify/install.mjs";
import { sha256 } from "./archive.mjs";
import { makeBase } from "./base.mjs";
import { assemble, bomOf, labelsOfSources, packagePrograms } from "./jib.mjs";
import { findJdk } from "./jdk.mjs";
import { report } from "./report.mjs";
import { runner } from "./runner.mjs";
import { train } from "./train.mjs";
import { unpack } from "./unpacked.mjs";
import { startWith, wishOf } from "./wish.mjs";

export async function images(words, { env, terminal }) {
  const wish = wishOf(words);
  const jdk = wish.base ? undefined : findJdk(wish.jdk, env);
  // What Java a foreign base has is not known before it is here.
  const start = jdk ? startWith(wish.start, jdk.version) : (wish.start ?? "plain");
  requireRoot({ ownBase: jdk !== undefined, start });
  await installTools([JDK, MAVEN, ...(jdk ? [MMDEBSTRAP] : []), ...(start === "plain" ? [] : [SKOPEO, UMOCI])], { env, terminal });
  await underSupervision((children) => make({ base: wish.base, jdk, start, env, children, terminal }));
}

function requireRoot({ ownBase, start }) {
  if (!ownBase && start === "plain") return;
  if (process.platform === "linux" && process.getuid() === 0) return;
  throw new Refusal(
    "Images are made as root on a Debian: their base holds files of several owners, and they are started once to learn. " +
      "Elsewhere, give --base a pinned image with Java and take --start plain.",
  );
}

async function make({ base: given, jdk, start, env, children, terminal }) {
  process.umask(0o022);
  const run = runner({ children, env, logs: LOGS });
  const step = (label, work) => terminal.during(label, work);
  const work = join(IMAGES_WORK, "base");
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const labels = labelsOfSources();

  await step("Building the programs", (say) => packagePrograms({ run, say }));
  let bom;
  let base = given;
  if (jdk) {
    base = join(work, "base.tar");
    bom = await step(`Making the base with Java ${jdk.full}`, (say) => makeBase({ jdk, file: base, work, run, say }));
  }
  let files = await step("Making the images", () => assemble({ base, bom, start: "plain", labels, run }));
  if (start !== "plain") {
    const caches = await learnt({ files, start, env, children, run, step });
    files = await step("Making the images with what they learnt", () => assemble({ base, bom, start, caches, labels, run }));
  }
  report({ made: await deliver(files, bom), start, labels, terminal });
}

// What was learnt from the same files is taken again, so that the same makes the same here.
async function learnt({ files, start, env, children, run, step }) {
  const configs = await Promise.all(MODULES.map((module) => run(["tar", "-xOf", files[module], "config.json"])));
  const all = join(IMAGES_WORK, "learnt");
  const kept = join(all, keyOf(configs.map((text) => JSON.parse(text)), start));
  const found = Object.fromEntries(MODULES.map((module) => [module, join(kept, module)]));
  if (Object.values(found).every(existsSync)) return found;
  rmSync(all, { recursive: true, force: true });
  return step("Starting them once, to learn", async (say) => {
    const programs = {};
    for (const module of MODULES) {
      say(`unpacking ${module}`);
      programs[module] = await unpack({ image: files[module], folder: join(IMAGES_WORK, "unpacked", module), run });
    }
    const folder = join(IMAGES_WORK, "training");
    return train({ programs, start, folder, kept, env, children, logs: LOGS, say });
  });
}

// Not of the labels: another revision with the same files has nothing new to learn.
export function keyOf(configs, start) {
  const told = configs.map(({ rootfs, config }) => [rootfs.diff_ids, config.Entrypoint, config.Env]);
  return createHash("sha256").update(JSON.stringify([start, told])).digest("hex").slice(0, 16);
}

async function deliver(files, bom) {
  rmSync(IMAGES, { recursive: true, force: true });
  mkdirSync(IMAGES, { recursive: true });
  if (bom) writeFileSync(join(IMAGES, "base.cdx.json"), JSON.stringify(bom, null, 2));
  return Promise.all(MODULES.map(async (module) => {
    const file = join(IMAGES, `${module}.tar`);
    copyFileSync(files[module], file);
    copyFileSync(bomOf(module), join(IMAGES, `${module}.cdx.json`));
    return { module, file, digest: await sha256(file) };
  }));
}
