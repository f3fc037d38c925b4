// Which of the JDK's modules the programs need: what their classes name, and what is only looked up by name while they run.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { jarOf, MODULES } from "../dev/freshness.mjs";
import { ROOT } from "../place.mjs";

// Each with what misses it: a program starts without it and fails at some request.
export const LOOKED_UP = [
  "java.management", // metrics of the JVM
  "java.naming", // host names of certificates
  "jdk.crypto.ec", // P-256 in TLS and in signatures; part of java.base since JDK 22
  "jdk.management", // memory and CPU as the container has them
  "jdk.net", // keep-alive of idle connections
  "jdk.unsupported", // sun.misc.Unsafe, in Netty and Caffeine
];

// jdeps cannot look into jars of jars, so they are taken apart first.
export async function modulesOf(jdk, { run, work }) {
  const folders = [];
  for (const module of MODULES) {
    const folder = join(work, "apart", module);
    await run([join(jdk.home, "bin/java"), "-Djarmode=tools", "-jar", jarOf(ROOT, module), "extract", "--destination", folder]);
    folders.push(folder);
  }
  const programs = folders.map((folder) => join(folder, readdirSync(folder).find((name) => name.endsWith(".jar"))));
  const jars = folders.map((folder) => join(folder, "lib")).flatMap((lib) => readdirSync(lib).map((name) => join(lib, name)));
  const once = [...new Map(jars.map((jar) => [jar.slice(jar.lastIndexOf("/") + 1), jar])).values()];
  const said = await run([
    join(jdk.home, "bin/jdeps"), "-q", "--ignore-missing-deps", "--print-module-deps", "--recursive",
    "--multi-release", String(jdk.version), "--class-path", once.join(":"), ...programs,
  ]);
  const there = await run([join(jdk.home, "bin/java"), "--list-modules"]);
  return needed(said, there);
}

// From what jdeps says (a,b,c) and what the JDK has (a@25 a line).
export function needed(said, there) {
  const named = said.trim().split("\n").at(-1).split(",");
  const present = new Set(there.trim().split("\n").map((line) => line.replace(/@.*/, "")));
  return [...new Set([...named, ...LOOKED_UP])].filter((module) => present.has(module)).sort();
}
