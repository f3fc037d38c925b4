// What the person asked for: ./gatehouse images [--start aot|cds|plain] [--base name@sha256:...] [--jdk folder]
import { parseArgs } from "node:util";
import { Refusal } from "../refusal.mjs";

export const STARTS = ["aot", "cds", "plain"]; // the quickest first
const PINNED = /^[a-z0-9][a-zA-Z0-9._/:-]*@sha256:[0-9a-f]{64}$/;

export function wishOf(words) {
  const { start, base, jdk } = optionsOf(words);
  if (start !== undefined && !STARTS.includes(start)) throw Refusal.ofUsage(`--start is ${STARTS.join(", ")}, not "${start}".`);
  if (base !== undefined && !PINNED.test(base)) {
    throw Refusal.ofUsage(`--base is pinned by its digest, such as registry.example.com/java@sha256:... with 64 hex digits, not "${base}".`);
  }
  if (base !== undefined && jdk !== undefined) throw Refusal.ofUsage("--base brings its own Java, so leave --jdk away.");
  return { start, base, jdk };
}

function optionsOf(args) {
  const text = { type: "string" };
  try {
    return parseArgs({ args, options: { start: text, base: text, jdk: text } }).values;
  } catch (error) {
    throw Refusal.ofUsage(`${error.message.split(". ")[0].replace(/\.$/, "")}.`); // the rest is for programmers
  }
}

// Which start a Java of that version can have. Nothing asked for: the best of them.
export function startWith(wanted, version) {
  const best = version >= 25 ? "aot" : "cds";
  if (wanted === "aot" && best !== "aot") {
    throw new Refusal(`Java ${version} has no AOT cache: give --jdk the folder of a JDK 25 or newer, or take --start cds.`);
  }
  return wanted ?? best;
}
