// One running demo: server, tables, people.
import { once } from "node:events";
import { createServer } from "node:http";
import { toNodeHandler } from "better-auth/node";
import { authOf, emptyTables } from "./auth.mjs";
import { doorsOf } from "./doors.mjs";
import { sendJson } from "./http.mjs";
import { sendPage } from "./pages.mjs";
import { seed } from "./people.mjs";

const MAX_HEADER_BYTES = 128 * 1024; // a session cache in several cookies is larger than Node's 16 KB

export async function start(settings) {
  const tables = emptyTables();
  const outbox = [];
  let answer = (request, response) => sendJson(response, 503, { status: "starting" });
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => answer(request, response));
  await listen(server, settings);

  const host = settings.host === "0.0.0.0" ? "127.0.0.1" : settings.host;
  const url = settings.baseURL ?? `http://${host}:${server.address().port}`;
  const auth = authOf(settings, url, tables, outbox);
  await seed(auth, tables);
  answer = answerOf(settings, toNodeHandler(auth), doorsOf(tables, outbox));
  return { url, stop: () => stop(server) };
}

function answerOf(settings, betterAuth, door) {
  return async (request, response) => {
    const path = request.url.split("?", 1)[0];
    if (path.startsWith("/api/auth/")) return betterAuth(request, response);
    if (path === "/health") return sendJson(response, 200, { status: "up", strategy: settings.cacheStrategy });
    if (sendPage(request, response, path)) return;
    try {
      const opened = settings.doors && (await door(request, path));
      if (opened) return sendJson(response, 200, opened.value);
    } catch (error) {
      return sendJson(response, 400, { message: error.message });
    }
    sendJson(response, 404, { message: "There is nothing here: the sign-in page is at /sign-in." });
  };
}

async function listen(server, { port, host }) {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    if (error.code === "EADDRINUSE") error.message = `port ${port} is in use: end the program that listens there, or set PORT.`;
    throw error;
  }
}

async function stop(server) {
  server.close();
  server.closeAllConnections();
  await once(server, "close");
}
