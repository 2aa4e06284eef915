// A filter form sends itself when a choice changes, and shortly after typing stops.
const PAUSE_MS = 300;

export function start() {
  let timer;
  const send = (form) => {
    clearTimeout(timer);
    form.requestSubmit();
  };
  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form?.matches("[data-autosubmit]") && event.target.type !== "search") send(form);
  });
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form?.matches("[data-autosubmit]") || event.target.type !== "search") return;
    clearTimeout(timer);
    timer = setTimeout(() => send(form), PAUSE_MS);
  });
}
