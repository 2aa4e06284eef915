// A list of suggestions below a field: arrows choose, Enter or Tab takes, Esc closes. The server says what fits.
import { element } from "./words.mjs";

const WAIT_MS = 120;
let open = null;
let asked;
let timer;

/** Asks for what fits a question and shows it; `take` gets the suggestion chosen. */
export function offer(field, url, question, take) {
  clearTimeout(timer);
  timer = setTimeout(() => ask(field, url, question, take), WAIT_MS);
}

/** Whether suggestions stand below this field. */
export function isOpen(field) {
  return open?.field === field;
}

/** Takes the suggestions away. */
export function close() {
  clearTimeout(timer);
  asked?.abort();
  if (!open) return;
  open.list.remove();
  open.field.setAttribute("aria-expanded", "false");
  open.field.removeAttribute("aria-activedescendant");
  open = null;
}

/** Takes the first suggestion below a field. */
export function takeFirst() {
  open?.list.querySelector("[role=option]")?.click();
}

/** Answers a key pressed in a field with suggestions; true where the key meant them. */
export function onKey(event) {
  if (!isOpen(event.target)) return false;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const chosen = open.list.querySelector("[aria-selected=true]");
  if (step) move(step);
  else if (event.key === "Escape") close();
  else if (event.key === "Enter" && chosen) chosen.click();
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

async function ask(field, url, question, take) {
  asked?.abort();
  asked = new AbortController();
  const address = new URL(url, location.href);
  address.searchParams.set("q", question);
  try {
    const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } });
    const found = answer.ok ? await answer.json() : [];
    if (document.activeElement === field) show(field, found, take);
  } catch {
    // Typed on, or offline: what was typed is sent as it is.
  }
}

function show(field, found, take) {
  close();
  if (!found.length) return;
  const list = element("ul", { class: "suggestions", role: "listbox", id: `o-${field.id}`, "aria-label": field.labels?.[0]?.textContent ?? "" });
  list.append(...found.map((one, n) => option(field, one, n, take)));
  field.after(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "true");
  field.setAttribute("aria-controls", list.id);
  open = { field, list };
}

function option(field, one, n, take) {
  // What has no value tells how many more there are.
  if (!one.value) return element("li", { role: "presentation", class: "note", text: one.label });
  const hint = one.hint ? [element("small", { text: one.hint })] : [];
  const row = element("li", { role: "option", id: `o-${field.id}-${n}`, "aria-selected": "false" }, element("span", { text: one.label }), ...hint);
  // The field keeps the focus while one points.
  row.addEventListener("mousedown", (event) => event.preventDefault());
  row.addEventListener("click", () => {
    close();
    take(one);
  });
  return row;
}

function move(step) {
  const rows = [...open.list.querySelectorAll("[role=option]")];
  const at = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : (at + step + rows.length) % rows.length];
  for (const row of rows) row.setAttribute("aria-selected", String(row === next));
  open.field.setAttribute("aria-activedescendant", next.id);
  next.scrollIntoView({ block: "nearest" });
}
