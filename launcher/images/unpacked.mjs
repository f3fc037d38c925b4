// Images taken apart, and their programs started from there without a container engine.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const CONFINED = fileURLToPath(new URL("confined.sh", import.meta.url));

export async function unpack({ image, folder, run }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run(["skopeo", "--insecure-policy", "copy", "--quiet", `docker-archive:${image}`, `oci:${folder}/oci:image`]);
  await run(["umoci", "unpack", "--image", `${folder}/oci:image`, `${folder}/bundle`]);
  rmSync(`${folder}/oci`, { recursive: true, force: true });
  return programOf(join(folder, "bundle/rootfs"), JSON.parse(readFileSync(join(folder, "bundle/config.json"), "utf8")));
}

// What the image itself says of how it is started.
export const programOf = (root, { process: { args, env, cwd, user } }) => ({
  root,
  entrypoint: args,
  folder: cwd,
  user: user.uid,
  env: Object.fromEntries(env.map((entry) => entry.split(/=(.*)/s).slice(0, 2))),
});

// As Children.start takes it. mounts: { "/there": "/here" }. env is laid over the image's own.
export function confined({ root, entrypoint, folder, env: own }, { name, mounts, env }) {
  const binds = Object.entries(mounts).map(([there, here]) => `${here}=${there}`);
  return {
    name,
    command: ["/usr/bin/unshare", "--mount", "--pid", "--fork", "--kill-child", "/bin/sh", CONFINED, root, folder, ...binds, "--", ...entrypoint],
    cwd: "/",
    env: { ...own, ...env },
  };
}
