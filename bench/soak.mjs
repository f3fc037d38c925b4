// Does the edge grow? Valid and hostile requests with ever new tokens, keys, addresses and request ids, and what the JVM
// holds after a full collection, once a minute. The figure is the growth over the second half. The sessions are 1,000: the
// edge keeps a token for each that comes by cookie, up to 100,000, and that is not what is asked here.
//   node bench/soak.mjs [minutes = 10]        the jars must have been packaged
import { execFileSync } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import http from "node:http";
import net from "node:net";
import { adapter, backend, base, betterAuth, close, cookieOf, edge, exchange, secrets } from "./house.mjs";

const minutes = Number(process.argv[2] ?? 10);
const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });
const b64 = (value) => Buffer.from(value).toString("base64url");
const random = () => randomBytes(9).toString("hex");

function sign(claims, { kid = "k1", alg = "HS256", secret = secrets.token } = {}) {
  const text = `${b64(JSON.stringify({ alg, typ: "JWT", kid }))}.${b64(JSON.stringify(claims))}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

function call(port, path, headers, method = "GET") {
  return new Promise((done) => {
    const request = http.request({ host: "127.0.0.1", port, path, method, headers, agent }, (response) => {
      response.resume().on("end", () => done(response.statusCode));
    });
    request.on("error", () => done(0));
    request.end();
  });
}

// What a decent client never sends.
function raw(port, text) {
  return new Promise((done) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write(text));
    socket.setTimeout(2000, () => socket.destroy());
    socket.on("data", () => socket.destroy()).on("error", () => {}).on("close", () => done(-1));
  });
}

try {
  const room = await adapter(await betterAuth());
  const behind = await backend();
  const gate = await edge("edge", room.url, room.port, behind, {
    jvm: ["-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=256m"],
    settings: ["--gatehouse.trusted-proxies=127.0.0.1/32", "--gatehouse.cookie.enabled=true", "--gatehouse.cookie.origins=http://localhost:3000",
      "--gatehouse.routes.limited.path=/api/limited/**", `--gatehouse.routes.limited.to=${base(behind)}`,
      "--gatehouse.routes.limited.limit.rate=5", "--gatehouse.routes.limited.limit.burst=5", "--gatehouse.routes.limited.limit.by=address"],
  });
  const good = () => {
    const now = Math.floor(Date.now() / 1000);
    return { iss: room.url, sub: `user-${random()}`, typ: "Bearer", azp: "web", sid: random(), jti: random(), iat: now, exp: now + 900 };
  };
  const bearer = (token) => ({ authorization: `Bearer ${token}`, "x-request-id": random(), "x-forwarded-for": `10.${randomBytes(3).join(".")}` });
  const kinds = [
    () => call(gate.port, "/api/tasks", bearer(sign(good()))),
    () => call(gate.port, `/api/tasks/${random()}`, bearer(sign(good()))),
    () => call(gate.port, "/api/tasks", bearer(sign(good(), { kid: random() }))),
    () => call(gate.port, "/api/tasks", bearer(sign(good(), { secret: random() }))),
    () => call(gate.port, "/api/tasks", bearer(sign({ ...good(), exp: 1 }))),
    () => call(gate.port, "/api/tasks", bearer(sign(good(), { alg: "none" }))),
    () => call(gate.port, "/api/limited", bearer(sign(good()))),
    () => call(gate.port, `/${random()}`, bearer(random())),
    () => call(gate.port, "/api/tasks/..%2f..%2fadmin", bearer(sign(good()))),
    () => call(gate.port, "/api/tasks", { cookie: `better-auth.session_token=${cookieOf(`s${sent % 1000}`)}`, "x-request-id": random() }),
    () => call(gate.port, "/api/tasks", { cookie: `better-auth.session_token=${random()}` }),
    () => call(gate.port, "/api/tasks", { ...bearer(sign(good())), [`x-${random()}`]: "x".repeat(9000) }),
    () => raw(gate.port, `GET /api/tasks HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`),
    () => raw(gate.port, `POST /api/tasks HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n${random()}`),
    () => raw(gate.port, `GET /${"a".repeat(40000)} HTTP/1.1\r\n\r\n`),
    async () => (await exchange(room.url, `s${sent % 1000}`), -2),
  ];

  async function held() {
    // Counts what is alive after a collection of its own; a gauge would count what the requests since have left behind.
    const histogram = execFileSync("jcmd", [String(gate.pid), "GC.class_histogram"], { encoding: "utf8", maxBuffer: 1 << 26 });
    const text = await (await fetch(`${base(gate.management)}/actuator/prometheus`)).text();
    const sum = (name) => [...text.matchAll(new RegExp(`^${name} ([0-9.E]+)$`, "gm"))].reduce((all, [, value]) => all + Number(value), 0) / 1048576;
    return { heap: Number(/^Total\s+\d+\s+(\d+)/m.exec(histogram)[1]) / 1048576, direct: sum('jvm_buffer_memory_used_bytes\\{id="direct"\\}') };
  }

  const answers = {};
  const samples = [];
  let going = true;
  let sent = 0;
  const workers = Array.from({ length: 24 }, async () => {
    while (going) {
      const status = await kinds[sent++ % kinds.length]().catch(() => "failed");
      answers[status] = (answers[status] ?? 0) + 1;
    }
  });
  for (let minute = 0; minute <= minutes; minute++) {
    if (minute > 0) await new Promise((later) => setTimeout(later, 60_000));
    const { heap, direct } = await held();
    samples.push({ heap, direct });
    console.log(`minute ${String(minute).padStart(2)}   heap ${heap.toFixed(1).padStart(6)} MB   direct ${direct.toFixed(1).padStart(6)} MB   requests ${sent}`);
  }
  going = false;
  await Promise.all(workers);
  const half = samples.slice(Math.floor(minutes / 2));
  const slope = (name) => {
    const mean = (half.length - 1) / 2;
    const middle = half.reduce((all, sample) => all + sample[name], 0) / half.length;
    return half.reduce((all, sample, i) => all + (i - mean) * (sample[name] - middle), 0) / half.reduce((all, _, i) => all + (i - mean) ** 2, 0);
  };
  console.log(`growth over the second half: heap ${slope("heap").toFixed(2)} MB a minute, direct ${slope("direct").toFixed(2)} MB a minute`);
  console.log(`answers by status (0: broken off, -1: raw, -2: exchange): ${JSON.stringify(answers)}`);
} finally {
  close();
}
