// Moving between the cells of a register: arrows always, h j k l while single keys are on.
import { recall } from "./store.mjs";

/** Cells that can be edited where they stand. */
export const CELLS = "[data-edit-url], [data-grid] [data-cell]";

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], h: [-1, 0], l: [1, 0], k: [0, -1], j: [0, 1] };

// Cells are reached with Tab only in the row that holds the focus; a thousand rows are not a thousand stops.
export function rove(event) {
  const row = event.target.closest(".register tbody tr");
  for (const cell of document.querySelectorAll(":is([data-edit-url], [data-cell])[tabindex]")) {
    if (!row?.contains(cell)) cell.removeAttribute("tabindex");
  }
  for (const cell of row?.querySelectorAll(CELLS) ?? []) cell.tabIndex = 0;
}

/** The cell after or before this one, in reading order. */
export function beside(cell, by) {
  const all = [...cell.closest("table").querySelectorAll(CELLS)];
  return all[all.indexOf(cell) + by];
}

/** Moves the focus by a key; false where the key moves nothing. */
export function move(cell, key) {
  const step = STEPS[key];
  if (!step || (key.length === 1 && recall("keys") === "off")) return false;
  const next = step[0] ? within(cell, step[0]) : above(cell, step[1]);
  if (!next) return false;
  next.tabIndex = 0;
  next.focus();
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
  return true;
}

// To the left of its first cell a row has its reference, from which arrows lead on to the cells again.
function within(cell, by) {
  const row = [...cell.closest("tr").querySelectorAll(CELLS)];
  return row[row.indexOf(cell) + by];
}

function above(cell, by) {
  const rows = [...cell.closest("tbody").rows];
  for (let at = rows.indexOf(cell.closest("tr")) + by; rows[at]; at += by) {
    const other = rows[at].cells[cell.cellIndex];
    if (other?.matches(CELLS)) return other;
  }
  return null;
}
