// Every page, in both themes, at desk and phone width, full and empty: nothing to complain about.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { VIEWS, found, openView, server, signIn, startBrowser, visit } from "./harness.mjs";
import { inspect } from "./inspect.mjs";
import { EMPTY, PAGES } from "./pages.mjs";

const SHOTS = process.env.MUNIMENT_SHOTS;
const BARE = "bare";

let house, opened, session;

before(async () => {
  house = server();
  opened = await startBrowser();
  session = house.user ? await signIn(opened.browser, house) : undefined;
  if (SHOTS) await mkdir(SHOTS, { recursive: true });
});
after(() => opened?.close());

/** Opens a page in a view and asserts that it is there and nothing is wrong with it. */
async function look(name, address, view, signed = session) {
  const context = await openView(opened.browser, view, signed);
  const { page, complaints, status } = await visit(context, address);
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${view.theme}-${view.width}.png`, fullPage: true });
  const faults = [...complaints, ...(await inspect(page))];
  await context.close();
  assert.equal(status, 200, address);
  assert.deepEqual(faults, [], address);
}

describe("every page holds in every view", () => {
  for (const [name, path] of PAGES) {
    for (const view of VIEWS) {
      it(`${name}, ${view.theme}, ${view.width} px`, () => look(name, addressOf(house, path), view, path === "/sign-in" ? undefined : session));
    }
  }
});

describe("every page holds before anything is written down", () => {
  let empty;
  before(async () => {
    empty = await found(opened.browser, house, session, BARE);
  });

  for (const [name, path] of EMPTY) {
    for (const view of VIEWS) {
      it(`${name}, ${view.theme}, ${view.width} px`, () => look(`empty ${name}`, `${empty}/${path}`, view));
    }
  }

  // They are made alike, so each is looked at in one of the views, in turn.
  it("every register, in turn in the four views", async (test) => {
    const context = await openView(opened.browser, VIEWS[0], session);
    const page = await context.newPage();
    const sections = ["context", "leadership", "planning", "support", "operation", "evaluation", "improvement", "project", "certification"];
    const registers = new Set();
    for (const section of sections) {
      await page.goto(`${empty}/${section}`);
      const links = await page.locator("#main a[href]").evaluateAll((all) => all.map((link) => new URL(link.href).pathname));
      for (const link of links) if (link.split("/").length === 5) registers.add(link);
    }
    await context.close();
    assert.ok(registers.size > 50, `only ${registers.size} registers were found`);
    for (const [at, path] of [...registers].entries()) {
      const view = VIEWS[at % VIEWS.length];
      await test.test(`${path}, ${view.theme}, ${view.width} px`, () => look(`empty${path.replaceAll("/", " ")}`, `${house.url}${path}`, view));
    }
  });
});

function addressOf({ url }, path) {
  const organization = process.env.MUNIMENT_ORG ?? "sample";
  return path.startsWith("/") ? `${url}${path}` : `${url}/o/${organization}/${path}`;
}
