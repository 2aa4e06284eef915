// A sheet is filled by keyboard: Enter goes on to the same column of the next row, and the head of a column fills the
// rows in which nothing is decided yet.
const FIELDS = "textarea, select, input:not([type=hidden])";

export function start() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("change", onFill);
}

function onKey(event) {
  if (event.key !== "Enter" || event.defaultPrevented || event.isComposing || !event.target.closest("[data-sheet] tbody td")) return;
  if (event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const below = beyond(event.target.closest("td"), event.shiftKey ? -1 : 1);
  below?.focus();
  below?.select?.();
}

function beyond(cell, by) {
  const rows = [...cell.closest("tbody").rows];
  for (let at = rows.indexOf(cell.parentElement) + by; rows[at]; at += by) {
    const field = rows[at].cells[cell.cellIndex]?.querySelector(FIELDS);
    if (field && rows[at].cells.length === cell.parentElement.cells.length) return field;
  }
  return null;
}

function onFill(event) {
  const fill = event.target;
  if (!fill.matches("[data-sheet] [data-fill]") || !fill.value) return;
  const column = fill.closest("th").cellIndex;
  const rows = [...fill.closest("table").tBodies[0].rows].filter((row) => row.cells.length > column && !row.matches(".group"));
  for (const row of rows) {
    const field = row.cells[column].querySelector("select");
    if (field?.value === fill.dataset.fill && (fill.dataset.fill || isNamed(row))) field.value = fill.value;
  }
  fill.value = "";
}

// The row for one more entry stays empty until something is written into it.
function isNamed(row) {
  const first = row.querySelector("textarea");
  return !first || first.value.trim() !== "";
}
