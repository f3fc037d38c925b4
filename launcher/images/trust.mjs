// Whom the Java of the images trusts: the authorities of Debian's package, not those that this machine has been told to trust.
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MAKE = fileURLToPath(new URL("TrustStore.java", import.meta.url));
const FETCH = 'cd "$1" && apt-get -q -o APT::Sandbox::User=root download ca-certificates && dpkg-deb --extract ca-certificates_*.deb .';

// Replaces the list of the Java in `home`, and gives the package that it comes from.
export async function trustAuthorities({ jdk, home, work, run }) {
  const folder = join(work, "authorities");
  mkdirSync(folder, { recursive: true });
  await run(["sh", "-c", FETCH, "sh", folder]);
  const file = join(home, "lib/security/cacerts");
  rmSync(file, { force: true });
  await run([join(jdk.home, "bin/java"), MAKE, join(folder, "usr/share/ca-certificates/mozilla"), file]);
  return packageOf(readdirSync(folder).find((name) => name.endsWith(".deb")));
}

// name_version_architecture.deb, in which a colon is written as %3a.
export function packageOf(deb) {
  const [name, version, arch] = decodeURIComponent(deb.replace(/\.deb$/, "")).split("_");
  return { name, version, arch };
}
