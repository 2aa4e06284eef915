// Beside a form stands what it would give; it follows what is typed.

const QUIET_MS = 350;
let waiting;
let asked = 0;

export function start() {
  for (const type of ["input", "change", "muniment:typed"]) document.addEventListener(type, onTyped, true);
}

function onTyped(event) {
  const form = event.target.closest?.("form[data-draft]");
  if (!form?.querySelector("[data-preview]")) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => follow(form), QUIET_MS);
}

async function follow(form) {
  const own = ++asked;
  const pairs = new URLSearchParams(new FormData(form));
  pairs.append("_again", "1");
  try {
    const answer = await fetch(form.action, { method: "POST", body: pairs, headers: { Accept: "text/html" } });
    const text = await answer.text();
    // Typing may have gone on.
    if (!answer.ok || own !== asked) return;
    const page = new DOMParser().parseFromString(text, "text/html");
    const fresh = page.querySelector("[data-preview]");
    if (fresh) form.querySelector("[data-preview]")?.replaceWith(fresh);
  } catch {
    // Without an answer the form stays as it is.
  }
}
