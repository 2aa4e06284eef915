// Cards of a board are dragged to another column. The move itself is the form on the card, which is there for the keyboard,
// too, and for pages without this; what the move needs is asked there, and what is refused is said there.

const OVER = "over";
let dragged = null;

export function start() {
  for (const card of document.querySelectorAll("[data-card]:has([data-move])")) card.draggable = true;
  document.addEventListener("dragstart", onStart);
  document.addEventListener("dragover", onOver);
  document.addEventListener("dragleave", (event) => columnOf(event)?.classList.remove(OVER));
  document.addEventListener("drop", onDrop);
  document.addEventListener("dragend", () => leave());
}

function onStart(event) {
  dragged = event.target.closest?.("[data-card][draggable=true]") ?? null;
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.id);
}

function onOver(event) {
  const column = columnOf(event);
  if (!choice(column)) return;
  event.preventDefault();
  column.classList.add(OVER);
}

function onDrop(event) {
  const column = columnOf(event);
  const option = choice(column);
  if (!option) return;
  event.preventDefault();
  const form = option.form ?? option.closest("form");
  option.selected = true;
  leave();
  form.requestSubmit();
}

function columnOf(event) {
  return event.target.closest?.("[data-column]");
}

// The way to this column that the card's own menu offers; none to the column it stands in.
function choice(column) {
  return column && dragged?.querySelector(`[data-move] option[value="${CSS.escape(column.dataset.column)}"]`);
}

function leave() {
  dragged = null;
  for (const column of document.querySelectorAll(`[data-column].${OVER}`)) column.classList.remove(OVER);
}
