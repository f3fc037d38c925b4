// ./gatehouse route: which route would take a request, and what the edge would decide. No backend is called.
import { parseArgs } from "node:util";
import { Refusal } from "../refusal.mjs";
import { accessToken } from "../token/token.mjs";
import { askEdge } from "./ask-edge.mjs";

export async function route(words, { env, terminal }) {
  const { method, path, as } = requestOf(words);
  const token = as ? await accessToken(env, as) : undefined;
  const { status, answer } = await askEdge(env, "dryrun", { method, path, ...(token ? { token } : {}) });
  if (status !== 200) throw new Refusal(`The edge did not try the request (status ${status}): write a path such as /api/tasks.`);
  terminal.line(told(answer, as));
}

function requestOf(words) {
  let parsed;
  try {
    parsed = parseArgs({ args: words, options: { as: { type: "string" } }, allowPositionals: true });
  } catch (error) {
    throw Refusal.ofUsage(error.message);
  }
  const [method, path, ...rest] = parsed.positionals;
  if (!/^[A-Z]+$/.test(method ?? "") || !path?.startsWith("/") || rest.length > 0) {
    throw Refusal.ofUsage("Write method and path, such as: route GET /api/tasks/7 --as ada.");
  }
  return { method, path, as: parsed.values.as };
}

export function told({ method, path, route, code, status, title, retry, policy }, as) {
  const lines = [`${method} ${path} ${as ? `as ${as}` : "without a token"}`];
  if (policy) {
    lines.push(`  route    ${route}: ${policy.path} -> ${policy.to}`, `  demands  ${demandsOf(policy, method)}`);
    if (policy.predicates.length > 0) lines.push(`  if also  ${policy.predicates.join("; ")} (not tried here)`);
  }
  lines.push(code === "passed" ? "  decided  passed" : `  decided  ${status} ${code}: ${title} (retry: ${retry})`);
  return lines.join("\n");
}

function demandsOf(policy, method) {
  const parts = [policy.access === "required" ? "a token" : policy.access];
  for (const demand of [policy, policy.methods[method === "HEAD" ? "GET" : method] ?? { roles: [], scopes: [] }]) {
    if (demand.roles.length > 0) parts.push(`one of the roles ${demand.roles.join(", ")}`);
    if (demand.scopes.length > 0) parts.push(`the scopes ${demand.scopes.join(", ")}`);
    if (demand.impersonation === "deny") parts.push("nobody who acts as somebody else");
  }
  if (policy.audience !== "any") parts.push(`the audience ${policy.audience}`);
  return parts.join("; ");
}
