// Where this machine gets Debian's packages from, so that the base comes from the same mirror and release.
import { Refusal } from "../refusal.mjs";

export const ASK_APT = [
  "apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME) $(COMPONENT) $(ORIGIN)", "Created-By: Packages",
];

// From what apt says, lines for a sources.list and the release they belong to. Other makers' packages are not for the base.
export function sourcesOf(said) {
  const targets = said.trim().split("\n").map((line) => line.split(" "));
  const found = targets.filter(([, , component, origin]) => origin === "Debian" && component === "main");
  const releases = found.map(([, codename]) => codename).filter((codename) => !codename.includes("-"));
  if (releases.length === 0) {
    throw new Refusal(
      "apt knows no source of Debian (main), from which the base is made: add one and run apt-get update, or give --base a " +
        "pinned image with Java.",
    );
  }
  const [release] = releases;
  const lines = found.filter(([, codename]) => codename.split("-")[0] === release).map(([uri, codename]) => `deb ${uri} ${codename} main`);
  return { release, lines: [...new Set(lines)] };
}
