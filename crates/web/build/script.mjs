// muniment.js: our modules and htmx in one file that needs neither eval nor inline code.
import { build } from "esbuild";

/** Writes dist/muniment.js. */
export async function script({ assets, dist }) {
  await build({
    entryPoints: [`${assets}/js/main.mjs`],
    outfile: `${dist}/muniment.js`,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2022"],
    legalComments: "none",
    logLevel: "warning",
  });
}
