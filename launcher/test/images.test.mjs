import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { architecture, configOf } from "../images/archive.mjs";
import { keyOf } from "../images/images.mjs";
import { packagesFor, takeLibraries } from "../images/base.mjs";
import { findJdk, newest, releaseOf } from "../images/jdk.mjs";
import { jibOptions, publicSource } from "../images/jib.mjs";
import { LOOKED_UP, needed } from "../images/modules.mjs";
import { textOf, versionOf } from "../images/report.mjs";
import { bomOf, packagesOf } from "../images/sbom.mjs";
import { sourcesOf } from "../images/sources.mjs";
import { packageOf } from "../images/trust.mjs";
import { startWith, wishOf } from "../images/wish.mjs";
import { newFolder } from "./tools-of-tests.mjs";

const DIGEST = `sha256:${"0123456789abcdef".repeat(4)}`;

describe("./gatehouse images", () => {
  it("needs no wish", () => {
    assert.deepEqual(wishOf([]), { start: undefined, base: undefined, jdk: undefined });
  });

  for (const [words, told] of [
    [["--start", "fast"], /--start is aot, cds, plain, not "fast"/],
    [["--base", "docker.io/library/eclipse-temurin:25"], /--base is pinned by its digest/],
    [["--base", `java@${DIGEST}0`], /--base is pinned by its digest/],
    [["--base", `java@${DIGEST}`, "--jdk", "/opt/jdk"], /leave --jdk away/],
    [["--push"], /--push/],
    [["edge"], /edge/],
  ]) {
    it(`does not understand ${words.join(" ")}`, () => assert.throws(() => wishOf(words), { message: told, exitCode: 64 }));
  }

  it("takes a base that is pinned", () => {
    assert.equal(wishOf(["--base", `registry.example.com:5000/java@${DIGEST}`]).base, `registry.example.com:5000/java@${DIGEST}`);
  });

  it("starts as quickly as the Java allows, unless it is told otherwise", () => {
    assert.deepEqual([startWith(undefined, 25), startWith(undefined, 21), startWith("plain", 25), startWith("cds", 25)], ["aot", "cds", "plain", "cds"]);
    assert.throws(() => startWith("aot", 21), { message: /^Java 21 has no AOT cache: give --jdk .* or take --start cds\.$/ });
  });

  it("learns again when a file has changed, not when only a label has", () => {
    const config = (layer, revision) => ({ rootfs: { diff_ids: [layer] }, config: { Labels: { revision } } });

    assert.equal(keyOf([config("a", "1")], "aot"), keyOf([config("a", "2")], "aot"));
    assert.notEqual(keyOf([config("a", "1")], "aot"), keyOf([config("b", "1")], "aot"));
    assert.notEqual(keyOf([config("a", "1")], "aot"), keyOf([config("a", "1")], "cds"));
  });

  it("says what was made and what to do with it", () => {
    const made = [{ module: "token-adapter", bytes: 69_400_000, digest: "ab".repeat(32) }, { module: "edge-gateway", bytes: 1e8, digest: "cd".repeat(32) }];
    const text = textOf({ made, start: "aot", labels: {}, version: "1.2.3", folder: "/here" });

    assert.match(text, /with an AOT cache, of revision unknown, in \/here:\n {2}gatehouse\/token-adapter:1\.2\.3 +69\.4 MB {2}sha256 abababababababab\n {2}gatehouse\/edge-gateway:1\.2\.3 +100\.0 MB/);
    assert.match(text, /skopeo copy docker-archive:\/here\/token-adapter\.tar docker:\/\//);
    assert.match(text, /kind load image-archive/);
  });

  it("finds its version in the pom, not that of the parent", () => {
    assert.equal(versionOf("<parent><version>4</version></parent>\n<artifactId>gatehouse</artifactId>\n  <version>0.1.0</version>"), "0.1.0");
  });
});

describe("the JDK of the images", () => {
  const jdk = (folder, name, version) => {
    mkdirSync(join(folder, name, "bin"), { recursive: true });
    for (const tool of ["jlink", "jdeps"]) writeFileSync(join(folder, name, "bin", tool), "");
    writeFileSync(join(folder, name, "release"), `IMPLEMENTOR="Eclipse"\nJAVA_VERSION="${version}"\n`);
    return join(folder, name);
  };

  it("is the newest of those that are here", () => {
    const folder = newFolder();
    jdk(folder, "a", "17.0.15");
    jdk(folder, "b", "25.0.3");
    jdk(folder, "c", "21");

    assert.deepEqual(findJdk(undefined, {}, folder), { home: join(folder, "b"), version: 25, full: "25.0.3", maker: "Eclipse", build: "25.0.3" });
  });

  it("is the one that is asked for", () => {
    const folder = newFolder();
    jdk(folder, "new", "25");

    assert.equal(findJdk(jdk(folder, "old", "17"), {}, folder).version, 17);
  });

  it("is not one without jlink, or too old", () => {
    const folder = newFolder();
    jdk(folder, "old", "11.0.2");

    assert.throws(() => findJdk(undefined, {}, folder), { message: /^No JDK 17 or newer with jlink is in .*: install one, or give --jdk its folder\.$/ });
    assert.throws(() => findJdk(folder, {}, folder), { message: /is no JDK 17 or newer with jlink/ });
  });

  it("is JAVA_HOME's among equals", () => {
    assert.equal(newest([{ version: 25, home: "first" }, { version: 25, home: "second" }]).home, "first");
    assert.equal(releaseOf('JAVA_VERSION="25"').version, 25);
  });
});

describe("the base", () => {
  it("has the modules that are named, and those that are only looked up, where the JDK has them", () => {
    const there = ["java.base", "java.desktop", ...LOOKED_UP.filter((module) => module !== "jdk.crypto.ec")].map((module) => `${module}@25`).join("\n");

    assert.deepEqual(needed("Warning: split package\njava.base,java.desktop\n", there), [
      "java.base", "java.desktop", "java.management", "java.naming", "jdk.management", "jdk.net", "jdk.unsupported",
    ]);
  });

  it("comes from this machine's Debian, and from nobody else", () => {
    const said = [
      "http://deb.debian.org/debian/ bookworm main Debian",
      "http://deb.debian.org/debian/ bookworm contrib Debian",
      "http://deb.debian.org/debian-security/ bookworm-security main Debian",
      "https://deb.nodesource.com/node_20.x/ nodistro main . nodistro",
    ].join("\n");

    assert.deepEqual(sourcesOf(said), {
      release: "bookworm",
      lines: ["deb http://deb.debian.org/debian/ bookworm main", "deb http://deb.debian.org/debian-security/ bookworm-security main"],
    });
    assert.throws(() => sourcesOf("https://example.com/ nodistro main Other"), { message: /apt knows no source of Debian/ });
  });

  it("takes the libraries where that Debian has them, and no programs", () => {
    const [raw, root] = [newFolder(), newFolder()];
    const libraries = "usr/lib/x86_64-linux-gnu";
    const doc = "usr/share/doc/libc6";
    const files = [`${libraries}/libc.so.6`, `${libraries}/gconv/BIG5.so`, "usr/lib64/ld.so", "usr/bin/mawk", `${doc}/copyright`, `${doc}/changelog`];
    for (const file of files) {
      mkdirSync(dirname(join(raw, file)), { recursive: true });
      writeFileSync(join(raw, file), "");
    }
    for (const name of ["lib", "lib64", "bin"]) symlinkSync(`usr/${name}`, join(raw, name));

    takeLibraries(raw, root);

    assert.deepEqual(readdirSync(join(root, "usr"), { recursive: true }).sort(), [
      "lib", "lib/x86_64-linux-gnu", "lib/x86_64-linux-gnu/libc.so.6", "lib64", "lib64/ld.so", "share", "share/doc", "share/doc/libc6",
      "share/doc/libc6/copyright",
    ]);
    assert.deepEqual(readdirSync(root).sort(), ["lib", "lib64", "usr"]);
    assert.equal(readlinkSync(join(root, "lib")), "usr/lib");
  });

  it("has C++ for a JDK that takes it from Debian", () => {
    assert.ok(packagesFor("\tlibstdc++.so.6 => /lib/x86_64-linux-gnu/libstdc++.so.6 (0x7f)").includes("libstdc++6"));
    assert.ok(!packagesFor("\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x7f)").includes("libstdc++6"));
  });

  it("names the package of its authorities", () => {
    assert.deepEqual(packageOf("ca-certificates_1%3a20230311+deb12u1_all.deb"), { name: "ca-certificates", version: "1:20230311+deb12u1", arch: "all" });
  });

  it("tells scanners what is in it", () => {
    const status = "Package: libc6\nStatus: install ok installed\nVersion: 2.36-9+deb12u14\nArchitecture: amd64\n\n\nPackage: mawk\nVersion: 1\nArchitecture: amd64\n\n";
    const { kept, packages } = packagesOf(status, ["mawk"]);

    assert.equal(kept, "Package: libc6\nStatus: install ok installed\nVersion: 2.36-9+deb12u14\nArchitecture: amd64\n\n");
    assert.deepEqual(
      bomOf({ packages, jdk: { full: "25.0.3", maker: "Eclipse", build: "Temurin-25.0.3+9" } }).components.map(({ name, purl }) => purl ?? name),
      ["pkg:deb/debian/libc6@2.36-9%2Bdeb12u14?arch=amd64", "java"],
    );
  });

  it("is described alike whenever it is made", () => {
    const config = configOf({ layers: [{ madeBy: "us" }], digests: ["ab"], env: { PATH: "/opt/java/bin" }, arch: architecture("x64") });

    assert.deepEqual(config, {
      architecture: "amd64", os: "linux", created: "1970-01-01T00:00:01.000Z", config: { Env: ["PATH=/opt/java/bin"] },
      rootfs: { type: "layers", diff_ids: ["sha256:ab"] }, history: [{ created: "1970-01-01T00:00:01.000Z", created_by: "us" }],
    });
  });

  it("is a file, or a pinned image of a registry", () => {
    const options = (base, start) => jibOptions({ base, start, labels: { revision: "abc" }, arch: "arm64" });

    assert.deepEqual(options("/work/base.tar", "plain"), [
      "-Djib.useOnlyProjectCache=true", "-Djib.from.image=tar:///work/base.tar", "-Djib.from.platforms=linux/arm64",
      "-Djib.container.jvmFlags=--enable-native-access=ALL-UNNAMED", "-Dimage.revision=abc",
    ]);
    assert.deepEqual(options(`java@${DIGEST}`, "aot"), [
      "-Djib.useOnlyProjectCache=true", `-Djib.from.image=java@${DIGEST}`,
      "-Djib.container.jvmFlags=--enable-native-access=ALL-UNNAMED,-XX:AOTCache=/app/app.aot", "-Dimage.revision=abc",
    ]);
  });

  it("tells where the sources are, but no password of theirs and no folder of this machine", () => {
    assert.equal(publicSource("https://ada:secret@example.com/gatehouse.git"), "https://example.com/gatehouse.git");
    assert.equal(publicSource("/srv/git/gatehouse"), undefined);
    assert.equal(publicSource(""), undefined);
  });
});
