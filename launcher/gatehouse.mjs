// ./gatehouse: one command for each thing that somebody new wants to do.
import { dev } from "./dev/dev.mjs";
import { images } from "./images/images.mjs";
import { explain } from "./operate/explain.mjs";
import { keys } from "./operate/keys.mjs";
import { route } from "./operate/route.mjs";
import { Refusal } from "./refusal.mjs";
import { Terminal } from "./terminal.mjs";
import { token } from "./token/token.mjs";
import { USAGE } from "./usage.mjs";
import { test } from "./verify/verify.mjs";

const COMMANDS = {
  dev,
  token,
  route,
  explain,
  keys,
  images,
  test,
  help: async (words, { terminal }) => terminal.line(USAGE),
};

// A terminal that is closed while we run must not keep us from ending what we started.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const terminal = new Terminal(process.stdout);
const [given, ...words] = process.argv.slice(2);
const name = { "--help": "help", "-h": "help" }[given] ?? given;
try {
  if (!Object.hasOwn(COMMANDS, name ?? "")) {
    throw Refusal.ofUsage(name === undefined ? "Say what to do." : `There is no command "${name}".`);
  }
  process.exitCode = (await COMMANDS[name](words, { env: process.env, terminal })) ?? 0;
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
