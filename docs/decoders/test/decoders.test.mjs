import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const vectors = JSON.parse(readFileSync(at("vectors.json"), "utf8"));

async function compiled() {
  const program = ts.createProgram([at("identity-header.ts")], {
    strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true,
  });
  assert.deepEqual(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText), []);
  const file = join(mkdtempSync(join(tmpdir(), "decoder-")), "identity-header.mjs");
  writeFileSync(file, ts.transpileModule(readFileSync(at("identity-header.ts"), "utf8"), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 },
  }).outputText);
  return import(pathToFileURL(file).href);
}

describe("the decoders", () => {
  it("read every vector in TypeScript", async () => {
    const { text, items } = await compiled();
    for (const vector of vectors) {
      if ("items" in vector) assert.deepEqual(items(vector.header), vector.items);
      else assert.equal(text(vector.header), vector.text);
    }
    assert.equal(text(undefined), "");
    assert.deepEqual(items(null), []);
  });

  it("read every vector in Python", () => {
    assert.equal(execFileSync("python3", [at("test/vectors.py")], { encoding: "utf8" }).trim(), String(vectors.length));
  });

  it("are short enough to be copied", () => {
    for (const file of ["IdentityHeader.java", "identity_header.py", "identity-header.ts"]) {
      assert.ok(readFileSync(at(file), "utf8").split("\n").length <= 40, file);
    }
  });
});
