// What is looked at on every page. Each inspection gives a list of complaints; an empty list is a good page.
import { AxeBuilder } from "@axe-core/playwright";
import { DESK_PX } from "./harness.mjs";

const GRAVE = ["serious", "critical"];
const TARGET_PX_MIN = 24;

/** Accessibility: nothing serious or critical. */
export async function axe(page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] }).analyze();
  return violations
    .filter((found) => GRAVE.includes(found.impact))
    .flatMap((found) => found.nodes.map((node) => `axe ${found.id} (${found.impact}): ${node.target.join(" ")}: ${node.failureSummary}`));
}

/** Nothing is wider than the window. */
export function sideways(page) {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const clipped = (element) => element.closest(".scrolls, .hidden-text, dialog:not([open]), svg");
    // Asked for first: what stands in something closed is laid out anew only when it is measured.
    const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > room + 1 && !clipped(element));
    if (document.documentElement.scrollWidth <= room) return [];
    return [`scrolls sideways to ${document.documentElement.scrollWidth} of ${room}`, ...wide.slice(0, 5).map((element) => `wide: ${element.tagName}.${element.className}`)];
  });
}

/** Every class in the page is a class of its style sheets. */
export function classes(page) {
  return page.evaluate(() => {
    const known = new Set();
    const read = (rules) => {
      for (const rule of rules) {
        for (const [, name] of (rule.selectorText ?? "").matchAll(/\.((?:\\.|[\w-])+)/g)) known.add(name.replaceAll("\\", ""));
        if (rule.cssRules) read(rule.cssRules);
      }
    };
    for (const sheet of document.styleSheets) read(sheet.cssRules);
    const used = new Set([...document.querySelectorAll("[class]")].flatMap((element) => [...element.classList]));
    return [...used].filter((name) => !known.has(name) && !name.startsWith("htmx-")).map((name) => `class without style: ${name}`);
  });
}

/** Nothing inline: the policy forbids it, so it would silently not work. */
export function inline(page) {
  return page.evaluate(() => {
    const found = [...document.querySelectorAll("[style]:not([style='']), [onclick], [hx-on], script:not([src]):not([type='application/json']), style")];
    return found.filter((element) => !element.closest("svg")).map((element) => `inline: ${element.outerHTML.slice(0, 80)}`);
  });
}

/** What is pressed is at least 24 px high and wide, except links in running text (WCAG 2.5.8). */
export function targets(page) {
  return page.evaluate((least) => {
    const pressed = [...document.querySelectorAll("button, summary, select, input:not([type=hidden]), .btn, .chip, .pick, .rail a, .tabs a")];
    const seen = pressed.filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest("label, .pickbox, .computed, [aria-hidden=true]"));
    const small = seen.filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && (height < least - 0.5 || width < least - 0.5);
    });
    return small.map((element) => `small target: ${element.outerHTML.slice(0, 80)}`);
  }, TARGET_PX_MIN);
}

/** What holds in every view when it holds in one. */
export async function inspect(page) {
  return [...(await classes(page)), ...(await inline(page))];
}

/** What a view can break. Of axe, which takes longest, two opposite views are shown: both widths, both themes. */
export async function inspectIn(page, { theme, width }) {
  const found = [...(await sideways(page)), ...(await targets(page))];
  if ((theme === "light") === (width === DESK_PX)) found.push(...(await axe(page)));
  return found.map((fault) => `${theme}, ${width} px: ${fault}`);
}
