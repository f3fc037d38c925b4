// What the benchmarks need of a house: a Better Auth that answers at once, a backend, the two jars, and cleaning up.
import { spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { mkdtempSync, openSync, rmSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const secrets = { token: randomBytes(24).toString("hex"), betterAuth: randomBytes(24).toString("hex"), edge: randomBytes(24).toString("hex") };
const version = "0.1.0-SNAPSHOT";
const children = [];
const servers = [];
export const directory = mkdtempSync(`${tmpdir()}/gatehouse-bench-`);

export const base = (port) => `http://127.0.0.1:${port}`;

export async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

export async function serve(handler, make = http.createServer, port = 0) {
  const server = make(handler).listen(port, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  servers.push(server);
  return server.address().port;
}

// Every session token is its own session and its own user, and lives for a week.
export const betterAuth = (port = 0) =>
  serve((request, response) => {
    const token = /better-auth\.session_token=([^.;%]+)/.exec(request.headers.cookie ?? "")?.[1];
    const now = new Date().toISOString();
    const session = { id: `sid-${token}`, token, userId: `user-${token}`, expiresAt: new Date(Date.now() + 6048e5).toISOString(), createdAt: now, updatedAt: now };
    const user = { id: `user-${token}`, email: `${token}@example.com`, emailVerified: true, name: `User ${token}`, role: "user", createdAt: now, updatedAt: now };
    response.setHeader("content-type", "application/json");
    response.end(request.url.startsWith("/api/auth/get-session") ? JSON.stringify(token ? { session, user } : null) : '{"ok":true}');
  }, http.createServer, port);

export const backend = () => serve((request, response) => request.resume().on("end", () => response.end('{"ok":true}')));

export const cookieOf = (token) =>
  encodeURIComponent(`${token}.${createHmac("sha256", secrets.betterAuth).update(token).digest("base64")}`);

function start(name, jvm, jar, environment, settings) {
  const log = openSync(`${directory}/${name}.log`, "w");
  const child = spawn("java", [...jvm, "-jar", `${root}${jar}/target/${jar}-${version}.jar`, ...settings], {
    env: { ...process.env, GATEHOUSE_TOKEN_SECRETS: `k1:${secrets.token}`, ...environment },
    stdio: ["ignore", log, log],
  });
  children.push(child);
  return child;
}

async function ready(name, management) {
  for (let tries = 0; tries < 600; tries++) {
    const health = await fetch(`${base(management)}/actuator/health/readiness`).catch(() => null);
    if (health?.ok) return;
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error(`${name} did not become ready: see ${directory}/${name}.log`);
}

export async function adapter(betterAuthPort, jvm = []) {
  const [port, management] = [await freePort(), await freePort()];
  const realm = "--gatehouse.realms.main";
  const child = start("adapter", jvm, "token-adapter", { BETTER_AUTH_SECRET: secrets.betterAuth }, [
    `--server.port=${port}`, `--management.server.port=${management}`, `--gatehouse.base-url=${base(port)}`,
    "--gatehouse.store.type=memory", `${realm}.better-auth.url=${base(betterAuthPort)}/api/auth`,
    `${realm}.clients.web.public=true`, `${realm}.clients.web.grants=token-exchange,refresh-token`,
    `${realm}.clients.edge.secret=${secrets.edge}`, `${realm}.clients.edge.grants=token-exchange`,
    `${realm}.clients.edge.feed=true`, `${realm}.clients.edge.forwards-address=true`,
  ]);
  await ready("adapter", management);
  return { url: `${base(port)}/realms/main`, port, management, pid: child.pid };
}

// adapterPort may be that of somebody between the two.
export async function edge(name, issuer, adapterPort, backendPort, { jvm = [], settings = [] } = {}) {
  const [port, management] = [await freePort(), await freePort()];
  const child = start(name, jvm, "edge-gateway", {}, [
    `--server.port=${port}`, `--management.server.port=${management}`, `--gatehouse.token.issuer=${issuer}`,
    `--gatehouse.adapter.url=${base(adapterPort)}/realms/main`, "--gatehouse.adapter.client-id=edge", `--gatehouse.adapter.client-secret=${secrets.edge}`,
    "--gatehouse.routes.tasks.path=/api/tasks/**", `--gatehouse.routes.tasks.to=${base(backendPort)}`, ...settings,
  ]);
  await ready(name, management);
  return { name, url: base(port), port, management, pid: child.pid };
}

export async function form(url, fields, headers = {}) {
  const response = await fetch(url, { method: "POST", headers, body: new URLSearchParams(fields) });
  const text = await response.text();
  return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : {} };
}

export async function exchange(realm, session) {
  const { status, body } = await form(`${realm}/protocol/openid-connect/token`, {
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange", client_id: "web",
    subject_token_type: "urn:gatehouse:params:oauth:token-type:better-auth-session", subject_token: cookieOf(session),
  });
  if (status !== 200) throw new Error(`exchange: ${status} ${JSON.stringify(body)}`);
  return body;
}

export const quantile = (numbers, q) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * q))];

export function close() {
  for (const child of children) child.kill();
  for (const server of servers) {
    server.closeAllConnections?.();
    server.close();
  }
  rmSync(directory, { recursive: true, force: true });
}
