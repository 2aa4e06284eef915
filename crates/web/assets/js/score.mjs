// In a workshop a digit picks a step and leads on to the next scale; Enter goes on to the next risk.
import { recall } from "./store.mjs";

export function start() {
  document.addEventListener("keydown", onKey);
}

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || recall("keys") === "off") return;
  const form = document.querySelector("[data-score]");
  if (!form || !/^\d$/.test(event.key) || event.target.matches("input:not([type=radio]), textarea, select")) return;
  const scales = [...form.querySelectorAll("fieldset")].filter((scale) => scale.offsetParent);
  // Not touched is where a scale begins: a digit still means it.
  const open = scales.find((scale) => !scale.querySelector(':checked:not([value=""])'));
  const scale = scales.find((own) => own.contains(event.target)) ?? open ?? scales[0];
  const step = scale?.querySelector(`input[value="${event.key === "0" ? "10" : event.key}"]`);
  if (!step) return;
  event.preventDefault();
  step.checked = true;
  const next = scales[scales.indexOf(scale) + 1];
  (next?.querySelector(":checked") ?? next?.querySelector("input") ?? form.querySelector(".btn-primary")).focus();
}
