// Does anybody notice when edges and adapters are replaced one after the other? 200 requests a second with kept connections,
// refreshes, cookies and open event streams; each instance gets SIGTERM and is still called for 2 seconds.
//   mvn -pl charts verify -Dtest=RollingRestartTest -Drolling.seconds=60     renders the chart and runs this with what it rendered
import { spawn } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import http from "node:http";
import { base, betterAuth, close, cookieOf, exchange, form, quantile, secrets, serve } from "./house.mjs";
import { balancer } from "./balancer.mjs";

const plan = JSON.parse(readFileSync(process.argv[2], "utf8"));
const STILL_CALLED = 2000;
const RATE = 200;
const STREAMS = 20;
const FAMILIES = 40;
Object.assign(secrets, plan.secrets);

const pause = (ms) => new Promise((later) => setTimeout(later, ms));
const running = new Map();
const failures = [];
const counts = { token: 0, posts: 0, cookie: 0, refresh: 0, streams: 0, gone: 0 };
const times = [];
let stopping = false;

const fail = (what, why) => failures.push({ at: new Date().toISOString(), what, why: String(why) });

function start(pod) {
  const log = openSync(`${pod.folder}/log`, "w");
  const child = spawn(pod.command[0], pod.command.slice(1), { cwd: pod.folder, env: pod.environment, stdio: ["ignore", log, log] });
  const ended = new Promise((done) => child.once("exit", (code, signal) => done(code ?? signal)));
  running.set(pod, { child, ended });
}

async function ready(pod) {
  for (let tries = 0; tries < 900; tries++) {
    const health = await fetch(`${base(pod.management)}/actuator/health/readiness`).catch(() => null);
    if (health?.ok) return;
    await pause(100);
  }
  throw new Error(`a pod did not become ready: see ${pod.folder}/log`);
}

// As a cluster does: a new one first; then the old one is told to stop, and the news of that takes a while.
async function replace(old, fresh, before) {
  if (fresh) {
    start(fresh);
    await ready(fresh);
    before.add(fresh.port);
  }
  const from = performance.now();
  running.get(old).child.kill("SIGTERM");
  setTimeout(() => before.remove(old.port), STILL_CALLED);
  const late = setTimeout(() => fail(old.name, "did not end within its grace period"), old.graceSeconds * 1000);
  const code = await running.get(old).ended;
  clearTimeout(late);
  if (code !== 143) fail(old.name, `ended with ${code}`);
  running.delete(old);
  counts.gone++;
  console.log(`${old.name} ${fresh ? "was replaced" : "has gone"}: ended ${((performance.now() - from) / 1000).toFixed(1)} s after SIGTERM`);
}

// Each client has one connection and keeps it; every tenth request comes from somebody new.
const clients = Array.from({ length: 20 }, () => new http.Agent({ keepAlive: true, maxSockets: 1 }));
let turn = 0;

function call(kind, path, headers, body) {
  const agent = turn % 10 === 9 ? false : clients[turn % clients.length];
  turn++;
  return new Promise((done) => {
    const from = performance.now();
    const options = { host: "127.0.0.1", port: plan.edgePort, path, headers, agent, method: body ? "POST" : "GET", timeout: 20_000 };
    const request = http.request(options, (response) => {
      response.resume().on("error", (problem) => (fail(kind, problem), done())).on("end", () => {
        if (response.statusCode !== 200) fail(kind, `status ${response.statusCode}`);
        times.push(performance.now() - from);
        counts[kind]++;
        done();
      });
    });
    request.on("timeout", () => request.destroy(new Error("no answer within 20 s")));
    request.on("error", (problem) => (fail(kind, `${problem.message}, on a ${request.reusedSocket ? "kept" : "new"} connection`), done()));
    request.end(body);
  });
}

// Ends well when the server says that it is over; then it is opened again, as an EventSource does.
function stream(token) {
  return new Promise((done) => {
    const request = http.get({ host: "127.0.0.1", port: plan.edgePort, path: "/api/tasks/events", headers: token(), agent: false }, (response) => {
      if (response.statusCode !== 200) fail("streams", `status ${response.statusCode}`);
      counts.streams++;
      response.resume().on("end", done).on("error", (problem) => (stopping || fail("streams", `broken off: ${problem.message}`), done()));
    });
    request.on("error", (problem) => (stopping || fail("streams", problem.message), done()));
    open.add(request);
    request.on("close", () => open.delete(request));
  });
}
const open = new Set();

async function refresh(family) {
  family.busy = true;
  const answer = await form(`${base(plan.adapterPort)}/realms/main/protocol/openid-connect/token`,
    { grant_type: "refresh_token", client_id: "web", refresh_token: family.tokens.refresh_token },
    family.number % 2 ? { connection: "close" } : {}).catch((problem) => ({ status: problem.cause?.message ?? problem.message }));
  if (answer.status === 200) {
    family.tokens = answer.body;
    counts.refresh++;
  } else fail("refresh", answer.status);
  family.busy = false;
}

const backend = (port) =>
  serve((request, response) => {
    if (!request.url.startsWith("/events")) return request.resume().on("end", () => response.end('{"ok":true}'));
    response.writeHead(200, { "content-type": "text/event-stream" });
    const timer = setInterval(() => response.write("data: {}\n\n"), 250);
    response.on("close", () => clearInterval(timer));
  }, http.createServer, port);

try {
  await betterAuth(plan.betterAuthPort);
  await backend(plan.backendPort);
  const [adapters, edges] = [await balancer(plan.adapterPort), await balancer(plan.edgePort)];
  for (const pod of [...plan.adapters.old, ...plan.edges.old]) start(pod);
  for (const pod of plan.adapters.old) await ready(pod).then(() => adapters.add(pod.port));
  for (const pod of plan.edges.old) await ready(pod).then(() => edges.add(pod.port));

  const families = [];
  for (let i = 0; i < FAMILIES; i++) families.push({ number: i, tokens: await exchange(`${base(plan.adapterPort)}/realms/main`, `s${i}`), busy: false });
  const bearer = () => ({ authorization: `Bearer ${families[Math.floor(Math.random() * FAMILIES)].tokens.access_token}` });
  const under = new Set();
  const track = (work) => (under.add(work), work.finally(() => under.delete(work)));
  for (let i = 0; i < STREAMS; i++) track((async () => { while (!stopping) await stream(bearer); })());

  let sent = 0;
  const begun = performance.now();
  const clock = setInterval(() => {
    for (const due = (performance.now() - begun) * RATE / 1000; sent < due; sent++) {
      const family = families[sent % FAMILIES];
      if (sent % 20 === 0 && !family.busy) track(refresh(family));
      else if (sent % 20 === 10) track(call("cookie", "/api/tasks/1", { cookie: `better-auth.session_token=${cookieOf(`c${sent}`)}` }));
      else if (sent % 5 === 1) track(call("posts", "/api/tasks", { ...bearer(), "content-type": "application/json" }, '{"title":"x"}'));
      else track(call("token", "/api/tasks/1", bearer()));
    }
  }, 5);

  await pause(2000);
  if (plan.edges.fresh.length > 0) {
    for (const [kind, before] of [["edges", edges], ["adapters", adapters]]) {
      for (const [i, old] of plan[kind].old.entries()) await replace(old, plan[kind].fresh[i], before);
    }
  } else {
    // The short run: an edge and an adapter go at once, and the others must do.
    await Promise.all([replace(plan.edges.old[0], null, edges), replace(plan.adapters.old[0], null, adapters)]);
  }
  await pause(Math.max(1000, plan.seconds * 1000 - (performance.now() - begun)));
  clearInterval(clock);
  stopping = true;
  open.forEach((request) => request.destroy());
  await Promise.all(under);
  const seconds = (performance.now() - begun) / 1000;
  console.log(`${sent} in ${seconds.toFixed(0)} s: ${JSON.stringify(counts)}`);
  console.log(`p50 ${quantile(times, 0.5).toFixed(0)} ms   p99 ${quantile(times, 0.99).toFixed(0)} ms   longest ${quantile(times, 1).toFixed(0)} ms`);
  console.log(`${failures.length} failed`);
  for (const failure of failures.slice(0, 40)) console.log(JSON.stringify(failure));
  process.exitCode = failures.length === 0 ? 0 : 1;
} finally {
  for (const { child } of running.values()) child.kill("SIGKILL");
  await Promise.all([...running.values()].map(({ ended }) => ended));
  for (const client of clients) client.destroy();
  close();
}
