// CPU per request of three gateways in turn, as ratios of one run: plain Spring Cloud Gateway, stock Spring Security in
// front of it, and our edge. Each is pinned to core 0; wrk and the backend share core 1.
//   node bench/load.mjs [seconds of load to warm up = 40] [seconds of each measurement = 10] [rounds = 4]
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [warm, seconds, rounds] = [40, 10, 4].map((usual, i) => Number(process.argv[2 + i] ?? usual));
const root = fileURLToPath(new URL("..", import.meta.url));
const work = `${root}bench/target/load`;
const [BACKEND, PLAIN, STOCK, OURS] = [29080, 29081, 29082, 29083];
const SECRET = "benchmark-secret-of-more-than-32-bytes-in-all";
const JVM = ["-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"];
const TICKS = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
const children = [];

function start(core, name, command, env = {}) {
  const child = spawn("taskset", ["-c", String(core), ...command], { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit"] });
  children.push(child);
  return { name, pid: child.pid };
}

async function up(port) {
  for (let i = 0; i < 600; i++) {
    try {
      await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(1000) });
      return;
    } catch {
      await new Promise((go) => setTimeout(go, 200));
    }
  }
  throw new Error(`nothing came up on port ${port}`);
}

// User and system time of a process, in microseconds.
function cpu(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1e6;
}

function load(port, duration) {
  return new Promise((done, fail) => {
    const wrk = spawn("taskset", ["-c", "1", "wrk", "-t1", "-c64", `-d${duration}s`, "-s", `${work}/tokens.lua`, `http://127.0.0.1:${port}/api/tasks`], { cwd: root });
    let text = "";
    wrk.stdout.on("data", (part) => (text += part));
    wrk.on("error", () => fail(new Error("wrk is missing: install Debian's package wrk")));
    wrk.on("close", () => {
      const requests = Number(/(\d+) requests in/.exec(text)?.[1] ?? 0);
      if (requests === 0 || /Non-2xx/.test(text)) fail(new Error(`the load failed:\n${text}`));
      else done(requests);
    });
  });
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

try {
  mkdirSync(work, { recursive: true });
  const cp = execFileSync(`${root}bench/classpath.sh`, { encoding: "utf8" }).trim();
  execFileSync("mvn", ["-q", "-pl", "edge-gateway", "-am", "package", "-DskipTests", "-Dspotless.check.skip"], { cwd: root, stdio: "inherit" });
  const tokens = execFileSync("java", ["-cp", cp, "dev.gatehouse.bench.Token", "1000"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 24 }).trim().split("\n");
  writeFileSync(`${work}/tokens.lua`, `local tokens = { ${tokens.map((token) => `"Bearer ${token}"`).join(",\n")} }\nlocal i = 0\n` +
    `request = function()\n  i = i % #tokens + 1\n  return wrk.format("GET", nil, { ["Authorization"] = tokens[i], ["Accept"] = "application/json" })\nend\n`);
  const webflux = "--spring.cloud.gateway.server.webflux";
  const gateway = (main, port) => ["java", ...JVM, "-cp", cp, main, `--server.port=${port}`, `${webflux}.routes[0].id=tasks`,
    `${webflux}.routes[0].uri=http://127.0.0.1:${BACKEND}`, `${webflux}.routes[0].predicates[0]=Path=/api/tasks/**`, "--spring.config.name=bench"];
  const exclude = "--spring.autoconfigure.exclude=" + [
    "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
    "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
    "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration",
    "org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
  ].join(",");
  start(1, "backend", ["java", "-Xmx128m", "-XX:+UseSerialGC", "-cp", cp, "dev.gatehouse.bench.Backend", String(BACKEND)]);
  const gateways = [
    { port: PLAIN, ...start(0, "plain gateway", [...gateway("dev.gatehouse.bench.PlainGateway", PLAIN), exclude]) },
    { port: STOCK, ...start(0, "stock security", gateway("dev.gatehouse.bench.StockGateway", STOCK)) },
    { port: OURS, ...start(0, "our edge", ["java", ...JVM, "-jar", "edge-gateway/target/edge-gateway-0.1.0-SNAPSHOT.jar", `--server.port=${OURS}`, "--management.server.port=29093",
      "--gatehouse.token.issuer=http://127.0.0.1:8081/realms/main", "--gatehouse.routes.tasks.path=/api/tasks/**", `--gatehouse.routes.tasks.to=http://127.0.0.1:${BACKEND}`],
      { GATEHOUSE_TOKEN_SECRETS: `k1:${SECRET}` }) },
  ];
  await up(BACKEND);
  for (const { port } of gateways) await up(port);
  for (const { name, port } of gateways) {
    console.error(`warming ${name}`);
    await load(port, warm);
  }
  const measured = new Map(gateways.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, port, pid } of gateways) {
      const before = cpu(pid);
      const requests = await load(port, seconds);
      measured.get(name).push((cpu(pid) - before) / requests);
    }
  }
  const plain = median(measured.get("plain gateway"));
  const stock = median(measured.get("stock security"));
  for (const [name, samples] of measured) {
    const us = median(samples);
    console.log(`${name.padEnd(15)} ${us.toFixed(1).padStart(6)} us CPU per request   ${(us / plain).toFixed(2)} x plain   ${(us / stock).toFixed(2)} x stock   (${samples.map((s) => s.toFixed(0)).join(" ")})`);
  }
} finally {
  for (const child of children) child.kill();
}
