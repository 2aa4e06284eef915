// <button data-confirm="…">: asks before a form is sent. The button's own words are the yes. With data-reason="Why" it
// also takes a reason, which goes with the form.
import { element, word } from "./words.mjs";

const agreed = new WeakSet();

export function start() {
  // Captured, so that htmx and the others see the submit only once it is meant.
  document.addEventListener("submit", onSubmit, true);
}

function onSubmit(event) {
  const button = event.submitter;
  if (!button?.dataset.confirm || agreed.delete(button)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(button, (reason) => {
    agreed.add(button);
    if (reason) event.target.append(element("input", { type: "hidden", name: "_reason", value: reason }));
    event.target.requestSubmit(button);
  });
}

function ask(button, agree) {
  const yes = element("button", { class: button.className.replace("btn-small", ""), value: "yes", text: button.textContent.trim() });
  // Enter in the field says yes: the other button sends nothing.
  const no = element("button", { class: "btn", type: "button", text: word("cancel"), autofocus: true });
  const reason = element("input", { class: "input" });
  const why = button.dataset.reason && element("label", { class: "field mt-3", text: button.dataset.reason }, reason);
  const form = element("form", { method: "dialog" }, why ?? "", element("div", { class: "form-acts" }, no, yes));
  const dialog = element("dialog", { class: "dialog", role: "alertdialog", "aria-label": button.textContent.trim() }, element("p", { text: button.dataset.confirm }), form);
  no.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    button.focus();
    if (dialog.returnValue === "yes") agree(reason.value.trim());
  });
  document.body.append(dialog);
  dialog.showModal();
}
