// Where the demo's people sign in: Better Auth, in memory. README.md has the settings.
import { start } from "./src/start.mjs";
import { SettingsError, settingsOf } from "./src/settings.mjs";

try {
  const demo = await start(settingsOf(process.env));
  console.log(`better-auth demo on ${demo.url}: sign in at ${demo.url}/sign-in`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => demo.stop());
} catch (error) {
  const known = error instanceof SettingsError || error.code === "EADDRINUSE";
  console.error(known ? `better-auth demo did not start: ${error.message}` : error);
  process.exitCode = 1;
}
