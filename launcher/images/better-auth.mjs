// A Better Auth in whose place we answer, over TLS: every session token is its own session and its own user.
import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { dirname, join } from "node:path";
import { Refusal } from "../refusal.mjs";
import { java } from "../tools.mjs";

const PASSWORD = "of-no-secret"; // Java wants one; the key lives for as long as the run

// Gives the port, and the file with the authority to trust. The key is P-256: the JRE must know elliptic curves.
export async function betterAuth(folder, env) {
  const [keys, trusted] = [join(folder, "keys.p12"), join(folder, "trusted.p12")];
  const store = (file) => ["-keystore", file, "-storetype", "PKCS12", "-storepass", PASSWORD, "-alias", "better-auth"];
  const whose = ["-dname", "CN=127.0.0.1", "-ext", "SAN=ip:127.0.0.1", "-validity", "30"];
  keytool(["-genkeypair", ...store(keys), "-keyalg", "EC", "-groupname", "secp256r1", ...whose], env);
  keytool(["-exportcert", ...store(keys), "-file", join(folder, "cert.der")], env);
  keytool(["-importcert", ...store(trusted), "-file", join(folder, "cert.der"), "-noprompt"], env);
  const server = createServer({ pfx: readFileSync(keys), passphrase: PASSWORD }, answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const trust = (path) => `-Djavax.net.ssl.trustStore=${path} -Djavax.net.ssl.trustStorePassword=${PASSWORD}`;
  return { server, url: `https://127.0.0.1:${server.address().port}/api/auth`, trusted, trust };
}

export const cookieOf = (token, secret) => encodeURIComponent(`${token}.${createHmac("sha256", secret).update(token).digest("base64")}`);

function answer(request, response) {
  const token = /better-auth\.session_token=([^.;%]+)/.exec(request.headers.cookie ?? "")?.[1];
  const now = new Date().toISOString();
  const times = { createdAt: now, updatedAt: now };
  const user = { id: `user-${token}`, email: `${token}@example.com`, emailVerified: true, name: token, role: "user", ...times };
  const session = { id: `sid-${token}`, token, userId: user.id, expiresAt: new Date(Date.now() + 6048e5).toISOString(), ...times };
  response.setHeader("content-type", "application/json");
  response.end(request.url.startsWith("/api/auth/get-session") ? JSON.stringify(token ? { session, user } : null) : '{"ok":true}');
}

function keytool(words, env) {
  const { status, stdout, stderr } = spawnSync(join(dirname(java(env)), "keytool"), words, { env, encoding: "utf8" });
  if (status !== 0) throw new Refusal(`keytool failed: ${stdout}${stderr}`);
}
