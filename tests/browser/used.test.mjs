// What is done by hand, from the page to the ledger and back, in an organization of its own.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { found, openView, server, signIn, startBrowser } from "./harness.mjs";

const DESK = { theme: "light", width: 1440 };

let house, opened, session, home;

before(async () => {
  house = server();
  opened = await startBrowser();
  session = await signIn(opened.browser, house);
  home = await found(opened.browser, house, session, "used");
});
after(() => opened?.close());

/** Gives a page that is signed in to what is done with it. */
async function using(act, options = {}) {
  const context = options.script === false
    ? await opened.browser.newContext({ storageState: session, javaScriptEnabled: false })
    : await openView(opened.browser, DESK, session);
  const page = await context.newPage();
  await act(page).finally(() => context.close());
}

/** Adds an asset by its form. */
async function add(page, name) {
  await page.goto(`${home}/planning/assets/new`);
  await page.locator("#f-name").fill(name);
  await page.locator(".form-acts .btn-primary").click();
  await page.waitForURL(/\/assets\/A-\d+$/);
}

describe("by hand", () => {
  it("undoes what was just done, by a new entry", () =>
    using(async (page) => {
      await add(page, "Typed by mistake");
      await page.locator(".toast form button").click();
      await page.waitForLoadState();
      await page.goto(`${home}/history`);
      const told = await page.locator(".timeline li").first().textContent();
      assert.match(told, /Typed by mistake|A-\d+/);
      await page.goto(`${home}/planning/assets`);
      assert.equal(await page.getByText("Typed by mistake").count(), 0, "it is still listed");
    }));

  it("gives back what was typed before the page was left", () =>
    using(async (page) => {
      await page.goto(`${home}/planning/assets/new`);
      await page.locator("#f-name").fill("Half a thought");
      await page.waitForFunction(() => Object.values(localStorage).some((text) => text.includes("Half a thought")));
      page.on("dialog", (dialog) => dialog.accept());
      await page.goto(`${home}/today`);
      await page.goto(`${home}/planning/assets/new`);
      assert.equal(await page.locator("#f-name").inputValue(), "Half a thought");
      await page.locator(".form-acts .btn-primary").click();
      await page.waitForURL(/\/assets\/A-\d+$/);
      await page.goto(`${home}/planning/assets/new`);
      assert.equal(await page.locator("#f-name").inputValue(), "", "what was taken comes back");
    }));

  // Pressed with the mouse, not told to: what is plain within gives the focus to what the popup stands in.
  it("chooses in a popup by pressing on the words beside the box", () =>
    using(async (page) => {
      await add(page, "Chosen");
      await page.goto(`${home}/planning/assets`);
      for (const drop of await page.locator(".bar details.drop").all()) {
        await drop.locator("summary").click();
        for (const words of await drop.locator("label:visible, h2:visible, p:visible").all()) await words.click();
        assert.ok(await drop.evaluate((own) => own.open), "it closed under the hand");
        await page.keyboard.press("Escape");
      }
    }));

  it("prints the page alone, with its title, day and position in the ledger", () =>
    using(async (page) => {
      await add(page, "To be printed");
      await page.emulateMedia({ media: "print" });
      const head = page.locator(".print-head");
      assert.ok(await head.isVisible());
      assert.match(await head.textContent(), /To be printed[^]*\d/);
      for (const part of [".rail", ".top", ".acts"]) assert.equal(await page.locator(part).first().isVisible(), false, part);
      const sheets = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      assert.match(sheets, /^%PDF-/);
      assert.ok(/\/Count [1-9]/.test(sheets));
    }));

  it("duplicates a record into a form that is changed and sent", () =>
    using(async (page) => {
      await add(page, "Laptop of Ada");
      const first = page.url();
      await page.getByRole("link", { name: "Duplicate" }).click();
      assert.equal(await page.locator("#f-name").inputValue(), "Laptop of Ada (copy)");
      await page.locator("#f-name").fill("Laptop of Bob");
      await page.locator(".form-acts .btn-primary").click();
      await page.waitForURL(/\/assets\/A-\d+$/);
      assert.notEqual(page.url(), first);
      assert.match(await page.locator("h1").textContent(), /Laptop of Bob/);
    }));

  it("edits the statement cell by cell with the keyboard, and is told in the cell what is missing", () =>
    using(async (page) => {
      await page.goto(`${home}/planning/soa`);
      const prepare = page.locator("form[action$='/soa/prepare'] button");
      if (await prepare.count()) await prepare.click();
      const cell = (name) => page.locator(`[data-edit-url$='/A.8.30/cells/${name}']`);
      await page.locator("a[href$='/soa/A.8.30']").focus();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await cell("applicable").locator("select").selectOption("excluded");
      await cell("applicable").locator("[name=exclusion]").press("Control+Enter");
      const alert = cell("applicable").locator("[role=alert]");
      await alert.waitFor();
      assert.match(await alert.textContent(), /A\.8\.30 .*say why the control is not necessary/);
      await cell("applicable").locator("[name=exclusion]").fill("Nobody develops for us");
      await page.keyboard.press("Control+Enter");
      await cell("reasons").getByText("Nobody develops for us").waitFor();
      await page.keyboard.press("ArrowRight");
      assert.ok(await cell("reasons").evaluate((own) => own === document.activeElement));
      await page.reload();
      await cell("reasons").getByText("Nobody develops for us").waitFor();
    }));

  for (const script of [true, false]) {
    it(`moves a measure on its board, ${script ? "by dragging" : "by its menu, without a script"}`, () =>
      using(async (page) => {
        const title = script ? "Locks" : "Bars";
        for (const [register, more] of [["risks", ""], ["treatments", "R-0001"]]) {
          await page.goto(`${home}/planning/${register}/new${more ? `?risks=${more}` : ""}`);
          await page.locator("#f-title").fill(title);
          await page.locator(".form-acts .btn-primary").click();
          await page.waitForURL(new RegExp(`/${register}/[A-Z]+-`));
        }
        await page.goto(`${home}/planning/plan`);
        const card = (column) => page.locator(`[data-column=${column}] [data-card]`, { hasText: title });
        if (script) {
          await card("planned").locator("h3").dragTo(page.locator("[data-column=under-way] h2"));
        } else {
          await card("planned").locator("summary").click();
          await card("planned").locator("select").selectOption("under-way");
          await card("planned").getByRole("button", { name: "Move" }).click();
        }
        await card("under-way").waitFor();
        await card("under-way").locator("summary").click();
        await card("under-way").locator("select").selectOption("dropped");
        await card("under-way").getByRole("button", { name: "Move" }).click();
        await card("under-way").locator("[name=reason]").waitFor();
        await card("under-way").locator("form .btn-primary").click();
        await card("under-way").locator("[role=alert]").waitFor();
        await card("under-way").locator("[name=reason]").fill("We move out");
        await card("under-way").locator("form .btn-primary").click();
        await card("dropped").getByText("We move out").waitFor();
      }, { script }));
  }

  for (const script of [true, false]) {
    it(`brings a list in, ${script ? "with" : "without"} a script`, () =>
      using(async (page) => {
        const name = script ? "Rack" : "Shelf";
        await page.goto(`${home}/import?register=assets`);
        const buffer = Buffer.from(`Bezeichnung;kind\n${name} 1;primary\n${name} 2;supporting\n`);
        await page.locator("#f-file").setInputFiles({ name: "inventar.csv", mimeType: "text/csv", buffer });
        await page.locator("form[enctype] .btn-primary").click();
        await page.locator("button[value=confirm]").click();
        await page.waitForURL(/\/planning\/assets$/);
        await page.locator("main").getByText(`${name} 1`).and(page.locator(":visible")).first().waitFor();
        const shown = await page.locator("main").innerText();
        for (const row of [1, 2]) assert.ok(shown.includes(`${name} ${row}`), shown);
      }, { script }));
  }

  // Before any record names a file: what is written out holds no contents of files, and nothing is founded without them.
  it("founds an organization from a file", () =>
    using(async (page) => {
      const whole = await page.request.get(`${home}/export/json`);
      const buffer = await whole.body();
      await page.goto(house.url);
      await page.locator("details:has(#w-file) summary").click();
      await page.locator("#w-file").setInputFiles({ name: "used.json", mimeType: "application/json", buffer });
      const key = `copy-${Date.now()}`;
      await page.locator("#w-key").fill(key);
      await page.locator("form[action='/organizations/import'] button").click();
      await page.waitForURL(`**/o/${key}**`);
      const copy = await (await page.request.get(`${house.url}/o/${key}/export/json`)).json();
      assert.deepEqual(copy.registers, JSON.parse(buffer.toString()).registers);
    }));

  for (const script of [true, false]) {
    it(`attaches a file to evidence and keeps it while the form is refused, ${script ? "with" : "without"} a script`, () =>
      using(async (page) => {
        await page.goto(`${home}/certification/evidence/new`);
        const buffer = Buffer.from("restored in four hours");
        await page.locator("#f-file").setInputFiles({ name: "restore.txt", mimeType: "text/plain", buffer });
        await page.locator(".form-acts .btn-primary").click();
        await page.locator(".held").getByText("restore.txt").waitFor();
        await page.locator("#f-title").fill("Restore test");
        await page.locator("[name=kind][value=output]").or(page.locator("select[name=kind]")).first()
          .evaluate((own) => (own.localName === "select" ? (own.value = "output") : (own.checked = true)));
        await page.locator(".form-acts .btn-primary").click();
        await page.waitForURL(/\/evidence\/EV-\d+$/);
        const href = await page.locator(".file a").first().getAttribute("href");
        assert.equal(await (await page.request.get(new URL(href, house.url).href)).text(), "restored in four hours");
      }, { script }));
  }
});
