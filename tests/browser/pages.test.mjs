// Every page, in both themes, at desk and phone width, full and empty: nothing to complain about.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { VIEWS, found, openView, server, signIn, startBrowser, turn, visit } from "./harness.mjs";
import { inspect, inspectIn } from "./inspect.mjs";
import { EMPTY, PAGES } from "./pages.mjs";

const SHOTS = process.env.MUNIMENT_SHOTS;
const BARE = "bare";
// Two pages at a time: the browser draws one while the server makes the other.
const TOGETHER = { concurrency: 2 };

let house, opened, session;

before(async () => {
  house = server();
  opened = await startBrowser();
  session = house.user ? await signIn(opened.browser, house) : undefined;
  if (SHOTS) await mkdir(SHOTS, { recursive: true });
});
after(() => opened?.close());

/** Opens a page once, turns it through the views, and asserts that it is there and nothing is wrong with it in any. */
async function look(name, address, signed = session) {
  const context = await openView(opened.browser, VIEWS[0], signed);
  const { page, complaints, status } = await visit(context, address);
  const faults = await inspect(page);
  for (const view of VIEWS) {
    await turn(page, view);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${view.theme}-${view.width}.png`, fullPage: true });
    faults.push(...(await inspectIn(page, view)));
  }
  await context.close();
  assert.equal(status, 200, address);
  assert.deepEqual([...complaints, ...faults], [], address);
}

describe("every page holds in every view", TOGETHER, () => {
  for (const [name, path] of PAGES) {
    it(name, () => look(name, addressOf(house, path), path === "/sign-in" ? undefined : session));
  }
});

describe("every page holds before anything is written down", TOGETHER, () => {
  let empty;
  before(async () => {
    empty = await found(opened.browser, house, session, BARE);
  });

  for (const [name, path] of EMPTY) it(name, () => look(`empty ${name}`, `${empty}/${path}`));

  it("every register", TOGETHER, async (test) => {
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
    await Promise.all([...registers].map((path) => test.test(path, () => look(`empty${path.replaceAll("/", " ")}`, `${house.url}${path}`))));
  });
});

function addressOf({ url }, path) {
  const organization = process.env.MUNIMENT_ORG ?? "sample";
  return path.startsWith("/") ? `${url}${path}` : `${url}/o/${organization}/${path}`;
}
