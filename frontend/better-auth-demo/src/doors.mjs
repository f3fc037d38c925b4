// Doors for tests (BA_TEST_DOORS=1): look into the tables, patch a row behind Better Auth's back, make the server fail.
import { readJson } from "./http.mjs";

export function doorsOf(tables, outbox) {
  const doors = {
    "GET /_test/db": () => tables,
    "GET /_test/outbox": () => outbox,
    "POST /_test/user": ({ email, set }) => patchUser(tables, email, set),
    "POST /_test/drop-sessions": () => {
      tables.session.length = 0;
      return { status: true };
    },
    "POST /_test/break": ({ what }) => {
      if (what === "database") tables.session = undefined; // every read of a session fails
      else if (what === "jwks") for (const key of tables.jwks) key.privateKey = JSON.stringify("00".repeat(80));
      else throw new Error(`cannot break ${what}: write database or jwks`);
      return { broken: what };
    },
  };
  return async (request, path) => {
    const door = doors[`${request.method} ${path}`];
    return door && { value: door(await readJson(request)) };
  };
}

function patchUser(tables, email, set) {
  const user = tables.user.find((one) => one.email === email);
  if (!user) throw new Error(`no user ${email}`);
  return Object.assign(user, set, set.banExpires ? { banExpires: new Date(set.banExpires) } : {});
}
