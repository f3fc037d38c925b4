// Better Auth itself. It reads BETTER_AUTH_SECRET and BETTER_AUTH_SECRETS from the environment.
import { betterAuth } from "better-auth";
import { memoryAdapter } from "better-auth/adapters/memory";
import { admin, bearer, jwt, organization } from "better-auth/plugins";

export const emptyTables = () => ({
  user: [], session: [], account: [], verification: [], jwks: [], organization: [], member: [], invitation: [],
});

// tables: kept by the caller, so that test doors can reach them. outbox: where verification mails end.
export function authOf(settings, baseURL, tables, outbox) {
  return betterAuth({
    baseURL,
    database: memoryAdapter(tables),
    trustedOrigins: [...sameMachine(baseURL), ...settings.trustedOrigins],
    emailAndPassword: { enabled: true, minPasswordLength: 8 },
    emailVerification: {
      sendVerificationEmail: async ({ user, url, token }) => void outbox.push({ to: user.email, url, token }),
    },
    // A long note makes a long user: that is how tests get a session cache that needs several cookies.
    user: { additionalFields: { notes: { type: "string", required: false, input: true } } },
    session: {
      expiresIn: settings.sessionSeconds,
      updateAge: settings.slideSeconds,
      cookieCache: cookieCache(settings),
    },
    // Servers that validate sessions ask get-session all day from one address, which looks like an attack.
    rateLimit: { enabled: settings.rateLimit, customRules: { "/get-session": false } },
    telemetry: { enabled: false },
    logger: { level: settings.logLevel },
    plugins: [admin(), organization(), bearer(), jwt({ sessionCookieCache: settings.cacheStrategy === "jwks" })],
  });
}

function cookieCache({ cacheStrategy, cacheSeconds }) {
  if (cacheStrategy === "none") return { enabled: false };
  return { enabled: true, strategy: cacheStrategy === "jwks" ? "jwt" : cacheStrategy, maxAge: cacheSeconds };
}

// localhost and 127.0.0.1 are one machine, but two origins: whoever types the other name should not be refused.
function sameMachine(baseURL) {
  const url = new URL(baseURL);
  if (!["localhost", "127.0.0.1"].includes(url.hostname)) return [];
  return ["localhost", "127.0.0.1"].map((name) => `${url.protocol}//${name}:${url.port}`);
}
