// keycloak-js in Chromium, with its default options: silent and loud log-in, refresh, user info, log-out in another tab.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { did, ISSUER } from "./browser.mjs";

const PAGE = process.env.PAGE_URL;
const SILENT = "<!doctype html><script>parent.postMessage(location.href, location.origin)</script>";
const library = await readFile(fileURLToPath(import.meta.resolve("keycloak-js")), "utf8");
const application = (await readFile(new URL("keycloak-js.html", import.meta.url), "utf8")).replace("{{issuer}}", ISSUER);

const server = createServer((request, response) => {
  const script = request.url === "/keycloak.js";
  response.setHeader("content-type", script ? "text/javascript" : "text/html");
  response.end(script ? library : request.url.startsWith("/silent.html") ? SILENT : application);
}).listen(new URL(PAGE).port, "127.0.0.1");

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});

/** A tab with the application, once keycloak-js has made up its mind, however often it has gone elsewhere meanwhile. */
async function open(path) {
  const page = await browser.newPage();
  const visited = [];
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) visited.push(new URL(frame.url()).pathname);
  });
  await page.goto(PAGE + path);
  return { page, visited, outcome: await outcome(page) };
}

async function outcome(page) {
  const found = await page.waitForFunction(() => window.outcome !== undefined && { is: window.outcome }, { timeout: 20000 });
  return (await found.jsonValue()).is;
}

try {
  // Nobody is signed in: no frame says otherwise, and nobody is sent anywhere.
  const stranger = await open("/check-sso");
  assert.equal(stranger.outcome, false);
  assert.deepEqual(stranger.visited, ["/check-sso"]);
  await stranger.page.close();

  // Somebody has signed in at Better Auth, without coming by the adapter.
  await browser.setCookie({
    name: "better-auth.session_token",
    value: process.env.COOKIE,
    domain: "127.0.0.1",
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
  });
  const silent = await open("/check-sso/silent");
  assert.equal(silent.outcome, true);
  assert.deepEqual(silent.visited, ["/check-sso/silent"]);
  did("silent log-in");
  await silent.page.close();

  const tab = await open("/login-required?from=%2Fhome");
  assert.equal(tab.outcome, true);
  const claims = await tab.page.evaluate(() => window.keycloak.idTokenParsed);
  assert.equal(claims.email, "ada@example.com");
  did("log-in");

  const before = await tab.page.evaluate(() => window.keycloak.token);
  assert.equal(await tab.page.evaluate(() => window.keycloak.updateToken(-1)), true);
  assert.notEqual(await tab.page.evaluate(() => window.keycloak.token), before);
  did("refresh");

  assert.equal((await tab.page.evaluate(() => window.keycloak.loadUserInfo())).sub, claims.sub);
  assert.equal((await tab.page.evaluate(() => window.keycloak.loadUserProfile())).email, "ada@example.com");
  did("user info");

  const other = await open("/check-sso");
  assert.equal(other.outcome, true);
  await Promise.all([
    other.page.waitForNavigation(),
    other.page.evaluate((uri) => void window.keycloak.logout({ redirectUri: uri }), `${PAGE}/bye`),
  ]);
  assert.equal(other.page.url(), `${PAGE}/bye`);
  const left = (await browser.cookies()).map((cookie) => cookie.name);
  assert.deepEqual(left.filter((name) => name === "KEYCLOAK_SESSION" || name.startsWith("better-auth")), []);
  did("log-out");

  // The frame looks every five seconds, and a page that demands a log-in asks for the next one.
  await tab.page.bringToFront();
  await tab.page.waitForFunction(() => location.pathname === "/sign-in", { timeout: 15000, polling: 250 });
  assert.equal((await open("/check-sso")).outcome, false);
  did("log-out noticed in another tab");
} finally {
  await browser.close();
  server.close();
}
