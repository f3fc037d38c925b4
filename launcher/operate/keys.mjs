// ./gatehouse keys export: the key by which one backend verifies the assertions made for it.
import { hkdfSync } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { devSecrets } from "../dev/secrets.mjs";
import { DEV_SECRETS } from "../place.mjs";
import { Refusal } from "../refusal.mjs";

export async function keys([action, ...words], { env, terminal }) {
  if (action !== "export") throw Refusal.ofUsage("Write what to do with the keys: keys export --audience tasks-api.");
  const { audience, "secrets-file": file } = optionsOf(words);
  const set = { keys: secretsOf(file, env).map(([kid, secret]) => keyOf(kid, secret, audience)) };
  terminal.line(JSON.stringify(set, null, 2));
}

function optionsOf(words) {
  let values;
  try {
    ({ values } = parseArgs({ args: words, options: { audience: { type: "string" }, "secrets-file": { type: "string" } } }));
  } catch (error) {
    throw Refusal.ofUsage(error.message);
  }
  if (!values.audience) throw Refusal.ofUsage("Say for which backend: --audience tasks-api.");
  return values;
}

// A JWK (RFC 7517): every JWT library takes one.
export function keyOf(kid, secret, audience) {
  const key = hkdfSync("sha256", secret, "", `gatehouse/assertion/${audience}`, 32);
  return { kty: "oct", alg: "HS256", kid, k: Buffer.from(key).toString("base64url") };
}

function secretsOf(file, env) {
  const text = file ? read(file) : (env.GATEHOUSE_TOKEN_SECRETS ?? (existsSync(DEV_SECRETS) ? devSecrets(DEV_SECRETS).GATEHOUSE_TOKEN_SECRETS : ""));
  const entries = text.split(/[,\r\n]/).map((entry) => entry.trim()).filter(Boolean).map((entry) => entry.split(/:(.*)/s));
  if (entries.length === 0 || entries.some(([kid, secret]) => !kid || (secret ?? "").trim().length < 32)) {
    throw new Refusal(
      "There is no list of kid:secret to derive from: give --secrets-file, set GATEHOUSE_TOKEN_SECRETS, or run ./gatehouse dev once.",
    );
  }
  return entries.map(([kid, secret]) => [kid.trim(), secret.trim()]);
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Refusal(`${file} cannot be read: give --secrets-file the file of kid:secret lines.`);
  }
}
