// What the browser remembers. Private windows may refuse storage; then nothing is remembered and nothing breaks.
const PREFIX = "muniment.";

/** The remembered value, or null. */
export function recall(key) {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** Remembers a text; null forgets it. */
export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    // Full or forbidden: a draft less is no reason to stop.
  }
}

/** Every remembered key that starts so. */
export function remembered(start) {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX + start))
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}
