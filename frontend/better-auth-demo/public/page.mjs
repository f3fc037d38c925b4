// Signs up, in and out by Better Auth's own endpoints. Texts are set as text, never as HTML.
const $ = (id) => document.getElementById(id);
const form = $("form");

async function call(path, body) {
  const response = await fetch(`/api/auth/${path}`, body && {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.message ?? `The server answered ${response.status}.`);
  return answer;
}

function say(text, isError = false) {
  $("message").textContent = text;
  $("message").className = isError ? "error" : "";
}

function heading(text) {
  $("title").textContent = text;
  document.title = `${text} · Gatehouse demo`;
}

const MODES = {
  in: { title: "Sign in", password: "current-password", question: "New here?", other: "Create an account" },
  up: { title: "Create an account", password: "new-password", question: "Have an account?", other: "Sign in" },
};
let mode = "in";

function showForm(next) {
  mode = next;
  const words = MODES[mode];
  heading(words.title);
  $("submit").textContent = words.title;
  $("other-question").textContent = words.question;
  $("other").textContent = words.other;
  $("name-row").hidden = mode === "in";
  $("people").hidden = mode === "up";
  form.elements.name.required = mode === "up";
  form.elements.password.autocomplete = words.password;
  form.hidden = false;
  $("signed-in").hidden = true;
  form.elements[mode === "up" ? "name" : "email"].focus();
}

function showUser({ user, session }) {
  heading(`Welcome, ${user.name}`);
  $("who-name").textContent = user.name;
  $("who-email").textContent = user.email;
  $("who-until").textContent = new Date(session.expiresAt).toLocaleString();
  $("who-roles").replaceChildren(...(user.role ?? "user").split(",").map((role) => {
    const chip = document.createElement("span");
    chip.textContent = role.trim();
    return chip;
  }));
  form.hidden = true;
  form.reset();
  $("signed-in").hidden = false;
  $("sign-out").focus();
}

// Whoever was sent here is not signed in to the satisfaction of the sender, whatever this site thinks.
const sentFrom = new URLSearchParams(location.search);

async function show() {
  const session = await call("get-session");
  if (session && !sentFrom.has("callbackURL")) return showUser(session);
  showForm("in");
  if (sentFrom.has("login_hint")) form.elements.email.value = sentFrom.get("login_hint");
  if (session) say("Please sign in again to go on.");
}

async function busy(button, work) {
  button.disabled = true;
  say("");
  try {
    await work();
  } catch (error) {
    say(error.message, true);
  } finally {
    button.disabled = false;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  busy($("submit"), async () => {
    const { name, email, password } = Object.fromEntries(new FormData(form));
    if (mode === "up") await call("sign-up/email", { name, email, password });
    const callbackURL = sentFrom.get("callbackURL") ?? undefined;
    if (mode === "up" && !callbackURL) return show();
    // The way back comes from Better Auth's answer, because it refuses origins that it does not trust.
    const { url } = await call("sign-in/email", { email, password, callbackURL });
    if (url) location.assign(url);
    else await show();
  });
});
$("sign-out").addEventListener("click", () => busy($("sign-out"), async () => {
  await call("sign-out", {});
  await show();
  say("You are signed out.");
}));
$("other").addEventListener("click", () => {
  say("");
  showForm(mode === "in" ? "up" : "in");
});
$("people").addEventListener("click", ({ target }) => {
  if (!target.dataset.email) return;
  form.elements.email.value = target.dataset.email;
  form.elements.password.value = "password1234";
  $("submit").focus();
});

busy($("submit"), show);
