// Open <details class="drop"> close when one looks elsewhere, or with Esc, which gives the focus back.
const OPEN = "details.drop[open]";

export function start() {
  document.addEventListener("click", (event) => {
    for (const drop of document.querySelectorAll(OPEN)) {
      if (!drop.contains(event.target)) drop.open = false;
    }
  });
  // A press on plain text within focuses what the drop stands in: that is no look elsewhere.
  document.addEventListener("focusin", (event) => {
    for (const drop of document.querySelectorAll(OPEN)) {
      if (!drop.contains(event.target) && !event.target.contains(drop)) drop.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const drop = document.querySelector(OPEN);
    if (!drop) return;
    event.preventDefault();
    drop.open = false;
    drop.querySelector("summary").focus();
  });
}
