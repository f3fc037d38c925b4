import assert from "node:assert/strict";
import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, it } from "node:test";
import { devSecrets } from "../dev/secrets.mjs";
import { newFolder } from "./tools-of-tests.mjs";

describe("the dev secrets", () => {
  let file;
  beforeEach(() => void (file = join(newFolder(), "inner", "dev.env")));

  it("are made at the first run, long enough and all different", () => {
    const { BETTER_AUTH_SECRET, GATEHOUSE_TOKEN_SECRETS, ...others } = devSecrets(file);

    const all = [BETTER_AUTH_SECRET, GATEHOUSE_TOKEN_SECRETS.replace(/^k1:/, ""), ...Object.values(others)];
    assert.equal(new Set(all).size, 3);
    assert.ok(all.every((secret) => Buffer.from(secret, "base64url").length === 32));
  });

  it("stay the same at the next", () => {
    assert.deepEqual(devSecrets(file), devSecrets(file));
  });

  it("can be read by their owner alone, even if somebody opened the file", () => {
    devSecrets(file);
    chmodSync(file, 0o644);

    devSecrets(file);

    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it("are added to those of an older version", () => {
    devSecrets(file);
    writeFileSync(file, "# mine\nBETTER_AUTH_SECRET=kept\n");

    const secrets = devSecrets(file);

    assert.equal(secrets.BETTER_AUTH_SECRET, "kept");
    assert.match(readFileSync(file, "utf8"), /^# mine\nBETTER_AUTH_SECRET=kept\nGATEHOUSE_TOKEN_SECRETS=k1:/);
  });

  it("may contain equals signs", () => {
    devSecrets(file);
    writeFileSync(file, "BETTER_AUTH_SECRET=a==\n");

    assert.equal(devSecrets(file).BETTER_AUTH_SECRET, "a==");
  });

  it("are told to be corrected when they cannot be read", () => {
    devSecrets(file);
    writeFileSync(file, "BETTER_AUTH_SECRET=a\nrubbish\n");

    assert.throws(() => devSecrets(file), { message: /^Line 2 of .*dev\.env is not NAME=value/ });
  });
});
