// The pages one was on lately, for the palette. They stay in this browser and go with signing out.
import { recall, remember, remembered } from "./store.mjs";

const KEPT = 8;

export function start() {
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-sign-out]")) for (const key of remembered("recent.")) remember(key, null);
  });
  const title = document.querySelector("main h1");
  if (!key() || !title || document.body.dataset.asof || document.querySelector("main form[data-draft]")) return;
  const here = { ...named(title), href: location.pathname };
  const others = all().filter((one) => one.href !== here.href);
  remember(key(), JSON.stringify([here, ...others].slice(0, KEPT + 1)));
}

/** The pages one was on lately, the newest first, without the present one. */
export function recent() {
  return all().filter((one) => one.href !== location.pathname);
}

// Two people at one browser, and two organizations of one person, have nothing to do with each other.
function key() {
  const place = document.getElementById("palette")?.dataset.place;
  return place && `recent.${document.body.dataset.person}.${place.split("?")[0]}`;
}

// The chip before a title is the clause or the reference.
function named(title) {
  const words = (node) => node?.textContent.trim().replace(/\s+/g, " ") ?? "";
  const chip = title.querySelector(".clause");
  return { label: words(title).slice(words(chip).length).trim(), hint: words(chip) };
}

function all() {
  try {
    const kept = JSON.parse(recall(key() ?? "") ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one?.href === "string" && typeof one.label === "string") : [];
  } catch {
    return [];
  }
}
