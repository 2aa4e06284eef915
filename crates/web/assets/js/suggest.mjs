// <input data-suggest="/o/x/suggest/person">: records and tags are found by typing. With data-several each one taken
// becomes a box of its own, which is unticked to take it away again.
import { close, isOpen, offer, onKey, takeFirst } from "./offers.mjs";
import { element } from "./words.mjs";

const SELECTOR = "input[data-suggest]";

export function start() {
  document.addEventListener("input", (event) => event.target.matches(SELECTOR) && ask(event.target));
  document.addEventListener("focusout", (event) => event.target.matches(SELECTOR) && close());
  // Captured, so that Enter takes a suggestion before it sends a form.
  document.addEventListener("keydown", onKeyDown, true);
}

function onKeyDown(event) {
  const field = event.target;
  if (!field.matches?.(SELECTOR) || onKey(event)) return;
  if (event.key === "ArrowDown" && !isOpen(field)) {
    event.preventDefault();
    ask(field);
  } else if (event.key === "Enter" && isWord(field)) {
    event.preventDefault();
    event.stopPropagation();
    close();
    add(field, field.value.trim(), field.value.trim());
  } else if (event.key === "Enter" && isOpen(field) && field.value.trim() !== "") {
    // Who typed means what is found, and not to send the form.
    event.preventDefault();
    event.stopPropagation();
    takeFirst();
  }
}

// Tags are words of one's own; a record has to be one of those there are.
function isWord(field) {
  return "several" in field.dataset && field.dataset.suggest.includes("/suggest/tags") && field.value.trim() !== "";
}

function ask(field) {
  offer(field, field.dataset.suggest, field.value.trim(), (one) => {
    if ("several" in field.dataset) add(field, one.value, one.label);
    else fill(field, one.label);
  });
}

function fill(field, text) {
  field.value = text;
  field.focus();
  told(field);
}

function add(field, value, label) {
  const list = field.parentElement.querySelector("[data-chosen]");
  const boxes = field.parentElement.querySelectorAll("input[type=checkbox]");
  const there = [...boxes].find((box) => box.value === value);
  if (there) {
    there.checked = true;
    there.closest("details")?.setAttribute("open", "");
  }
  else {
    const box = element("input", { type: "checkbox", name: list.dataset.chosen, value, checked: true });
    list.append(element("li", {}, element("label", {}, box, label)));
  }
  fill(field, "");
}

function told(field) {
  field.dispatchEvent(new Event("change", { bubbles: true }));
  field.form?.dispatchEvent(new CustomEvent("muniment:typed"));
}
