// Edit in place: Enter or a double click on <td data-edit-url> asks the server for the form of that cell.
// Esc gives the cell back as it was, Enter in a line or Ctrl-Enter saves, a refusal comes back as the form again.

export function start() {
  document.addEventListener("focusin", rove);
  document.addEventListener("dblclick", (event) => edit(event.target.closest("[data-edit-url]")));
  document.addEventListener("muniment:edit", (event) => edit(event.target));
  document.addEventListener("keydown", onKey);
  document.addEventListener("submit", onSubmit);
}

// Cells are reached with Tab only in the row that holds the focus; a thousand rows are not a thousand stops.
function rove(event) {
  const row = event.target.closest(".register tbody tr");
  for (const cell of document.querySelectorAll("[data-edit-url][tabindex]")) {
    if (!row?.contains(cell)) cell.removeAttribute("tabindex");
  }
  for (const cell of row?.querySelectorAll("[data-edit-url]") ?? []) cell.tabIndex = 0;
}

function onKey(event) {
  const cell = event.target.closest("[data-edit-url]");
  if (!cell || event.defaultPrevented) return;
  if (!isOpen(cell)) {
    if (event.key !== "Enter" || event.target !== cell) return;
    event.preventDefault();
    edit(cell);
  } else if (event.key === "Escape") {
    event.preventDefault();
    giveBack(cell);
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    cell.querySelector("form").requestSubmit();
  }
}

const before = new WeakMap();

function isOpen(cell) {
  return before.has(cell);
}

async function edit(cell) {
  if (!cell || isOpen(cell) || document.body.hasAttribute("data-asof")) return;
  const answer = await ask(cell.dataset.editUrl);
  if (!answer?.ok) return toRecord(cell);
  before.set(cell, [...cell.childNodes]);
  fill(cell, await answer.text());
}

function fill(cell, html) {
  cell.classList.add("editing");
  cell.innerHTML = html;
  const field = cell.querySelector("input:not([type=hidden]), select, textarea");
  field?.focus();
  if (field?.select) field.select();
}

function giveBack(cell) {
  cell.replaceChildren(...before.get(cell));
  close(cell);
}

function close(cell) {
  before.delete(cell);
  cell.classList.remove("editing");
  cell.tabIndex = 0;
  cell.focus();
}

async function onSubmit(event) {
  const cell = event.target.closest("[data-edit-url]");
  if (!cell || !isOpen(cell)) return;
  event.preventDefault();
  const answer = await ask(event.target.action, new URLSearchParams(new FormData(event.target, event.submitter)));
  if (!answer) return;
  const html = await answer.text();
  if (!answer.ok) return fill(cell, html);
  cell.innerHTML = html;
  close(cell);
  window.htmx?.process(cell);
}

// The header tells the server that a fragment is wanted; a page would not fit into a cell.
function ask(url, body) {
  const headers = { "HX-Request": "true", Accept: "text/html" };
  return fetch(url, body ? { method: "POST", body, headers } : { headers }).catch(() => null);
}

// The cell could not be opened here: the record's own form still can.
function toRecord(cell) {
  const link = cell.closest("tr").querySelector(".ref a[href]");
  if (link) location.assign(link.href);
}
