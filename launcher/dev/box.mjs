// What is shown when everything is up. There are no lines at the sides, so that the commands can be copied.
import { PASSWORD, PEOPLE } from "../people.mjs";

export function box(ports) {
  const url = (name) => `http://127.0.0.1:${ports[name]}`;
  const call = (name, path) => `curl -H "Authorization: Bearer $(./gatehouse token --as ${name})" ${url("edge")}${path}`;
  const lines = [
    row("Edge", url("edge"), "/api/me  /api/tasks  /api/admin/tasks  /api/reports/me"),
    row("Sign in", `${url("better-auth")}/sign-in`),
    row("Adapter", `${url("adapter")}/realms/main`),
    row("Backends", `${url("tasks")} (tasks)  ${url("reports")} (reports)`),
    row("People", PEOPLE.map(({ email, roles }) => `${email} (${roles})`).join("  ")),
    row("", `their password is ${PASSWORD}`),
    "",
    "Call a backend as Ada, from another terminal:",
    `  ${call("ada", "/api/me")}`,
    "Then look at what is refused: no header at all, a changed token, Bob at /api/admin/tasks.",
    "./gatehouse token --as ada --decode shows what the token says.",
    "",
    "Logs are in .gatehouse/logs. Ctrl-C ends everything.",
  ];
  const width = Math.max(...lines.map((line) => line.length)) + 4;
  const title = "── Gatehouse is up ";
  return [title.padEnd(width, "─"), ...lines.map((line) => (line ? `  ${line}` : "")), "─".repeat(width)].join("\n");
}

const row = (what, where, note = "") => `${what.padEnd(10)}${where}${note && `  ${note}`}`;
