// What is shown when everything is up. There are no lines at the sides, so that the commands can be copied.
import { PASSWORD, PEOPLE } from "../people.mjs";

export function box(ports) {
  const url = (name) => `http://127.0.0.1:${ports[name]}`;
  const call = (name, path) => `curl -H "Authorization: Bearer $(./gatehouse token --as ${name})" ${url("edge")}${path}`;
  const lines = [
    row("Edge", url("edge"), "/api/me  /api/tasks  /api/admin/tasks  /api/reports/me"),
    row("Sign in", `${url("better-auth")}/sign-in`, "Better Auth"),
    row("Adapter", `${url("adapter")}/realms/main`, "a session in, tokens out"),
    row("Backends", `${url("tasks")}  ${url("reports")}`, "tasks, reports"),
    ...PEOPLE.map(({ email, roles }, i) => row(i === 0 ? "People" : "", `${email}  ${PASSWORD}`, roles)),
    "",
    "Call a backend as Ada, from another terminal:",
    `  ${call("ada", "/api/me")}`,
    "Then: without the header (401), as bob on /api/admin/tasks (403), with --decode or --pair.",
    "Logs are in .gatehouse/logs. Ctrl-C ends everything.",
  ];
  const width = Math.max(...lines.map((line) => line.length)) + 4;
  const title = "── Gatehouse is up ";
  return [title.padEnd(width, "─"), ...lines.map((line) => (line ? `  ${line}` : "")), "─".repeat(width)].join("\n");
}

const row = (what, where, note) => `${what.padEnd(10)}${where.padEnd(46)}${note}`;
