// Search and do (Ctrl/Cmd-K): asks the server what fits, arrows choose, Enter goes.
import { recent } from "./recent.mjs";
import { element } from "./words.mjs";

const WAIT_MS = 80;
let asked;

export function start() {
  const dialog = document.getElementById("palette");
  if (!dialog) return;
  const input = dialog.querySelector("input");
  const list = dialog.querySelector("[role=listbox]");
  let timer;
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || !event.target.closest("[data-palette]")) return;
    event.preventDefault();
    open();
  });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    const chosen = list.querySelector("[aria-selected=true]");
    if (!chosen) return;
    event.preventDefault();
    go(chosen);
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(dialog, input, list), WAIT_MS);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      // A field for searching would only empty itself.
      event.preventDefault();
      dialog.close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    move(input, list, step);
  });
  list.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}

/** Opens the palette with what the server offers for an empty question. */
export function open() {
  const dialog = document.getElementById("palette");
  if (!dialog || dialog.open) return;
  dialog.showModal();
  const input = dialog.querySelector("input");
  input.select();
  ask(dialog, input, dialog.querySelector("[role=listbox]"));
}

async function ask(dialog, input, list) {
  asked?.abort();
  asked = new AbortController();
  const url = new URL(dialog.dataset.paletteUrl, location.href);
  const words = input.value.trim();
  url.searchParams.set("q", words);
  url.searchParams.set("at", location.pathname);
  try {
    const answer = await fetch(url, { signal: asked.signal, headers: { Accept: "application/json" } });
    if (answer.ok) show(dialog, input, list, withRecent(dialog, words, await answer.json()));
  } catch (fault) {
    // Typed on, or offline: Enter still sends the question as a plain search.
    if (fault.name !== "AbortError") show(dialog, input, list, []);
  }
}

// Where one was lately comes first, and is not said twice.
function withRecent(dialog, words, found) {
  if (words) return found;
  const kind = dialog.dataset.recent;
  const lately = recent().map((one) => ({ ...one, kind }));
  return [...lately, ...found.filter((row) => lately.every((one) => one.href !== row.href))];
}

function show(dialog, input, list, found) {
  const rows = found.filter(stays).map((row, n) => option(row, n));
  list.replaceChildren(...rows);
  dialog.querySelector(".nothing").textContent = rows.length ? "" : dialog.dataset.nothing;
  select(input, list, rows[0]);
}

// An address of another site has no business in the palette.
function stays(row) {
  return new URL(row.href, location.href).origin === location.origin;
}

function option(row, n) {
  return element(
    "li",
    { role: "option", id: `palette-${n}`, "data-href": row.href, "aria-selected": "false" },
    element("span", { class: "kind", text: row.kind ?? "" }),
    element("span", { text: row.label }),
    element("span", { class: "hint", text: row.hint ?? "" }),
  );
}

function move(input, list, step) {
  const rows = [...list.children];
  const at = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
  select(input, list, rows[(at + step + rows.length) % rows.length]);
}

function select(input, list, row) {
  for (const other of list.children) other.setAttribute("aria-selected", String(other === row));
  input.setAttribute("aria-activedescendant", row?.id ?? "");
  row?.scrollIntoView({ block: "nearest" });
}

function go(row) {
  if (row) location.assign(row.dataset.href);
}
