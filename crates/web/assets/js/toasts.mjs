// A toast stays until it is dismissed: nobody has to be quick to read or to undo.
import { element } from "./words.mjs";

export function start() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-dismiss]");
    if (!button) return;
    const dismissed = button.closest(".toast, .notice");
    dismissed?.remove();
    document.getElementById("main")?.focus({ preventScroll: true });
  });
}

/** Says what an answer to a part of the page carries along; whoever undoes it comes back to this page. */
export function say(answer) {
  const carried = answer.headers.get("muniment-toast");
  const place = document.querySelector(".toasts");
  if (!carried || !place) return;
  place.innerHTML = new TextDecoder().decode(Uint8Array.from(atob(carried), (sign) => sign.charCodeAt(0)));
  const back = location.pathname.split("/").slice(3).join("/") + location.search;
  place.querySelector("form")?.append(element("input", { type: "hidden", name: "_back", value: back }));
}
