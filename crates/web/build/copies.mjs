// Fonts from their packages, the favicon, and the icons as one sprite.
import { copyFile, readFile, readdir, writeFile } from "node:fs/promises";

const FAMILIES = ["inter", "source-serif-4"];
const SUBSETS = ["latin", "latin-ext"];

// What documents are printed with: PDF takes TrueType files whole.
const PRINT = { "inter-regular": "400Regular/Inter_400Regular", "inter-semibold": "600SemiBold/Inter_600SemiBold" };

/** Writes dist/fonts, dist/print, dist/favicon.svg and dist/icons.svg. */
export async function copies(room) {
  const fonts = FAMILIES.flatMap((family) => SUBSETS.map((subset) => font(room, family, subset)));
  const licences = FAMILIES.map((family) => licence(room, family));
  const print = Object.entries(PRINT).map(([name, file]) => copyFile(`${room.modules}/@expo-google-fonts/inter/${file}.ttf`, `${room.dist}/print/${name}.ttf`));
  await Promise.all([...fonts, ...print, ...licences, copyFile(`${room.assets}/favicon.svg`, `${room.dist}/favicon.svg`), sprite(room)]);
}

function font({ modules, dist }, family, subset) {
  const file = `${modules}/@fontsource-variable/${family}/files/${family}-${subset}-wght-normal.woff2`;
  return copyFile(file, `${dist}/fonts/${family}-${subset}.woff2`);
}

// The Open Font License travels with the fonts.
function licence({ modules, dist }, family) {
  return copyFile(`${modules}/@fontsource-variable/${family}/LICENSE`, `${dist}/fonts/${family}-LICENSE.txt`);
}

async function sprite({ assets, dist }) {
  const names = (await readdir(`${assets}/icons`)).filter((name) => name.endsWith(".svg")).sort();
  const symbols = await Promise.all(names.map(async (name) => symbol(name.slice(0, -4), await readFile(`${assets}/icons/${name}`, "utf8"))));
  await writeFile(`${dist}/icons.svg`, `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
}

function symbol(name, svg) {
  const found = /^<svg[^>]* viewBox="([^"]+)">(.*)<\/svg>\s*$/s.exec(svg);
  if (!found) throw new Error(`icons/${name}.svg: write it as <svg xmlns="…" viewBox="…">…</svg>`);
  return `<symbol id="${name}" viewBox="${found[1]}">${found[2].trim()}</symbol>`;
}
