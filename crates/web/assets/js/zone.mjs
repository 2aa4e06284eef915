// <input data-zone>: the time zone of whoever fills it in, until they write another. <p data-own-zone="field">: the same
// offered beside a zone that is there already, where it is another one.

export function start() {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!own) return;
  for (const input of document.querySelectorAll("input[data-zone]")) {
    if (!input.value) input.value = own;
  }
  for (const offer of document.querySelectorAll("[data-own-zone]")) {
    const input = document.getElementById(offer.dataset.ownZone);
    const button = offer.querySelector("button");
    if (!input || input.value === own) continue;
    button.textContent = own;
    button.addEventListener("click", () => {
      input.value = own;
      input.focus();
    });
    offer.hidden = false;
  }
}
