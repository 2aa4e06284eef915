// A refused form: the focus goes to the summary, and from its links to the fields.

export function start() {
  focusSummary();
  document.addEventListener("htmx:after:swap", focusSummary);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('.errors a[href^="#"]');
    const named = link && document.getElementById(link.hash.slice(1));
    const field = named?.matches("input, select, textarea") ? named : named?.querySelector("input, select, textarea");
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.closest(".field")?.scrollIntoView({ block: "center" });
  });
}

function focusSummary() {
  document.querySelector(".errors[tabindex]")?.focus();
}
