// Nothing typed is lost: a form[data-draft] keeps what was typed until the server has taken it.
import { refill } from "./refill.mjs";
import { recall, remember, remembered } from "./store.mjs";
import { element, word } from "./words.mjs";

const KEEP_DAYS = 14;
const PAUSE_MS = 400;
const UNKEPT = ["password", "file", "submit", "button"];

export function start() {
  forgetTaken();
  forgetOld();
  for (const form of document.querySelectorAll("form[data-draft]")) keep(form);
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-draft]")) remember("sent", keyOf(event.target));
  });
}

// Two people at one browser do not see each other's drafts.
function keyOf(form) {
  return `draft.${document.body.dataset.person ?? ""}.${form.dataset.draft}`;
}

// The page after an act says what was done. Any other page after a form was sent, the door, a fault, the form again
// or, where nothing was reached, whichever is opened next, says nothing of it.
function forgetTaken() {
  const sent = recall("sent");
  if (!sent) return;
  remember("sent", null);
  if (document.querySelector(".toasts .toast")) remember(sent, null);
}

function forgetOld() {
  const oldest = Date.now() - KEEP_DAYS * 86_400_000;
  for (const key of remembered("draft.")) {
    if ((parse(recall(key))?.at ?? 0) < oldest) remember(key, null);
  }
}

function keep(form) {
  const draft = parse(recall(keyOf(form)));
  // After a refusal the server shows what was sent, which is newer than the draft.
  if (draft && !form.hasAttribute("data-refused") && differs(form, draft.pairs)) offer(form, draft);
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => remember(keyOf(form), JSON.stringify({ at: Date.now(), pairs: pairs(form) })), PAUSE_MS);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("muniment:typed", later);
  form.addEventListener("submit", () => clearTimeout(timer));
}

function parse(text) {
  try {
    const draft = text && JSON.parse(text);
    return Array.isArray(draft?.pairs) ? draft : null;
  } catch {
    return null;
  }
}

// What the form would send, secrets and files aside.
function pairs(form) {
  const kept = new Set([...form.elements].filter((field) => !UNKEPT.includes(field.type)).map((field) => field.name));
  return [...new FormData(form)].filter(([name, value]) => kept.has(name) && typeof value === "string");
}

function differs(form, kept) {
  const plain = (all) => JSON.stringify(all.filter(([name]) => name !== "_version"));
  return plain(pairs(form)) !== plain(kept);
}

async function offer(form, draft) {
  const before = form.cloneNode(true);
  const version = form.elements.namedItem("_version")?.value;
  if (!(await restore(form, draft.pairs))) return;
  const time = written(new Date(draft.at));
  const older = version && draft.pairs.some(([name, value]) => name === "_version" && value !== version);
  const discard = element("button", { class: "link", type: "button", text: word("discard") });
  const told = [word("draft", { time }), older ? word("draft-older") : ""].filter(Boolean).join(" ");
  const notice = element("div", { class: "notice info", role: "status" }, element("div", {}, `${told} `, discard));
  discard.addEventListener("click", () => {
    remember(keyOf(form), null);
    form.querySelector("[data-fields]")?.replaceWith(before.querySelector("[data-fields]"));
    form.reset();
    notice.remove();
    document.dispatchEvent(new CustomEvent("muniment:filled"));
  });
  form.prepend(notice);
}

// As every page writes days: 28 Nov 2026 22:37. American English shortens every month to three letters, as the pages do.
function written(time) {
  const lang = document.documentElement.lang;
  const month = time.toLocaleString(lang === "en" ? "en-US" : lang || undefined, { month: "short" });
  const [hours, minutes] = [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, "0"));
  return `${time.getDate()} ${month} ${time.getFullYear()} ${hours}:${minutes}`;
}

// Fields that stand here are filled here; rows and links beyond them come from the server, which knows how.
function restore(form, kept) {
  if (form.querySelector("[data-fields]") && !sameNames(form, kept)) return refill(form, [...kept, ["_again", "yes"]]);
  const left = new Map();
  for (const [name, value] of kept) left.set(name, [...(left.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || UNKEPT.includes(field.type)) continue;
    const values = left.get(field.name) ?? [];
    if (["checkbox", "radio"].includes(field.type)) {
      const at = values.indexOf(field.value);
      field.checked = at >= 0;
      // What a box holds is not written into a field of the same name.
      if (at >= 0) values.splice(at, 1);
    }
    else if (field.options) for (const option of field.options) option.selected = values.includes(option.value);
    else if (values.length) field.value = values.shift();
  }
  return true;
}

// Whether every pair kept has a control here that can hold it.
function sameNames(form, kept) {
  const fields = [...form.elements].filter((field) => field.name);
  return kept.every(([name, value]) => {
    const own = fields.filter((field) => field.name === name);
    const free = own.some((field) => !["checkbox", "radio", "hidden", "file"].includes(field.type));
    return free ? kept.filter(([other]) => other === name).length <= own.length : own.some((field) => field.value === value || field.name === "_version");
  });
}
