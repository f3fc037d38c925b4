// A base image as a file, in the form of `docker save`: layers, a configuration and a manifest.
import { createHash } from "node:crypto";
import { createReadStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

// One date for all that is in the images, so that the same makes the same.
export const EPOCH = 1;
export const PACK = ["tar", "--sort=name", `--mtime=@${EPOCH}`, "--numeric-owner", "--format=gnu"];

export const architecture = (arch) => ({ x64: "amd64" })[arch] ?? arch;

// layers: [{ name, tar, madeBy }], the lowest first, each a tar in `folder`.
export async function archive({ folder, file, layers, env, run }) {
  const digests = await Promise.all(layers.map(({ tar }) => sha256(join(folder, tar))));
  const config = configOf({ layers, digests, env, arch: architecture(process.arch) });
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  writeFileSync(join(folder, "manifest.json"), JSON.stringify([{ Config: "config.json", RepoTags: null, Layers: layers.map(({ tar }) => tar) }]));
  await run([...PACK, "--owner=0", "--group=0", "-C", folder, "-cf", file, "manifest.json", "config.json", ...layers.map(({ tar }) => tar)]);
}

export function configOf({ layers, digests, env, arch }) {
  const created = new Date(EPOCH * 1000).toISOString();
  return {
    architecture: arch,
    os: "linux",
    created,
    config: { Env: Object.entries(env).map(([name, value]) => `${name}=${value}`) },
    rootfs: { type: "layers", diff_ids: digests.map((digest) => `sha256:${digest}`) },
    history: layers.map(({ madeBy }) => ({ created, created_by: madeBy })),
  };
}

export async function sha256(file) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
