// A sign-in at Better Auth, as its own page does it.
import { PASSWORD, PEOPLE } from "../people.mjs";
import { Refusal } from "../refusal.mjs";
import { post } from "./ask.mjs";

// The value of the session_token cookie, as the cookie has it.
export async function signIn(betterAuth, email) {
  const { response, answer } = await post(
    `${betterAuth}/api/auth/sign-in/email`,
    { "content-type": "application/json", origin: betterAuth },
    JSON.stringify({ email, password: PASSWORD }),
  );
  if (response.status === 401) {
    const known = PEOPLE.map(({ name }) => name).join(" and ");
    throw new Refusal(`Better Auth knows no ${email} with the demo password: the demo people are ${known}.`);
  }
  const value = response.headers.getSetCookie().map((line) => /^[^=]*\.session_token=([^;]+)/.exec(line)?.[1]).find(Boolean);
  if (!response.ok || !value) {
    throw new Refusal(`Better Auth did not sign ${email} in (${response.status}${answer.message ? `: ${answer.message}` : ""}): look into .gatehouse/logs/better-auth.log.`);
  }
  return value;
}
