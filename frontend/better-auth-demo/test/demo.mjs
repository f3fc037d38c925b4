// A running demo on a free port, and somebody who keeps its cookies as a browser does.
import { after } from "node:test";
import { start } from "../src/start.mjs";
import { settingsOf } from "../src/settings.mjs";

process.env.BETTER_AUTH_SECRET = "a-secret-for-tests-of-48-characters-0123456789-x";

const running = [];
after(() => Promise.all(running.map((demo) => demo.stop())));

export async function startDemo(env = {}) {
  const demo = await start(settingsOf({ ...process.env, PORT: "0", ...env }));
  running.push(demo);
  return demo;
}

export function visitor(url) {
  const jar = new Map();
  const send = async (path, { body, headers = {} } = {}) => {
    const response = await fetch(url + path, {
      method: body ? "POST" : "GET",
      redirect: "manual",
      headers: {
        origin: url,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(body && { "content-type": "application/json" }),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    for (const line of response.headers.getSetCookie()) keep(jar, line);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
  };
  return {
    jar,
    send,
    session: async () => (await send("/api/auth/get-session")).json(),
    signIn: (email, password = "password1234") => send("/api/auth/sign-in/email", { body: { email, password } }),
  };
}

function keep(jar, line) {
  const [pair] = line.split(";");
  const cut = pair.indexOf("=");
  if (/max-age=0\b/i.test(line)) jar.delete(pair.slice(0, cut));
  else jar.set(pair.slice(0, cut), pair.slice(cut + 1));
}
