// Runs programs that end by themselves, one after the other, each with a log of its own.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { succeed } from "../children.mjs";
import { ROOT } from "../place.mjs";

// Gives a function that runs a command and gives what it said; each line is told to `each` meanwhile.
export function runner({ children, env, logs }) {
  let count = 0;
  return async (command, each) => {
    const name = basename(command[0]);
    const log = join(logs, `images-${String(++count).padStart(2, "0")}-${name}.log`);
    await succeed(children.start({ name, command, cwd: ROOT, env, log, each }));
    return readFileSync(log, "utf8");
  };
}
