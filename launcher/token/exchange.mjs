// A session for tokens, at the adapter (RFC 8693).
import { Refusal } from "../refusal.mjs";
import { post } from "./ask.mjs";

export async function exchange(realm, session) {
  const { response, answer } = await post(
    `${realm}/protocol/openid-connect/token`,
    { "content-type": "application/x-www-form-urlencoded" },
    new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      client_id: "web",
      subject_token_type: "urn:gatehouse:params:oauth:token-type:better-auth-session",
      subject_token: session,
    }).toString(),
  );
  if (!response.ok || typeof answer.access_token !== "string") {
    const reason = [response.status, answer.error, answer.error_description].filter(Boolean).join(", ");
    throw new Refusal(`The adapter gave no token (${reason}): look into .gatehouse/logs/adapter.log.`);
  }
  return answer;
}
