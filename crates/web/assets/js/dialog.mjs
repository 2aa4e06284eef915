// <a href="/page" data-dialog="#part">: shows that part of that page in a dialog; without a script it is the page.
import { element, word } from "./words.mjs";

export function start() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-dialog]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
}

async function open(link) {
  const part = await fetchPart(link.href, link.dataset.dialog);
  // Whatever goes wrong on the way, the link itself still leads there.
  if (!part) return location.assign(link.href);
  const dialog = show(part, link.dataset.dialogClass);
  dialog.addEventListener("close", () => link.focus());
}

async function fetchPart(href, selector) {
  try {
    const answer = await fetch(href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector(selector);
  } catch {
    return null;
  }
}

/** Shows content in a modal dialog that is gone once closed. */
export function show(content, extra = "") {
  const close = element("button", { class: "btn", type: "button", text: word("close") });
  const dialog = element("dialog", { class: `dialog ${extra}`.trim() }, content, element("div", { class: "form-acts" }, close));
  const title = content.querySelector("h1, h2");
  dialog.setAttribute("aria-label", title?.textContent ?? word("close"));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  window.htmx?.process(dialog);
  document.dispatchEvent(new CustomEvent("muniment:shown"));
  return dialog;
}
