// muniment.css: Tailwind reads the templates for utilities; the pieces are plain CSS and always ship whole.
import { readFile, writeFile } from "node:fs/promises";
import tailwind from "@tailwindcss/postcss";
import postcss from "postcss";

/** Writes dist/muniment.css. */
export async function styles({ assets, dist }) {
  const from = `${assets}/css/main.css`;
  const made = await postcss([tailwind({ optimize: { minify: true } })]).process(await readFile(from), { from });
  for (const warning of made.warnings()) console.warn(String(warning));
  await writeFile(`${dist}/muniment.css`, made.css);
}
