// In a workshop a digit picks a step and leads on to the next scale; Enter goes on to the next risk. What the steps picked
// come to stands beside the button that keeps them.
import { recall } from "./store.mjs";

export function start() {
  document.addEventListener("keydown", onKey);
  document.addEventListener("change", (event) => event.target.form?.matches("[data-score]") && tell(event.target.form));
  addEventListener("pageshow", () => document.querySelectorAll("[data-score]").forEach(tell));
}

function tell(form) {
  const told = form.querySelector("output[data-scores]");
  if (!told) return;
  const step = (name) => Number(new FormData(form).get(name) ?? 0);
  const picked = [...form.querySelectorAll('[name^="consequence["]:checked')];
  const counting = picked.filter((box) => "all" in told.dataset || !box.closest("[data-beside]"));
  const worst = Math.max(0, ...counting.map((box) => Number(box.value)));
  const score = JSON.parse(told.dataset.scores)[`${step("likelihood")}.${step("ease")}.${worst}`];
  told.textContent = JSON.parse(told.dataset.words)[score] ?? "";
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
  tell(form);
  const next = scales[scales.indexOf(scale) + 1];
  (next?.querySelector(":checked") ?? next?.querySelector("input") ?? form.querySelector(".btn-primary")).focus();
}
