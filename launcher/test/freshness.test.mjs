import assert from "node:assert/strict";
import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, it } from "node:test";
import { isDemoStale, jarOf, staleModules } from "../dev/freshness.mjs";
import { newFolder } from "./tools-of-tests.mjs";

const HOUR_AGO = new Date(Date.now() - 3_600_000);
const IN_AN_HOUR = new Date(Date.now() + 3_600_000);
const MODULES = ["token-adapter", "edge-gateway", "sample-service"];

describe("a module", () => {
  let root;
  const write = (path, date = HOUR_AGO) => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "");
    for (const each of [file, dirname(file)]) utimesSync(each, date, date);
    return file;
  };
  beforeEach(() => {
    root = newFolder();
    write("pom.xml");
    for (const module of ["token-core", ...MODULES]) {
      write(`${module}/pom.xml`);
      write(`${module}/src/main/java/A.java`);
      utimesSync(join(root, module, "src/main"), HOUR_AGO, HOUR_AGO);
    }
    for (const module of MODULES) write(`${module}/target/${module}-0.1.0-SNAPSHOT.jar`);
  });

  it("is fresh when its jar was written after its sources, whatever date the jar bears", () => {
    assert.deepEqual(staleModules(root), []);
  });

  it("is stale without a jar", () => {
    rmSync(join(root, "edge-gateway/target"), { recursive: true });

    assert.deepEqual(staleModules(root), ["edge-gateway"]);
  });

  it("is stale when a source is newer", () => {
    write("sample-service/src/main/java/B.java", IN_AN_HOUR);

    assert.deepEqual(staleModules(root), ["sample-service"]);
  });

  it("is stale when a source is gone", () => {
    utimesSync(join(root, "sample-service/src/main/java"), IN_AN_HOUR, IN_AN_HOUR);

    assert.deepEqual(staleModules(root), ["sample-service"]);
  });

  it("is stale when what it is built on is newer", () => {
    write("token-core/src/main/java/B.java", IN_AN_HOUR);

    assert.deepEqual(staleModules(root), ["token-adapter", "edge-gateway"]);
  });

  it("is stale when the root pom is newer", () => {
    write("pom.xml", IN_AN_HOUR);

    assert.deepEqual(staleModules(root), MODULES);
  });

  it("is its runnable jar, not one beside it", () => {
    for (const other of ["-sources.jar", ".jar.original", "-tests.jar"]) write(`edge-gateway/target/edge-gateway-0.1.0-SNAPSHOT${other}`);

    assert.equal(jarOf(root, "edge-gateway"), join(root, "edge-gateway/target/edge-gateway-0.1.0-SNAPSHOT.jar"));
  });

  it("of Node is stale until it is installed, and when its lock file is newer", () => {
    write("demo/package-lock.json");
    assert.ok(isDemoStale(join(root, "demo")));

    write("demo/node_modules/.package-lock.json");
    assert.ok(!isDemoStale(join(root, "demo")));

    write("demo/package-lock.json", IN_AN_HOUR);
    assert.ok(isDemoStale(join(root, "demo")));
  });
});
