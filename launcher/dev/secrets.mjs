// The secrets of this machine's dev run: made once, kept in a file that only its owner can read and git ignores.
import { randomBytes } from "node:crypto";
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { Refusal } from "../refusal.mjs";

const secret = () => randomBytes(32).toString("base64url");
const MADE = {
  BETTER_AUTH_SECRET: secret,
  GATEHOUSE_TOKEN_SECRETS: () => `k1:${secret()}`,
  EDGE_CLIENT_SECRET: secret,
};
const HEAD = "# Made by ./gatehouse dev for this machine alone. Delete the file to get new ones; everybody is signed out then.\n";

export function devSecrets(file) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const isNew = !existsSync(file);
  const found = isNew ? {} : parse(file, readFileSync(file, "utf8"));
  const missing = Object.entries(MADE).filter(([name]) => !found[name]).map(([name, make]) => [name, make()]);
  const lines = missing.map(([name, value]) => `${name}=${value}\n`).join("");
  if (lines) appendFileSync(file, (isNew ? HEAD : "") + lines, { mode: 0o600 });
  chmodSync(file, 0o600);
  return { ...found, ...Object.fromEntries(missing) };
}

function parse(file, text) {
  const pairs = text.split("\n").map((line, i) => [line.trim(), i + 1]).filter(([line]) => line && !line.startsWith("#"));
  return Object.fromEntries(pairs.map(([line, number]) => {
    const cut = line.indexOf("=");
    if (cut < 1) throw new Refusal(`Line ${number} of ${file} is not NAME=value: correct it, or delete the file to get a new one.`);
    return [line.slice(0, cut), line.slice(cut + 1)];
  }));
}
