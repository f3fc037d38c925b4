// The base that the build makes itself: a few libraries of Debian, a Java with the modules that the programs need, and no shell.
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { archive, PACK } from "./archive.mjs";
import { modulesOf } from "./modules.mjs";
import { bomOf, packagesOf } from "./sbom.mjs";
import { ASK_APT, sourcesOf } from "./sources.mjs";
import { trustAuthorities } from "./trust.mjs";

export const USER = 65532; // as whom all images run, and what the Helm chart expects
const PACKAGES = ["base-files", "libc6", "zlib1g"];
// Packages only for their programs, none of which are taken along.
const PROGRAMS_ONLY = ["mawk", "original-awk"];
// What a scanner asks for: which packages of which version these libraries are.
const KEEP_STATUS =
  'for deb in "$1"/var/cache/apt/archives/*.deb; do dpkg-deb --field "$deb" | sed "1a Status: install ok installed"; echo; done ' +
  '> "$1/var/lib/dpkg/status"';
// os-release says what it is; the rest are programs, character sets, caches, and what the making machine left there.
const TAKE = ["lib", "lib64", "usr/lib", "usr/lib64", "usr/share/common-licenses", "etc/debian_version", "etc/os-release", "etc/host.conf"];
const LEAVE = /\/(gconv|perl\d?|perl-base|locale|systemd|python\d?)$/;
const ETC = {
  passwd: `root:x:0:0:root:/root:/sbin/nologin\ngatehouse:x:${USER}:${USER}:gatehouse:/var/lib/gatehouse:/sbin/nologin\n`,
  group: `root:x:0:\ngatehouse:x:${USER}:\n`,
  "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\n",
};

// Makes the file `file` and gives the SBOM of what is in it.
export async function makeBase({ jdk, file, work, run, say }) {
  say("Debian");
  const raw = join(work, "debian");
  const { release, lines } = sourcesOf(await run(ASK_APT));
  const list = join(work, "sources.list");
  writeFileSync(list, `${lines.join("\n")}\n`);
  const linked = await run(["ldd", join(jdk.home, "lib/server/libjvm.so")]);
  await run(["mmdebstrap", "--quiet", "--mode=root", "--variant=extract", "--format=directory", `--include=${packagesFor(linked).join(",")}`,
    `--extract-hook=${KEEP_STATUS}`, release, raw, list]);
  const root = join(work, "root");
  const packages = furnish(raw, root);

  say("modules of Java");
  const modules = await modulesOf(jdk, { run, work });
  say("Java");
  const opt = join(work, "java");
  mkdirSync(join(opt, "opt"), { recursive: true });
  await run([join(jdk.home, "bin/jlink"), "--add-modules", modules.join(","), "--strip-debug", "--no-man-pages", "--no-header-files",
    jdk.version >= 21 ? "--compress=zip-6" : "--compress=2", "--generate-cds-archive", "--output", join(opt, "opt/java")]);
  rmSync(join(opt, "opt/java/lib/server/classes_nocoops.jsa"), { force: true }); // for heaps of more than 32 GB

  say("authorities");
  const authorities = await trustAuthorities({ jdk, home: join(opt, "opt/java"), work, run });
  say("layers");
  const layers = [
    { tar: "debian.tar", madeBy: `mmdebstrap ${release}: ${packages.map(({ name, version }) => `${name}=${version}`).join(" ")}`, of: root },
    { tar: "java.tar", madeBy: `jlink of ${jdk.maker} ${jdk.build}: ${modules.join(",")}; ${authorities.name}=${authorities.version}`, of: opt },
  ];
  for (const { tar, of } of layers) await run([...PACK, "-C", of, "-cf", join(work, tar), "."]);
  await archive({ folder: work, file, layers, env: { PATH: "/opt/java/bin", LANG: "C.UTF-8" }, run });
  return bomOf({ packages: [...packages, authorities], jdk });
}

// A JDK of Debian's own takes C++ from Debian. From what ldd says of the JVM.
export const packagesFor = (linked) => (/\blibstdc\+\+\.so/.test(linked) ? [...PACKAGES, "libstdc++6"] : PACKAGES);

// Libraries and licences, wherever this release of Debian has them: /lib may be a folder, or a link into /usr.
export function takeLibraries(raw, root) {
  for (const path of TAKE) take(raw, root, path);
  for (const name of readdirSync(join(raw, "usr/share/doc"))) take(raw, root, `usr/share/doc/${name}/copyright`);
}

function furnish(raw, root) {
  takeLibraries(raw, root);
  for (const [name, text] of Object.entries(ETC)) writeFileSync(join(root, "etc", name), text);
  const status = readFileSync(join(raw, "var/lib/dpkg/status"), "utf8");
  const { kept, packages } = packagesOf(status, PROGRAMS_ONLY);
  folder(join(root, "var/lib/dpkg"));
  writeFileSync(join(root, "var/lib/dpkg/status"), kept);
  for (const name of ["dev", "proc", "sys", "run", "etc/gatehouse"]) folder(join(root, name));
  folder(join(root, "tmp"), 0o1777);
  folder(join(root, "var/lib/gatehouse"), 0o700);
  chownSync(join(root, "var/lib/gatehouse"), USER, USER);
  return packages;
}

function take(from, to, path) {
  if (!existsSync(join(from, path)) && !isLink(join(from, path))) return;
  folder(dirname(join(to, path)));
  const filter = (source) => !LEAVE.test(source);
  cpSync(join(from, path), join(to, path), { recursive: true, verbatimSymlinks: true, filter });
}

const isLink = (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

function folder(path, mode) {
  mkdirSync(path, { recursive: true });
  if (mode !== undefined) chmodSync(path, mode);
}
