// Every page, in both themes, at desk and phone width: nothing to complain about.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { VIEWS, openView, server, signIn, startBrowser, visit } from "./harness.mjs";
import { inspect } from "./inspect.mjs";
import { PAGES } from "./pages.mjs";

const SHOTS = process.env.MUNIMENT_SHOTS;

describe("every page holds in every view", () => {
  let house, opened, session;

  before(async () => {
    house = server();
    opened = await startBrowser();
    session = house.user ? await signIn(opened.browser, house) : undefined;
    if (SHOTS) await mkdir(SHOTS, { recursive: true });
  });
  after(() => opened?.close());

  for (const [name, path] of PAGES) {
    for (const view of VIEWS) {
      it(`${name}, ${view.theme}, ${view.width} px`, async () => {
        const context = await openView(opened.browser, view, path === "/sign-in" ? undefined : session);
        const { page, complaints, status } = await visit(context, addressOf(house, path));
        if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${view.theme}-${view.width}.png`, fullPage: true });
        const found = [...complaints, ...(await inspect(page))];
        await context.close();
        assert.equal(status, 200);
        assert.deepEqual(found, []);
      });
    }
  }
});

function addressOf({ url }, path) {
  const organization = process.env.MUNIMENT_ORG ?? "sample";
  return path.startsWith("/") ? `${url}${path}` : `${url}/o/${organization}/${path}`;
}
