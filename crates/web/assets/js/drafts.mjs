// Nothing typed is lost: a form[data-draft] keeps what was typed until the server has taken it.
import { recall, remember, remembered } from "./store.mjs";
import { element, word } from "./words.mjs";

const KEEP_DAYS = 14;
const PAUSE_MS = 400;

export function start() {
  forgetTaken();
  forgetOld();
  for (const form of document.querySelectorAll("form[data-draft]")) keep(form);
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-draft]")) remember("sent", keyOf(event.target));
    if (event.target.matches("form[data-sign-out]")) for (const key of remembered("draft.")) remember(key, null);
  });
}

// Two people at one browser do not see each other's drafts.
function keyOf(form) {
  return `draft.${document.body.dataset.person ?? ""}.${form.dataset.draft}`;
}

// The form that was sent is not on the page that came back: it was taken.
function forgetTaken() {
  const sent = recall("sent");
  if (!sent) return;
  remember("sent", null);
  const back = [...document.querySelectorAll("form[data-draft]")].some((form) => keyOf(form) === sent);
  if (!back && !document.querySelector("[data-fault]")) remember(sent, null);
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
  if (draft && !form.hasAttribute("data-refused") && differs(form, draft.values)) offer(form, draft);
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => remember(keyOf(form), JSON.stringify({ at: Date.now(), values: values(form) })), PAUSE_MS);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}

function parse(text) {
  try {
    return text && JSON.parse(text);
  } catch {
    return null;
  }
}

function fields(form) {
  return [...form.elements].filter((field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type));
}

function values(form) {
  return fields(form).map((field) => [field.name, field.value, Boolean(field.checked), selected(field)]);
}

function selected(field) {
  return field.multiple && field.options ? [...field.selectedOptions].map((option) => option.value) : null;
}

function differs(form, kept) {
  return JSON.stringify(values(form)) !== JSON.stringify(kept);
}

function offer(form, draft) {
  restore(form, draft.values);
  const time = new Date(draft.at).toLocaleString(document.documentElement.lang || undefined, { dateStyle: "medium", timeStyle: "short" });
  const discard = element("button", { class: "link", type: "button", text: word("discard") });
  const notice = element("div", { class: "notice info", role: "status" }, element("div", {}, word("draft", { time }) + " ", discard));
  discard.addEventListener("click", () => {
    remember(keyOf(form), null);
    form.reset();
    notice.remove();
  });
  form.prepend(notice);
}

function restore(form, kept) {
  fields(form).forEach((field, n) => {
    const [name, value, checked, options] = kept[n] ?? [];
    if (name !== field.name) return;
    if (options) for (const option of field.options) option.selected = options.includes(option.value);
    else if (["checkbox", "radio"].includes(field.type)) field.checked = field.value === value && checked;
    else field.value = value;
  });
}
