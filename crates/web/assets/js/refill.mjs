// A form asked for again with everything typed: a row more or less, or a kept draft with rows of its own.

export function start() {
  document.addEventListener("click", onClick);
}

function onClick(event) {
  const button = event.target.closest("button[name=add], button[name=remove]");
  const form = button?.form;
  if (!form?.querySelector("[data-fields]")) return;
  event.preventDefault();
  const rows = new Set(places(form));
  refill(form, new FormData(form, button)).then((filled) => {
    if (!filled) return form.requestSubmit(button);
    const fresh = [...form.querySelectorAll("[data-row]")].find((row) => !rows.has(row.dataset.row));
    const fieldset = form.querySelector(`[id="${button.closest("fieldset")?.id}"]`);
    (fresh?.querySelector("input, select, textarea") ?? fieldset?.querySelector("button[name=add]"))?.focus();
  });
}

function places(form) {
  return [...form.querySelectorAll("[data-row]")].map((row) => row.dataset.row);
}

// Files go along in parts, as the form itself would send them.
function body(form, pairs) {
  const parts = form.enctype === "multipart/form-data" && pairs instanceof FormData;
  return parts ? pairs : new URLSearchParams(pairs);
}

/** Sends what the form holds and shows what comes back in it; false where something else came. */
export async function refill(form, pairs) {
  try {
    const answer = await fetch(form.action, { method: "POST", body: body(form, pairs), headers: { Accept: "text/html" } });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fields = [...page.querySelectorAll("form[data-draft]")].find((other) => other.dataset.draft === form.dataset.draft);
    if (!fields) return false;
    form.querySelector("[data-fields]").replaceWith(fields.querySelector("[data-fields]"));
    document.dispatchEvent(new CustomEvent("muniment:filled"));
    form.dispatchEvent(new CustomEvent("muniment:typed"));
    return true;
  } catch {
    return false;
  }
}
