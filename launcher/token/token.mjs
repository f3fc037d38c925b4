// ./gatehouse token: signs a demo user in for real and prints what the adapter gives for the session.
import { parseArgs } from "node:util";
import { portsOf } from "../dev/ports.mjs";
import { runningPorts } from "../dev/running.mjs";
import { Refusal } from "../refusal.mjs";
import { exchange } from "./exchange.mjs";
import { signIn } from "./sign-in.mjs";

export async function token(words, { env, terminal }) {
  const { as, pair, decode } = optionsOf(words);
  const tokens = await tokensOf(env, as);
  if (pair) terminal.line(json({ access_token: tokens.access_token, refresh_token: tokens.refresh_token }));
  else if (decode) terminal.line(json(decoded(tokens.access_token)));
  else terminal.line(tokens.access_token);
}

// For the commands that call something in somebody's name.
export const accessToken = async (env, as) => (await tokensOf(env, as)).access_token;

async function tokensOf(env, as) {
  const ports = runningPorts() ?? portsOf(env);
  const session = await signIn(`http://127.0.0.1:${ports["better-auth"]}`, emailOf(as));
  return exchange(`http://127.0.0.1:${ports.adapter}/realms/main`, session);
}

function optionsOf(words) {
  const options = { as: { type: "string" }, pair: { type: "boolean" }, decode: { type: "boolean" } };
  let values;
  try {
    ({ values } = parseArgs({ args: words, options }));
  } catch (error) {
    throw Refusal.ofUsage(error.message);
  }
  if (!values.as) throw Refusal.ofUsage("Say whose token: --as ada, or --as bob.");
  if (values.pair && values.decode) throw Refusal.ofUsage("Choose one of --pair and --decode.");
  return values;
}

const emailOf = (name) => (name.includes("@") ? name : `${name}@example.com`);
const json = (value) => JSON.stringify(value, null, 2);

export function decoded(jwt) {
  const [header, claims] = jwt.split(".", 2).map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
  return { header, claims };
}
