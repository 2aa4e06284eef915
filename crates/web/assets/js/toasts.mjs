// A toast stays until it is dismissed: nobody has to be quick to read or to undo.

export function start() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-dismiss]");
    if (!button) return;
    const dismissed = button.closest(".toast, .notice");
    dismissed?.remove();
    document.getElementById("main")?.focus({ preventScroll: true });
  });
}
