// A POST to a program of the dev run, and the sentence for when it is not there.
import { Refusal } from "../refusal.mjs";

const PATIENCE_MS = 15_000;

export async function post(url, headers, body) {
  let response;
  let text;
  try {
    response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(PATIENCE_MS) });
    text = await response.text();
  } catch {
    throw new Refusal(`Nothing answers at ${new URL(url).origin}: start ./gatehouse dev in another terminal and wait for its box.`);
  }
  return { response, answer: parsed(text) };
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
