// Compress once at build, name each file by its content, and hold the budget.
import { createHash } from "node:crypto";
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const BUDGET_BYTES = 80 * 1024;
const brotli = promisify(brotliCompress);

/** Gives each font its hash in the style sheet, as the server does for the files that pages name. */
export async function stampFonts({ dist }) {
  const path = `${dist}/muniment.css`;
  let css = await readFile(path, "utf8");
  for (const name of (await files(dist)).filter((name) => name.endsWith(".woff2"))) {
    css = css.replaceAll(name, `${name}?v=${hash(await readFile(`${dist}/${name}`))}`);
  }
  await writeFile(path, css);
}

/** Writes a .br beside every text file. */
export async function compress({ dist }) {
  const texts = (await files(dist)).filter((name) => /\.(css|js|svg)$/.test(name));
  await Promise.all(texts.map((name) => compressOne(`${dist}/${name}`)));
}

async function compressOne(path) {
  const bytes = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(`${path}.br`, await brotli(bytes, { params }));
}

/** Writes dist/manifest.json: each file with the first 16 hex digits of its SHA-256. */
export async function manifest({ dist }) {
  const names = (await files(dist)).filter((name) => !name.endsWith(".br"));
  const entries = await Promise.all(names.map(async (name) => [name, hash(await readFile(`${dist}/${name}`))]));
  await writeFile(`${dist}/manifest.json`, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}

function hash(bytes) {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}

/** Prints the sizes; false when style sheet and script together weigh more than the budget. */
export async function measure({ dist }) {
  let sum = 0;
  for (const name of ["muniment.css", "muniment.js"]) {
    const [plain, small] = [(await stat(`${dist}/${name}`)).size, (await stat(`${dist}/${name}.br`)).size];
    console.log(`${name.padEnd(14)}${kilobytes(plain)} plain ${kilobytes(small)} compressed`);
    sum += small;
  }
  const fits = sum <= BUDGET_BYTES;
  console.log(`${"together".padEnd(14)}${kilobytes(sum)} of ${kilobytes(BUDGET_BYTES)} allowed${fits ? "" : ": too much, drop something"}`);
  return fits;
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1).padStart(7)} KB`;
}

async function files(folder) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(folder.length + 1))
    .sort();
}
