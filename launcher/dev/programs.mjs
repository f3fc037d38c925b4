// The programs of a dev run: how each is started, and where it says that it is well.
import { join } from "node:path";
import { java } from "../tools.mjs";
import { jarOf } from "./freshness.mjs";

// Quick to start rather than quick for hours: five programs share a laptop.
const JVM = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"];

export function programsOf({ root, ports, secrets, env }) {
  const { BETTER_AUTH_SECRET, GATEHOUSE_TOKEN_SECRETS, EDGE_CLIENT_SECRET } = secrets;
  const clean = cleaned(env);
  const url = (name) => `http://127.0.0.1:${ports[name]}`;
  const jar = (module, config) => [
    java(env), ...JVM, "-jar", jarOf(root, module),
    ...(config ? [`--spring.config.additional-location=file:${join(root, "launcher/config", config)}`] : []),
  ];
  const spring = (name, more) => ({
    ...clean,
    SERVER_PORT: String(ports[name]),
    SERVER_ADDRESS: "127.0.0.1",
    BETTER_AUTH_PORT: String(ports["better-auth"]),
    ADAPTER_PORT: String(ports.adapter),
    TASKS_PORT: String(ports.tasks),
    REPORTS_PORT: String(ports.reports),
    GATEHOUSE_TOKEN_SECRETS,
    ...more,
  });
  const managed = (name) => ({
    MANAGEMENT_SERVER_PORT: String(ports[`${name}-management`]), MANAGEMENT_SERVER_ADDRESS: "127.0.0.1",
  });
  const sample = (name) => ({
    name,
    command: jar("sample-service"),
    env: spring(name, { SPRING_APPLICATION_NAME: name, SAMPLE_ISSUER: `${url("adapter")}/realms/main` }),
    health: `${url(name)}/actuator/health`,
  });
  return [
    {
      name: "better-auth",
      command: [process.execPath, join(root, "frontend/better-auth-demo/server.mjs")],
      env: {
        ...clean,
        PORT: String(ports["better-auth"]),
        BETTER_AUTH_SECRET,
        BA_TRUSTED_ORIGINS: ["edge", "adapter"].flatMap((name) => [url(name), url(name).replace("127.0.0.1", "localhost")]).join(","),
      },
      health: `${url("better-auth")}/health`,
    },
    {
      name: "adapter",
      command: jar("token-adapter", "adapter.yaml"),
      env: spring("adapter", { BETTER_AUTH_SECRET, EDGE_CLIENT_SECRET, ...managed("adapter") }),
      health: `${url("adapter-management")}/actuator/health/readiness`,
    },
    {
      name: "edge",
      command: jar("edge-gateway", "edge.yaml"),
      env: spring("edge", { EDGE_CLIENT_SECRET, ...managed("edge") }),
      health: `${url("edge-management")}/actuator/health/readiness`,
    },
    sample("tasks"),
    sample("reports"),
  ].map((program) => ({ ...program, cwd: root }));
}

// What somebody has set for another Gatehouse, or for Spring at large, is not meant for this one.
function cleaned(env) {
  const foreign = /^(GATEHOUSE|BETTER_AUTH|BA|SPRING|SERVER|MANAGEMENT|SAMPLE)_|^(PORT|HOST|AUTH_SECRET)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}
