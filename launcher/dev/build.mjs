// Builds what a dev run needs.
import { join } from "node:path";
import { succeed } from "../children.mjs";
import { isDemoStale, staleModules } from "./freshness.mjs";

// That it is formatted, tested and listed in an SBOM is for ./gatehouse test.
const PACKAGE = ["mvn", "-B", "-ntp", "package", "-am", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true",
  "-Djacoco.skip=true", "-Dcyclonedx.skip=true"];
export const MODULE_BEGINS = /\[INFO\] Building (.+?) \d\S*\s+(\[\d+\/\d+\])/;

export async function build({ root, logs, env, children, terminal }) {
  const stale = staleModules(root);
  if (stale.length > 0) {
    await terminal.during(`Building ${stale.join(", ")}`, async (say) => {
      const each = (line) => {
        const [, module, place] = MODULE_BEGINS.exec(line) ?? [];
        if (module) say(`${module} ${place}`);
      };
      const command = [...PACKAGE, "-pl", stale.join(",")];
      await succeed(children.start({ name: "Maven", command, cwd: root, env, log: join(logs, "build.log"), each }));
    });
  }
  const demo = join(root, "frontend/better-auth-demo");
  if (isDemoStale(demo)) {
    await terminal.during("Installing the Better Auth demo", async () => {
      const command = ["npm", "ci", "--no-audit", "--no-fund"];
      await succeed(children.start({ name: "npm ci", command, cwd: demo, env, log: join(logs, "npm.log") }));
    });
  }
}
