// Single-key shortcuts. They can be turned off (WCAG 2.1.4) and never fire while one is typing.
import { open as openPalette } from "./palette.mjs";
import { recall, remember } from "./store.mjs";

const SECOND_KEY_MS = 1200;
// What j and k step through: the rows of a register, and lists one works through.
const ROWS = ".register tbody tr, .todo > li";
let leading = 0;

export function start() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-keys-toggle]")) remember("keys", event.target.checked ? null : "off");
  });
  document.addEventListener("muniment:shown", showToggle);
  showToggle();
}

function showToggle() {
  for (const box of document.querySelectorAll("[data-keys-toggle]")) box.checked = recall("keys") !== "off";
}

function onKey(event) {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.metaKey) return withModifier(event);
  if (event.altKey || recall("keys") === "off" || typing(event.target) || document.querySelector("dialog[open]")) return;
  const acted = Date.now() - leading < SECOND_KEY_MS ? goTo(event.key) : single(event.key);
  if (acted) event.preventDefault();
}

function withModifier(event) {
  if (event.key === "k") {
    event.preventDefault();
    openPalette();
  }
  if (event.key === "Enter" && event.target.form) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
}

function typing(target) {
  return target.isContentEditable || (target.matches("input, textarea, select") && !target.matches("[type=checkbox], [type=radio]"));
}

// The page says where keys lead: <a data-go="r"> answers g r.
function goTo(key) {
  leading = 0;
  return press(document.querySelector(`a[data-go="${CSS.escape(key)}"]`));
}

function single(key) {
  switch (key) {
    case "g":
      leading = Date.now();
      return true;
    case "j":
      return step(1);
    case "k":
      return step(-1);
    case "x":
      return press(row()?.querySelector("input[type=checkbox]"));
    case "e":
      return editRecord() || editCell() || press(document.querySelector('[data-key="e"]'));
    default:
      return press(document.querySelector(`[data-key="${CSS.escape(key)}"]`));
  }
}

// A field is focused; anything else is clicked, so a link, a button and a box all do what they say.
function press(target) {
  if (!target) return false;
  if (typing(target)) target.focus();
  else target.click();
  return true;
}

function row() {
  return document.activeElement?.closest(ROWS);
}

function step(by) {
  const rows = [...document.querySelectorAll(ROWS)].filter((one) => one.querySelector("a[href], input"));
  const at = rows.indexOf(row());
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
  const target = next?.querySelector("a[href]:has(.ref), .ref a[href]") ?? next?.querySelector("a[href], input");
  target?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return Boolean(target);
}

function editRecord() {
  const link = row()?.closest("[data-grid]") && row().querySelector(".ref a[href]");
  if (!link) return false;
  const url = new URL(link.href);
  url.pathname += "/edit";
  location.assign(url);
  return true;
}

function editCell() {
  const cell = row()?.querySelector("[data-edit-url]");
  cell?.dispatchEvent(new CustomEvent("muniment:edit", { bubbles: true }));
  return Boolean(cell);
}
