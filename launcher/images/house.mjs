// The three images as one house on loopback, with settings and secrets in mounted files as the Helm chart has them.
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { USER } from "./base.mjs";
import { confined } from "./unpacked.mjs";

const LOCAL = "127.0.0.1";
export const SECRETS = Object.fromEntries(["token", "better-auth", "edge", "batch"].map((name) => [name, randomBytes(24).toString("hex")]));
const client = (name) => `gatehouse.realms.main.clients.${name}.secret`;
const BATCHES = { batch: "hs256", "batch-es256": "es256", "batch-rs256": "rs256" }; // clients by how their tokens are signed
// Per program its files, named as the setting that each is.
const FILES = {
  "token-adapter": {
    BETTER_AUTH_SECRET: SECRETS["better-auth"], GATEHOUSE_TOKEN_SECRETS: `k1:${SECRETS.token}`, [client("edge")]: SECRETS.edge,
    ...Object.fromEntries(Object.keys(BATCHES).map((name) => [client(name), SECRETS.batch])),
  },
  "edge-gateway": { GATEHOUSE_TOKEN_SECRETS: `k1:${SECRETS.token}`, "gatehouse.adapter.client-secret": SECRETS.edge },
  "sample-service": { GATEHOUSE_TOKEN_SECRETS: `k1:${SECRETS.token}` },
};

// ports: of edge, edge-management, adapter, adapter-management and tasks.
export const urlsOf = (ports) => Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, `http://${LOCAL}:${port}`]));

// The application.yaml of each; YAML takes JSON.
export function settingsOf({ ports, betterAuth, redis }) {
  const url = urlsOf(ports);
  const data = redis ? { data: { redis: { port: redis, host: LOCAL } } } : {};
  const common = { spring: { config: { import: "configtree:/run/secrets/gatehouse/" }, ...data } };
  const server = (name) => ({ server: { port: ports[name], address: LOCAL } });
  const managed = (name) => ({ ...server(name), management: server(`${name}-management`) });
  const batch = (algorithm) => ({ grants: ["client-credentials"], roles: ["user"], "access-token-alg": algorithm });
  const realm = `${url.adapter}/realms/main`;
  return {
    "token-adapter": { ...common, ...managed("adapter"), gatehouse: {
      "base-url": url.adapter,
      store: redis ? { type: "redis" } : { type: "file", path: "/var/lib/gatehouse/adapter" },
      realms: { main: { "better-auth": { url: betterAuth }, clients: {
        edge: { grants: ["token-exchange"], feed: true, "forwards-address": true },
        web: { public: true, grants: ["token-exchange", "refresh-token"] },
        ...Object.fromEntries(Object.entries(BATCHES).map(([name, algorithm]) => [name, batch(algorithm)])),
      } } },
    } },
    "edge-gateway": { ...common, ...managed("edge"), gatehouse: {
      token: { issuer: realm },
      adapter: { url: realm, "client-id": "edge" },
      routes: {
        tasks: { path: "/api/tasks/**", to: url.tasks, "strip-prefix": 1, roles: ["user"], limit: { rate: 100 } },
        me: { path: "/api/me", to: url.tasks, "strip-prefix": 1 },
      },
    } },
    "sample-service": { ...common, ...server("tasks"), sample: { issuer: realm } },
  };
}

// Gives what Children.start takes, for each of the programs. options: more for Java, per module.
export function housed({ programs, folder, ports, betterAuth, redis, options = {}, mounts = {} }) {
  const settings = settingsOf({ ports, betterAuth: betterAuth.url, redis });
  return Object.entries(programs).map(([module, program]) => {
    const config = owned(join(folder, module, "config"));
    writeFileSync(join(config, "application.yaml"), JSON.stringify(settings[module], null, 2));
    copyFileSync(betterAuth.trusted, join(config, "trusted.p12"));
    const secrets = furnish(join(folder, module, "secrets"), FILES[module]);
    const store = owned(join(folder, module, "store"));
    const java = [program.env.JDK_JAVA_OPTIONS, betterAuth.trust("/etc/gatehouse/trusted.p12"), options[module]].filter(Boolean).join(" ");
    return confined(program, {
      name: module,
      mounts: { "/etc/gatehouse": config, "/run/secrets/gatehouse": secrets, "/var/lib/gatehouse": store, ...mounts[module] },
      env: { SPRING_CONFIG_ADDITIONAL_LOCATION: "file:/etc/gatehouse/", JDK_JAVA_OPTIONS: java },
    });
  });
}

export const healthOf = (ports) => {
  const url = urlsOf(ports);
  return {
    "token-adapter": `${url["adapter-management"]}/actuator/health/readiness`,
    "edge-gateway": `${url["edge-management"]}/actuator/health/readiness`,
    "sample-service": `${url.tasks}/actuator/health`,
  };
};

function furnish(folder, files) {
  owned(folder);
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    writeFileSync(file, text, { mode: 0o400 });
    chownSync(file, USER, USER);
  }
  return folder;
}

export function owned(folder) {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  chownSync(folder, USER, USER);
  return folder;
}
