// Bulk acts: a bar that appears with the first chosen row and counts; Shift chooses a run of rows.
let last;

export function start() {
  document.addEventListener("click", (event) => {
    const box = event.target;
    if (!box.matches(".register tbody .pickbox input")) return;
    if (event.shiftKey && last?.isConnected) chooseRun(last, box);
    last = box;
    count();
  });
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-check-all]")) return;
    for (const box of boxes()) box.checked = event.target.checked;
    count();
  });
  document.addEventListener("change", (event) => event.target.matches("[data-bulk-all]") && count());
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-tick-all]")) return;
    for (const box of event.target.form.querySelectorAll("input[type=checkbox][name]")) box.checked = event.target.checked;
  });
  document.addEventListener("htmx:after:swap", count);
  document.addEventListener("muniment:shown", count);
  addEventListener("pageshow", count);
}

function boxes() {
  return [...document.querySelectorAll(".register tbody .pickbox input")];
}

function chooseRun(from, to) {
  const all = boxes();
  const [first, end] = [all.indexOf(from), all.indexOf(to)].sort((a, b) => a - b);
  for (const box of all.slice(first, end + 1)) box.checked = to.checked;
}

function count() {
  const bar = document.querySelector("[data-bulk]");
  if (!bar) return;
  const all = boxes();
  const chosen = all.filter((box) => box.checked).length;
  bar.hidden = chosen === 0 && !bar.querySelector("[data-bulk-all]")?.checked;
  const shown = bar.querySelector("[data-bulk-count]");
  if (shown) shown.textContent = chosen;
  const head = document.querySelector("[data-check-all]");
  if (!head) return;
  head.checked = chosen > 0 && chosen === all.length;
  head.indeterminate = chosen > 0 && chosen < all.length;
}
