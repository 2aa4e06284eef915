// Edit in place. A cell is a <td data-edit-url>, or a <td data-cell="field"> in a <table data-grid="register">.
// Enter or a double click asks the server for the cell's form, Enter saves (in words of several lines Ctrl-Enter), Tab
// saves and goes on, Esc gives the cell back as it was; a refusal comes back as the form again. Whoever goes elsewhere
// with something changed has it saved first, and stays where that is refused.
import { CELLS, beside, move, rove } from "./grid.mjs";
import { say } from "./toasts.mjs";

const FIELDS = "input:not([type=hidden]), select, textarea";
// What Enter saves: a list and a box of a browser would do something else with it, or nothing.
const ONE_LINE = "input, select";

export function start() {
  document.addEventListener("focusin", rove);
  document.addEventListener("dblclick", (event) => edit(event.target.closest(CELLS)));
  document.addEventListener("muniment:edit", (event) => edit(event.target));
  document.addEventListener("keydown", onKey);
  document.addEventListener("submit", onSubmit);
  document.addEventListener("focusin", (event) => pressing || elsewhere(event.target).forEach(leave));
  // Captured, so that what is clicked waits until the cell is saved; and nothing moves between press and click.
  document.addEventListener("pointerdown", () => (pressing = true), true);
  document.addEventListener("keydown", () => (pressing = false), true);
  document.addEventListener("click", onClick, true);
  addEventListener("beforeunload", (event) => {
    if (opened().some(isChanged)) event.preventDefault();
  });
}

function onKey(event) {
  const cell = event.target.closest(CELLS);
  if (event.defaultPrevented) return;
  if (!cell) return fromReference(event);
  if (isOpen(cell) ? whileOpen(event, cell) : whileClosed(event, cell)) event.preventDefault();
}

function whileClosed(event, cell) {
  if (event.target !== cell || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key !== "Enter") return move(cell, event.key);
  edit(cell);
  return true;
}

// To the left of its first cell a row has its reference: from there, too, the arrow leads to the right.
function fromReference(event) {
  const { target, key } = event;
  const moves = key === "ArrowRight" && target.matches(".register tbody a[href]") && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (moves && move(target, key)) event.preventDefault();
}

function whileOpen(event, cell) {
  const form = cell.querySelector("form");
  if (event.key === "Escape") {
    giveBack(cell);
  } else if (event.key === "Tab" && leaves(event, form)) {
    save(cell, form, event.shiftKey ? -1 : 1);
  } else if (event.key === "Enter" && !event.isComposing && (event.ctrlKey || event.metaKey || event.target.matches(ONE_LINE))) {
    form.requestSubmit();
  } else {
    return false;
  }
  return true;
}

// Tab walks through the parts of a form first; from its last part, or back from its first, it leaves the cell.
function leaves(event, form) {
  const parts = [...form.querySelectorAll(FIELDS)];
  return event.target === parts.at(event.shiftKey ? 0 : -1);
}

// What an open cell showed, and what its form held as it was opened.
const before = new WeakMap();
const held = new WeakMap();

function isOpen(cell) {
  return before.has(cell);
}

function opened() {
  return [...document.querySelectorAll(".editing")].filter(isOpen);
}

// The open cells that this is no part of.
function elsewhere(target) {
  return opened().filter((cell) => !cell.contains(target));
}

function isChanged(cell) {
  return contents(cell.querySelector("form")) !== held.get(cell);
}

function contents(form, submitter) {
  return String(new URLSearchParams(new FormData(form, submitter)));
}

// Saves what was changed, or gives the cell back; the focus stays where it went.
function leave(cell) {
  return isChanged(cell) ? save(cell, cell.querySelector("form")) : Promise.resolve(restore(cell));
}

let pressing = false;

async function onClick(event) {
  pressing = false;
  const target = event.target;
  const cells = event.isTrusted ? elsewhere(target) : [];
  if (!cells.some((cell) => isChanged(cell) || saving.has(cell))) return cells.forEach(leave);
  event.preventDefault();
  event.stopPropagation();
  await Promise.all(cells.map(leave));
  if (!cells.some(isOpen) && target.isConnected) target.click();
}

function urlOf(cell) {
  if (cell.dataset.editUrl) return cell.dataset.editUrl;
  const reference = cell.closest("tr").querySelector(".ref").textContent.trim();
  return `${cell.closest("[data-grid]").dataset.grid}/${reference}/cells/${cell.dataset.cell}`;
}

async function edit(cell) {
  if (!cell || isOpen(cell) || document.body.hasAttribute("data-asof")) return;
  const answer = await ask(urlOf(cell));
  if (!answer?.ok) return toRecord(cell);
  before.set(cell, [...cell.childNodes]);
  fill(cell, await answer.text());
  held.set(cell, contents(cell.querySelector("form")));
}

function fill(cell, html) {
  cell.classList.add("editing");
  cell.innerHTML = html;
  const field = cell.querySelector(`.wrong :is(${FIELDS})`) ?? cell.querySelector(FIELDS);
  field?.focus();
  if (field?.select) field.select();
}

function giveBack(cell) {
  restore(cell);
  cell.focus();
}

function restore(cell) {
  cell.replaceChildren(...before.get(cell));
  close(cell);
}

function close(cell) {
  before.delete(cell);
  held.delete(cell);
  cell.classList.remove("editing");
  cell.tabIndex = 0;
}

function onSubmit(event) {
  const cell = event.target.closest(CELLS);
  if (!cell || !isOpen(cell)) return;
  event.preventDefault();
  save(cell, event.target, 0, event.submitter);
}

// What is on its way to the server, by cell; nothing is sent twice.
const saving = new Map();

// Saves the cell and opens the one so many further; by 0 it keeps the focus, and without a number the focus is elsewhere.
function save(cell, form, by, submitter) {
  if (!saving.has(cell)) saving.set(cell, send(cell, form, by, submitter).finally(() => saving.delete(cell)));
  return saving.get(cell);
}

async function send(cell, form, by, submitter) {
  const answer = await ask(form.action, contents(form, submitter));
  if (!answer) return;
  const html = await answer.text();
  if (!answer.ok) return fill(cell, html);
  const saved = answer.headers.get("muniment-replaces") === "row" ? inNewRow(cell, html) : inPlace(cell, html);
  window.htmx?.process(saved);
  say(answer);
  if (by === undefined) return;
  const next = by && beside(saved, by);
  if (!next) return saved.focus();
  next.tabIndex = 0;
  next.focus();
  edit(next);
}

function inPlace(cell, html) {
  cell.innerHTML = html;
  close(cell);
  return cell;
}

// What was written shows in other cells of the row, too, so the answer is the whole row.
function inNewRow(cell, html) {
  const row = cell.closest("tr");
  const at = [cell.cellIndex, row.sectionRowIndex, row.closest("tbody")];
  row.outerHTML = html;
  const saved = at[2].rows[at[1]].cells[at[0]];
  saved.tabIndex = 0;
  return saved;
}

// The header tells the server that a fragment is wanted; a page would not fit into a cell.
function ask(url, body) {
  const headers = { "HX-Request": "true", Accept: "text/html", ...(body && { "Content-Type": "application/x-www-form-urlencoded" }) };
  return fetch(url, body ? { method: "POST", body, headers } : { headers }).catch(() => null);
}

// The cell could not be opened here: the record's own form still can.
function toRecord(cell) {
  const link = cell.closest("tr").querySelector(".ref a[href]");
  if (link) location.assign(link.href);
}
