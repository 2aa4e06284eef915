// <div data-when-name="option" data-when-values="retain|avoid">: shown while that field has one of these values.

export function start() {
  document.addEventListener("change", (event) => event.target.form && apply(event.target.form));
  document.addEventListener("muniment:filled", applyAll);
  document.addEventListener("reset", (event) => setTimeout(() => apply(event.target)));
  addEventListener("pageshow", applyAll);
  applyAll();
}

function applyAll() {
  for (const form of document.forms) apply(form);
}

function apply(form) {
  const parts = form.querySelectorAll("[data-when-name]");
  if (!parts.length) return;
  const sent = new FormData(form);
  for (const part of parts) {
    const now = sent.getAll(part.dataset.whenName).at(-1) ?? "";
    // What was refused stays in sight, whatever it depends on.
    part.hidden = !part.dataset.whenValues.split("|").includes(now) && !part.classList.contains("wrong");
  }
}
