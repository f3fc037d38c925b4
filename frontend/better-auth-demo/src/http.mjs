// Small things of HTTP that Node leaves to its users.

const MOST_BYTES = 64 * 1024;

export function sendJson(response, status, value) {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(value));
}

export async function readJson(request) {
  let text = "";
  for await (const part of request.setEncoding("utf8")) {
    text += part;
    if (text.length > MOST_BYTES) throw new Error(`the body is over ${MOST_BYTES} bytes`);
  }
  return text ? JSON.parse(text) : {};
}
