// <form data-live="#part">: while one types, that part of the page it leads to takes the place of this page's part.
const PAUSE_MS = 250;
let asked;

export function start() {
  let timer;
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form?.matches("[data-live]") || event.target.type !== "search") return;
    clearTimeout(timer);
    timer = setTimeout(() => show(form), PAUSE_MS);
  });
  document.addEventListener("click", (event) => event.target.closest("[data-print]") && print());
}

async function show(form) {
  asked?.abort();
  asked = new AbortController();
  const url = new URL(form.action || location.href);
  url.search = new URLSearchParams([...new FormData(form)].filter(([, content]) => content)).toString();
  try {
    const answer = await fetch(url, { signal: asked.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.querySelector(form.dataset.live);
    const own = document.querySelector(form.dataset.live);
    if (!part || !own) return;
    own.replaceWith(part);
    history.replaceState(null, "", url);
    document.dispatchEvent(new CustomEvent("muniment:shown"));
  } catch (fault) {
    // Typed on, or offline: Enter still sends the words as a plain search.
    if (fault.name !== "AbortError") throw fault;
  }
}
