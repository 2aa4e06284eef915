// A refused form: the focus goes to the summary, and from its links to the fields.

export function start() {
  unfold();
  addEventListener("hashchange", unfold);
  focusSummary();
  document.addEventListener("htmx:after:swap", focusSummary);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('.errors a[href^="#"]');
    const named = link && document.getElementById(link.hash.slice(1));
    const field = named?.matches("input, select, textarea") ? named : named?.querySelector("input, select, textarea");
    if (!field) return;
    event.preventDefault();
    open(field);
    field.focus();
    field.closest(".field")?.scrollIntoView({ block: "center" });
  });
}

// What an address names is not left folded away.
function unfold() {
  const named = location.hash.startsWith("#f-") && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!named) return;
  open(named);
  named.scrollIntoView({ block: "center" });
}

function open(field) {
  for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

function focusSummary() {
  document.querySelector(".errors[tabindex]")?.focus();
}
