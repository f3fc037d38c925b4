// The page and what it needs, read once.
import { readFileSync } from "node:fs";

const file = (name) => readFileSync(new URL(`../public/${name}`, import.meta.url));

const HEADERS = {
  "cache-control": "no-cache",
  "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

const page = { type: "text/html; charset=utf-8", body: file("index.html") };
const PAGES = new Map([
  ["/", page],
  ["/sign-in", page],
  ["/style.css", { type: "text/css; charset=utf-8", body: file("style.css") }],
  ["/page.mjs", { type: "text/javascript; charset=utf-8", body: file("page.mjs") }],
  ["/icon.svg", { type: "image/svg+xml", body: file("icon.svg") }],
]);

// Whether the path is one of the page's.
export function sendPage(request, response, path) {
  const found = PAGES.get(path);
  if (!found || !["GET", "HEAD"].includes(request.method)) return false;
  response.writeHead(200, { ...HEADERS, "content-type": found.type, "content-length": found.body.length });
  response.end(request.method === "HEAD" ? undefined : found.body);
  return true;
}
