// Words that a script shows come from the page, so that they are translated like all others.

/** The text that the server left on <body data-word-KEY="…">, with {name} filled in. */
export function word(key, values = {}) {
  const text = document.body.getAttribute(`data-word-${key}`) ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** An element with a class, a text and children: markup is never built from strings. */
export function element(tag, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}
