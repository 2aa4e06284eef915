// Every pair of colours that meet on a page reaches WCAG 2.2 AA, in both themes, today and as of another day.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

const TEXT = 4.5;
const SHAPE = 3;
const GROUNDS = ["paper", "surface", "sunken"];

/** [foreground, grounds it stands on, contrast it needs]. */
const PAIRS = [
  ["ink", [...GROUNDS, "act-soft", "seal-soft", "ok-soft", "gap-soft", "judge-soft", "later-soft"], TEXT],
  ["ink-2", [...GROUNDS, "act-soft", "gap-soft"], TEXT],
  ["ink-3", [...GROUNDS, "act-soft"], TEXT],
  ["act", [...GROUNDS, "act-soft", "gap-soft"], TEXT],
  ["act-ink", ["act", "act-hover"], TEXT],
  ["seal", [...GROUNDS, "seal-soft"], TEXT],
  ["sign-ink", ["sign", "sign-hover"], TEXT],
  ["ok", [...GROUNDS, "ok-soft"], TEXT],
  ["gap", [...GROUNDS, "gap-soft"], TEXT],
  ["judge", ["surface", "judge-soft"], TEXT],
  ["later", ["surface", "later-soft"], TEXT],
  ["paper", ["ink"], TEXT],
  ["line-field", ["paper", "surface"], SHAPE],
  ["act", ["paper", "surface"], SHAPE],
  ["bar-ok", ["surface", "later-soft"], SHAPE],
  ["bar-judge", ["surface", "later-soft"], SHAPE],
  ["bar-gap", ["surface"], SHAPE],
  ["bar-major", ["surface", "later-soft"], SHAPE],
];

/** Hues an organization may give its bands: the shipped ones and the hardest to write on. */
const HARD_HUES = ["#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#00ffff", "#ff00ff"];

const css = readFileSync(new URL("../../crates/web/assets/css/tokens.css", import.meta.url), "utf8");
const today = tokens(/:root\s*\{([^}]+)\}/);
const asOf = { ...today, ...tokens(/\[data-asof\]\s*\{([^}]+)\}/) };
const bandHues = Object.entries(today).filter(([name]) => name.startsWith("band-")).map(([, hues]) => hues);
const bandMix = Number(/--band-mix: (\d+)%/.exec(css)[1]) / 100;

for (const [day, set] of [["today", today], ["as of another day", asOf]]) {
  for (const theme of [0, 1]) {
    describe(`${day}, ${theme ? "dark" : "light"}`, () => {
      for (const [front, grounds, need] of PAIRS) {
        it(`${front} on ${grounds.join(", ")}`, () => {
          const poor = grounds.map((ground) => [ground, contrast(set[front][theme], set[ground][theme])]).filter(([, ratio]) => ratio < need);
          assert.deepEqual(poor, []);
        });
      }
      it("text on a band of any hue", () => {
        const tints = [...bandHues.map((hues) => hues[theme]), ...HARD_HUES].map((hue) => mix(hue, set.surface[theme], bandMix));
        const poor = tints.filter((tint) => contrast(set.ink[theme], tint) < TEXT);
        assert.deepEqual(poor, []);
      });
    });
  }
}

function tokens(block) {
  const found = block.exec(css)[1].matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g);
  return Object.fromEntries([...found].map(([, name, light, dark]) => [name, [light, dark]]));
}

// WCAG 2.2, relative luminance and contrast ratio.
function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour) {
  const [r, g, b] = channels(colour).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function channels(colour) {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function mix(a, b, share) {
  const other = channels(b);
  const mixed = channels(a).map((channel, n) => Math.round(channel * share + other[n] * (1 - share)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
