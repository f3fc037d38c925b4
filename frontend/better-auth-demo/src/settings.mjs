// What the environment says, checked once, so that nothing else reads it.

export class SettingsError extends Error {}

const STRATEGIES = ["none", "compact", "jwt", "jwe", "jwks"];
const LOG_LEVELS = ["error", "warn", "info", "debug"];
const MIN_SECRET = 32;

export function settingsOf(env) {
  requireSecret(env);
  const port = number(env, "PORT", 3000);
  const host = env.HOST || "127.0.0.1";
  return {
    port,
    host,
    baseURL: env.BETTER_AUTH_URL, // absent: http://HOST:PORT, once the port is known
    cacheStrategy: choice(env, "BA_STRATEGY", STRATEGIES),
    cacheSeconds: number(env, "BA_CACHE_MAX_AGE", 300),
    sessionSeconds: number(env, "BA_EXPIRES_IN", 7 * 24 * 3600),
    slideSeconds: number(env, "BA_UPDATE_AGE", 24 * 3600),
    trustedOrigins: list(env.BA_TRUSTED_ORIGINS),
    rateLimit: on(env.BA_RATE_LIMIT),
    doors: on(env.BA_TEST_DOORS),
    logLevel: choice(env, "BA_LOG", LOG_LEVELS),
  };
}

// Better Auth reads these itself, but takes a secret known to everybody when there is none.
function requireSecret(env) {
  const given = env.BETTER_AUTH_SECRETS ? "BETTER_AUTH_SECRETS" : "BETTER_AUTH_SECRET";
  const current = (env[given] ?? "").split(",")[0].replace(given.endsWith("S") ? /^\s*\d+:/ : "", "");
  if (Buffer.byteLength(current) < MIN_SECRET) {
    throw new SettingsError(
      `${given} has ${Buffer.byteLength(current)} bytes: set it to ${MIN_SECRET} or more, such as the output of \`openssl rand -base64 32\`.`,
    );
  }
}

function number(env, name, otherwise) {
  const text = env[name];
  if (text === undefined || text === "") return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new SettingsError(`${name} is "${text}": write a whole number.`);
  return Number(text);
}

// The first is the default.
function choice(env, name, choices) {
  const text = env[name] || choices[0];
  if (!choices.includes(text)) throw new SettingsError(`${name} is ${text}: write one of ${choices.join(", ")}.`);
  return text;
}

const on = (text) => ["1", "true", "yes"].includes((text ?? "").toLowerCase());
const list = (text) => (text ?? "").split(",").map((part) => part.trim()).filter(Boolean);
