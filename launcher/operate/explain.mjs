// ./gatehouse explain <request id>: what the edge decided about a request, and at which check.
import { Refusal } from "../refusal.mjs";
import { askEdge } from "./ask-edge.mjs";

export async function explain([id, ...rest], { env, terminal }) {
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(id ?? "") || rest.length > 0) {
    throw Refusal.ofUsage("Write one request id, which every answer carries as X-Request-Id: explain 7f3a.");
  }
  const { status, answer } = await askEdge(env, `decisions/${id}`);
  if (status !== 200) {
    throw new Refusal(`The edge remembers no request ${id}: it keeps the last 1,000. Send the request again.`);
  }
  for (const decision of answer.decisions) terminal.line(told(decision));
}

export function told(decision) {
  const failed = decision.checks.find(({ outcome }) => outcome === "failed");
  const passed = decision.checks.filter(({ outcome }) => outcome === "passed").map(({ check }) => check);
  return [
    `${decision.method} ${decision.path} at ${decision.at}`,
    `  route       ${decision.route}`,
    `  credential  ${decision.credential}${decision.key_id ? `, signed with the key ${decision.key_id}` : ""}`,
    `  passed      ${passed.join(", ")}`,
    ...(failed ? [`  failed      ${failed.check}: ${decision.code}. ${decision.title}. Retry: ${decision.retry}.`] : []),
    ...(decision.clock.expires_in_seconds === undefined ? [] : [
      `  clock       issued ${decision.clock.issued_seconds_ago} s ago, expires in ${decision.clock.expires_in_seconds} s`,
    ]),
    `  time        ${Object.entries(decision.microseconds).map(([step, us]) => `${step.replaceAll("_", " ")} ${us} us`).join(", ")}`,
    `  answered    ${decision.status}`,
  ].join("\n");
}
