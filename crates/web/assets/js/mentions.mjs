// <textarea data-mentions="/o/x/suggest/person">: @ and a few letters offer the people one can speak to.
import { close, offer, onKey } from "./offers.mjs";

const SELECTOR = "textarea[data-mentions]";
// The sign begins a word, and the name may have several.
const BEGUN = /(^|[^\p{L}\p{N}])@([\p{L}\p{N}][^@\n]{0,40})?$/u;

export function start() {
  document.addEventListener("input", (event) => event.target.matches(SELECTOR) && look(event.target));
  document.addEventListener("focusout", (event) => event.target.matches(SELECTOR) && close());
  document.addEventListener("keydown", (event) => event.target.matches?.(SELECTOR) && onKey(event), true);
}

function look(field) {
  const before = field.value.slice(0, field.selectionStart);
  const begun = BEGUN.exec(before)?.[2];
  if (begun === undefined && !before.endsWith("@")) return close();
  offer(field, field.dataset.mentions, begun ?? "", (one) => {
    const start = before.lastIndexOf("@");
    // The label begins with the reference; people are called by their names.
    const name = one.label.slice(one.value.length).trim();
    field.setRangeText(`@${name} `, start, before.length, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  });
}
