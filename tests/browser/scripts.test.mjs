// What the script adds to a page, each on the smallest page that has it. Needs the built assets, no server.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { startBrowser } from "./harness.mjs";

const HOME = "http://muniment.test";
const DIST = new URL("../../crates/web/dist/", import.meta.url);
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'";
const WORDS = 'data-word-close="Close" data-word-cancel="Cancel" data-word-draft="Draft of {time} is back." data-word-discard="Discard"';
const TYPES = { css: "text/css", js: "text/javascript", svg: "image/svg+xml", woff2: "font/woff2" };

let opened;
before(async () => {
  opened = await startBrowser();
});
after(() => opened?.close());

/** Opens `body` as the page at /, with other addresses answered from `others`; only `expected` complaints may come. */
async function open(body, others, act, expected = []) {
  const context = await opened.browser.newContext({ baseURL: HOME });
  const posted = [];
  await context.route(`${HOME}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith("/assets/")) {
      return route.fulfill({ body: await readFile(new URL(pathname.slice(8), DIST)), contentType: TYPES[pathname.split(".").pop()] });
    }
    if (route.request().method() === "POST") posted.push([pathname, route.request().postData()]);
    const [status, answer, contentType, headers] = others[`${route.request().method()} ${pathname}`] ?? [200, page(pathname === "/" ? body : `<main>${pathname}</main>`)];
    return route.fulfill({ status, body: answer, contentType: contentType ?? "text/html", headers: { "content-security-policy": POLICY, ...headers } });
  });
  const tab = await context.newPage();
  const faults = [];
  tab.on("pageerror", (fault) => faults.push(fault.message));
  tab.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await tab.goto("/");
  await act(tab, posted).finally(() => context.close());
  assert.deepEqual(faults.filter((fault) => !expected.some((text) => fault.includes(text))), []);
}

function page(body) {
  return `<!doctype html><html lang="en"><head><title>test</title><link rel="stylesheet" href="/assets/muniment.css"><link rel="icon" href="/assets/favicon.svg"><script src="/assets/muniment.js" defer></script></head><body data-person="p1" ${WORDS}>${body}</body></html>`;
}

const PALETTE = `<dialog class="palette" id="palette" data-palette-url="/palette" data-nothing="Nothing fits.">
  <form action="/search"><input name="q" type="search" role="combobox" aria-label="Search" aria-expanded="true" aria-controls="list"></form><p class="nothing"></p><ul id="list" role="listbox" aria-label="Found"></ul></dialog>`;
const FOUND = JSON.stringify([
  { label: "Elsewhere", href: "https://example.org/" },
  { label: "Risks", kind: "Go to", hint: "g r", href: "/risks" },
  { label: "Matrix", kind: "Go to", href: "/matrix" },
]);
const ROWS = `<table class="register"><tbody>${[1, 2, 3].map((n) => `<tr><td class="pickbox"><input type="checkbox" name="id" value="${n}" aria-label="Choose ${n}"></td><td class="ref"><a href="/r/${n}">R-${n}</a></td><td data-edit-url="/cell/${n}">old ${n}</td></tr>`).join("")}</tbody></table>`;

describe("the script", () => {
  it("opens the palette, moves with arrows and goes with Enter, never to another site", () =>
    open(PALETTE, { "GET /palette": [200, FOUND, "application/json"] }, async (tab) => {
      await tab.keyboard.press("Control+k");
      await tab.locator("[role=option]").first().waitFor();
      assert.deepEqual(await tab.locator("[role=option] span:nth-child(2)").allTextContents(), ["Risks", "Matrix"]);
      await tab.keyboard.press("ArrowDown");
      await tab.keyboard.press("Enter");
      await tab.waitForURL("**/matrix");
    }));

  it("goes where g and a letter lead, and not while one types", () =>
    open(`<input id="f" aria-label="f"><a href="/risks" data-go="r">Risks</a>`, {}, async (tab) => {
      await tab.locator("#f").pressSequentially("gr");
      assert.equal(new URL(tab.url()).pathname, "/");
      await tab.locator("#f").blur();
      await tab.keyboard.press("g");
      await tab.keyboard.press("r");
      await tab.waitForURL("**/risks");
    }));

  it("leaves single keys alone once they are turned off", () =>
    open(`<label><input type="checkbox" data-keys-toggle>keys</label><a href="/new" data-key="n">New</a>`, {}, async (tab) => {
      await tab.locator("[data-keys-toggle]").uncheck();
      await tab.keyboard.press("n");
      assert.equal(new URL(tab.url()).pathname, "/");
      await tab.locator("[data-keys-toggle]").check();
      await tab.keyboard.press("n");
      await tab.waitForURL("**/new");
    }));

  it("walks rows with j and k, chooses with x and counts", () =>
    open(`<div class="bulk" data-bulk hidden><b data-bulk-count></b></div>${ROWS}`, {}, async (tab) => {
      for (const key of ["j", "j", "x"]) await tab.keyboard.press(key);
      assert.equal(await tab.locator("[data-bulk-count]").textContent(), "1");
      assert.ok(await tab.locator("input[value='2']").isChecked());
    }));

  it("scores by digits, scale after scale, and keeps with Enter", () => {
    const scale = (name) => `<fieldset><legend>${name}</legend>${[1, 2, 3].map((n) => `<label><input type="radio" name="${name}" value="${n}">${n}</label>`).join("")}</fieldset>`;
    const body = `<form method="post" action="/scored" data-score>${scale("likelihood")}${scale("impact")}<input name="because" aria-label="Why"><button class="btn btn-primary">Keep</button></form>`;
    return open(body, {}, async (tab, posted) => {
      await tab.keyboard.press("2");
      await tab.keyboard.press("9");
      await tab.keyboard.press("3");
      await tab.keyboard.press("Enter");
      await tab.waitForURL("**/scored");
      assert.deepEqual(posted, [["/scored", "likelihood=2&impact=3&because="]]);
    });
  });

  it("fills a form of many rows: Enter goes on below, the head of a column decides what is open", () => {
    const row = (n, chosen) => `<tr><td><textarea name="what.${n}" aria-label="Need ${n}">${n ? `need ${n}` : ""}</textarea></td>
      <td><select name="said.${n}" aria-label="Said ${n}">${["", "open", "yes", "no"].map((own) => `<option${own === chosen ? " selected" : ""}>${own}</option>`).join("")}</select></td></tr>`;
    const fill = '<select data-fill="open" aria-label="All"><option value="">Fill in</option><option>yes</option></select>';
    const sheet = `<form method="post" action="/save" data-sheet><table><thead><tr><th>What</th><th>${fill}</th></tr></thead>
      <tbody><tr class="group"><th colspan="2">Party</th></tr>${row(1, "open")}${row(2, "no")}${row(0, "")}</tbody></table><button>Save</button></form>`;
    return open(sheet, { "POST /save": [200, page("<main>saved</main>")] }, async (tab, posted) => {
      await tab.locator("textarea").first().focus();
      await tab.keyboard.press("Enter");
      assert.equal(await tab.evaluate(() => document.activeElement.name), "what.2");
      await tab.keyboard.press("Shift+Enter");
      assert.equal(await tab.evaluate(() => document.activeElement.name), "what.1");
      assert.deepEqual(posted, [], "Enter sends nothing yet");
      await tab.locator("[data-fill]").selectOption("yes");
      assert.deepEqual(await tab.locator("tbody select").evaluateAll((all) => all.map((own) => own.value)), ["yes", "no", ""]);
      await tab.getByRole("button", { name: "Save" }).click();
      await tab.getByText("saved").waitFor();
      assert.match(posted[0][1], /said.1=yes&what.2=need\+2&said.2=no/);
    });
  });

  it("edits a cell in place: Esc gives it back, Enter saves", () => {
    const form = `<form method="post" action="/cell/1"><input name="v" value="old 1" aria-label="Title"></form>`;
    const answers = { "GET /cell/1": [200, form], "POST /cell/1": [200, "new 1"] };
    return open(ROWS, answers, async (tab, posted) => {
      const cell = tab.locator("[data-edit-url='/cell/1']");
      await tab.keyboard.press("j");
      await tab.keyboard.press("Tab");
      await tab.keyboard.press("Enter");
      await cell.locator("input").waitFor();
      await tab.keyboard.press("Escape");
      assert.equal(await cell.textContent(), "old 1");
      await tab.keyboard.press("e");
      await cell.locator("input").fill("new 1");
      await tab.keyboard.press("Enter");
      await cell.getByText("new 1").waitFor();
      assert.deepEqual(posted, [["/cell/1", "v=new+1"]]);
    });
  });

  it("brings a draft back without writing what a box holds into the field beside it", () => {
    const chosen = `<input type="hidden" name="risks" value=""><ul data-chosen="risks"><li><label><input type="checkbox" name="risks" value="R-0004" checked>R-0004</label></li></ul><input name="risks" aria-label="Risks" data-suggest="/suggest/risk" data-several>`;
    const form = `<form method="post" action="/taken" data-draft="treatment:new"><input name="title" aria-label="title">${chosen}</form>`;
    return open(form, {}, async (tab) => {
      await tab.locator("[name=title]").fill("locks");
      await tab.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes("draft.")));
      await tab.reload();
      await tab.getByText("Draft of").waitFor();
      assert.equal(await tab.locator("[name=title]").inputValue(), "locks");
      assert.equal(await tab.getByLabel("Risks").inputValue(), "");
      assert.ok(await tab.getByLabel("R-0004").isChecked());
    });
  });

  it("saves a choice, a date and a link with Enter, and shows the control alone", () => {
    const field = (control) => `<form method="post" action="/cell/1"><div class="field"><label for="f">Owner</label><span class="help">Who it belongs to.</span>${control}</div></form>`;
    const date = '<input type="date" id="f" name="v">';
    const link = '<input id="f" name="v" data-suggest="/suggest/person">';
    const found = JSON.stringify([{ value: "P-001", label: "P-001 Ada", hint: "" }]);
    const fills = [
      ['<select id="f" name="v"><option value="">none</option><option value="2">two</option></select>', (tab) => tab.locator("select").selectOption("2"), "v=2"],
      [date, (tab) => tab.locator("#f").fill("2026-11-30"), "v=2026-11-30"],
      [link, (tab) => tab.locator("#f").pressSequentially("ad").then(() => tab.getByRole("option").waitFor()).then(() => tab.keyboard.press("Enter")), "v=P-001+Ada"],
    ];
    const tried = fills.map(([control, fill, body]) => {
      const answers = { "GET /cell/1": [200, field(control)], "POST /cell/1": [200, "saved"], "GET /suggest/person": [200, found, "application/json"] };
      return open(ROWS, answers, async (tab, posted) => {
        await tab.locator("[data-edit-url='/cell/1']").dblclick();
        await tab.locator("#f").waitFor();
        for (const words of ["label", ".help"]) assert.ok((await tab.locator(`td ${words}`).boundingBox()).width <= 1, words);
        await fill(tab);
        await tab.keyboard.press("Enter");
        await tab.locator("td").getByText("saved").waitFor();
        assert.deepEqual(posted, [["/cell/1", body]]);
      });
    });
    return Promise.all(tried);
  });

  it("saves what was changed in a cell before one goes elsewhere, and stays where it is refused", () => {
    const form = (said, chosen) => `<form method="post" action="/cell/1">${said}<select name="v" aria-label="Owner"><option value="1">one</option><option value="2"${chosen}>two</option></select></form>`;
    const answers = { "GET /cell/1": [200, form("", "")], "POST /cell/1": [422, form("<p class='wrong-text'>not this one</p>", " selected")] };
    const act = async (tab, posted) => {
      const cell = tab.locator("[data-edit-url='/cell/1']");
      await cell.dblclick();
      await cell.locator("select").waitFor();
      await tab.locator("[data-edit-url='/cell/2']").click();
      assert.equal(await cell.textContent(), "old 1", "nothing was changed");
      assert.equal(posted.length, 0);
      await cell.dblclick();
      await cell.locator("select").selectOption("2");
      await tab.locator("a[href='/r/2']").click();
      await tab.getByText("not this one").waitFor();
      assert.equal(new URL(tab.url()).pathname, "/");
      answers["POST /cell/1"] = [200, "two"];
      await tab.locator("a[href='/r/2']").click();
      await tab.waitForURL("**/r/2");
      assert.deepEqual(posted, [["/cell/1", "v=2"], ["/cell/1", "v=2"]]);
    };
    return open(ROWS, answers, act, ["422"]);
  });

  it("walks a register cell by cell, saves with Tab and goes on, and opens the record with e", () => {
    const cells = (n) => `<td data-cell="a">a${n}</td><td data-cell="b">b${n}</td>`;
    const rows = [1, 2].map((n) => `<tr><td class="ref"><a href="/list/R-${n}">R-${n}</a></td>${cells(n)}</tr>`).join("");
    const form = (n) => `<form method="post" action="/list/R-${n[0]}/cells/${n[1]}"><input name="v" value="${n}" aria-label="Value"></form>`;
    const answers = Object.fromEntries(["1a", "1b", "2b"].map((n) => [`GET /list/R-${n[0]}/cells/${n[1]}`, [200, form(n)]]));
    answers["POST /list/R-1/cells/a"] = [200, "new"];
    return open(`<table class="register" data-grid="/list"><tbody>${rows}</tbody></table>`, answers, async (tab, posted) => {
      const at = (text) => tab.waitForFunction((text) => document.activeElement.textContent === text, text);
      await tab.keyboard.press("j");
      await tab.keyboard.press("Tab");
      await at("a1");
      for (const [key, text] of [["ArrowRight", "b1"], ["ArrowDown", "b2"], ["k", "b1"], ["h", "a1"]]) {
        await tab.keyboard.press(key);
        await at(text);
      }
      await tab.keyboard.press("Enter");
      await tab.locator("input").fill("new");
      await tab.keyboard.press("Tab");
      await tab.locator("[data-cell=b] input").waitFor();
      assert.deepEqual(posted, [["/list/R-1/cells/a", "v=new"]]);
      await tab.keyboard.press("Escape");
      await at("b1");
      await tab.keyboard.press("e");
      await tab.waitForURL("**/list/R-1/edit");
    });
  });

  it("takes the whole row back where other cells show what was written, too", () => {
    const row = (n, a, b) => `<tr><td class="ref"><a href="/${n}">${n}</a></td><td data-edit-url="/${n}/a">${a}</td><td data-edit-url="/${n}/b">${b}</td></tr>`;
    const form = (at) => `<form method="post" action="${at}"><textarea name="v" aria-label="Value">old</textarea></form>`;
    const answers = {
      "GET /1/a": [200, form("/1/a")],
      "POST /1/a": [200, row(1, "out", "because"), "text/html", { "muniment-replaces": "row" }],
      "GET /1/b": [200, form("/1/b")],
    };
    return open(`<table class="register"><tbody>${row(1, "in", "")}${row(2, "in", "")}</tbody></table>`, answers, async (tab) => {
      await tab.locator("[data-edit-url='/1/a']").dblclick();
      await tab.locator("textarea").press("Control+Enter");
      await tab.getByText("because").waitFor();
      assert.equal(await tab.evaluate(() => document.activeElement.dataset.editUrl), "/1/a");
      await tab.keyboard.press("Enter");
      await tab.locator("textarea").press("Tab");
      await tab.locator("[data-edit-url='/1/b'] textarea").waitFor();
      assert.equal(await tab.locator("tbody tr").count(), 2);
    });
  });

  it("says what was saved in a cell, and undoes it on the same page", () => {
    const toast = Buffer.from('<div class="toast"><span class="what">Größe saved</span><form method="post" action="/o/x/history/7/undo"><button>Undo</button></form></div>').toString("base64");
    const answers = {
      "GET /cell/1": [200, `<form method="post" action="/cell/1"><input name="v" value="old" aria-label="Value"></form>`],
      "POST /cell/1": [200, "new", "text/html", { "muniment-toast": toast }],
    };
    return open(`${ROWS}<div class="toasts" role="status"></div>`, answers, async (tab, posted) => {
      await tab.locator("[data-edit-url='/cell/1']").dblclick();
      await tab.locator("td input[name=v]").press("Enter");
      await tab.getByText("Größe saved").waitFor();
      await tab.getByRole("button", { name: "Undo" }).click();
      await tab.waitForURL("**/undo");
      assert.deepEqual(posted.at(-1), ["/o/x/history/7/undo", "_back="]);
    });
  });

  it("tells how many more there are, and offers nothing that cannot be taken", () => {
    const found = JSON.stringify([{ value: "A-0001", label: "A-0001 Rack", hint: "" }, { value: "", label: "3 more: type on to find them", hint: "" }]);
    const body = `<form method="post" action="/kept"><div><ul class="chosen" data-chosen="depends_on"></ul><input id="d" name="depends_on" aria-label="Depends on" data-suggest="/suggest/asset" data-several></div></form>`;
    return open(body, { "GET /suggest/asset": [200, found, "application/json"] }, async (tab) => {
      await tab.locator("#d").pressSequentially("ra");
      await tab.getByText("3 more").waitFor();
      assert.equal(await tab.locator("[role=option]").count(), 1);
      for (const _ of [1, 2]) await tab.keyboard.press("ArrowDown");
      await tab.keyboard.press("Enter");
      assert.deepEqual(await tab.locator(".chosen input").evaluateAll((boxes) => boxes.map((box) => box.value)), ["A-0001"]);
    });
  });

  it("moves a card of a board by dragging it, by the same form that the keyboard uses", () => {
    const menu = `<form method="post" action="/move" data-move><select name="to" aria-label="To"><option value="under-way">Under way</option><option value="done">Done</option></select><button class="btn">Move</button></form>`;
    const column = (state, card) => `<section data-column="${state}"><h2>${state}</h2>${card}</section>`;
    const body = `<div class="board">${column("planned", `<article class="panel" data-card id="card-1"><h3>Locks</h3>${menu}</article>`)}${column("done", "")}${column("gone", "")}</div>`;
    return open(body, {}, async (tab, posted) => {
      await tab.dragAndDrop("#card-1 h3", "[data-column=gone] h2");
      assert.deepEqual(posted, [], "the card has no way there");
      await tab.dragAndDrop("#card-1 h3", "[data-column=done] h2");
      await tab.waitForURL("**/move");
      assert.deepEqual(posted, [["/move", "to=done"]]);
      await tab.goto("/");
      await tab.locator("select").focus();
      await tab.keyboard.press("ArrowDown");
      await tab.keyboard.press("Tab");
      await tab.keyboard.press("Enter");
      await tab.waitForURL("**/move");
      assert.deepEqual(posted[1], ["/move", "to=done"]);
    });
  });

  it("shows what is found while one types", () => {
    const page = (rows) => `<form data-live="#listing"><input type="search" name="q" aria-label="Find"></form><div id="listing">${rows}</div>`;
    return open(page("all"), {}, async (tab) => {
      await tab.route("**/?q=lap", (route) => route.fulfill({ body: page("found"), contentType: "text/html" }));
      await tab.locator("input").pressSequentially("lap");
      await tab.locator("#listing").getByText("found").waitFor();
      assert.equal(new URL(tab.url()).search, "?q=lap");
      assert.ok(await tab.locator("input").evaluate((input) => input === document.activeElement));
    });
  });

  it("shows a refused cell as its form again, with the reason", () => {
    const form = (reason) => `<form method="post" action="/cell/2">${reason}<input name="v" aria-label="Title"></form>`;
    const answers = { "GET /cell/2": [200, form("")], "POST /cell/2": [422, form("<p class='wrong-text'>say more</p>")] };
    const act = async (tab) => {
      await tab.locator("[data-edit-url='/cell/2']").dblclick();
      await tab.locator("[name=v]").press("Control+Enter");
      await tab.getByText("say more").waitFor();
      assert.ok(await tab.locator("[name=v]").evaluate((field) => field === document.activeElement));
    };
    return open(ROWS, answers, act, ["422"]);
  });

  it("keeps a draft over a reload and a page that says nothing of it, and forgets it once it is told that it was taken", () => {
    const form = `<form method="post" action="/taken" data-draft="risk:new"><input name="title" aria-label="title"><input type="password" name="p" aria-label="p"></form>`;
    const told = page(`<div class="toasts"><div class="toast">Added</div></div>`);
    const answers = { "POST /taken": [200, told], "GET /elsewhere": [200, page("<main>elsewhere</main>")] };
    const kept = () => Object.keys(localStorage).some((key) => key.includes("draft."));
    return open(form, answers, async (tab) => {
      await tab.locator("[name=title]").fill("ransomware");
      await tab.locator("[name=p]").fill("secret");
      await tab.waitForFunction(() => Object.values(localStorage).some((text) => text.includes("ransomware")));
      assert.ok(!(await tab.evaluate(() => JSON.stringify({ ...localStorage }))).includes("secret"));
      await tab.reload();
      assert.equal(await tab.locator("[name=title]").inputValue(), "ransomware");
      // The form was sent and nothing came back: whatever is opened next says nothing of it.
      await tab.locator("form").evaluate((own) => own.addEventListener("submit", (event) => event.preventDefault()));
      await tab.locator("form").evaluate((own) => own.requestSubmit());
      await tab.goto("/elsewhere");
      assert.ok(await tab.evaluate(kept), "a draft that nobody took is lost");
      await tab.goto("/");
      assert.equal(await tab.locator("[name=title]").inputValue(), "ransomware");
      await tab.locator("form").evaluate((own) => own.requestSubmit());
      await tab.waitForURL("**/taken");
      await tab.waitForFunction(() => !Object.keys(localStorage).some((key) => key.includes("draft.")));
    });
  });

  it("takes the first suggestion with Enter while one types, and sends the form with the next", () => {
    const body = `<form method="post" action="/kept"><div><ul class="chosen" data-chosen="depends_on"></ul><input id="d" name="depends_on" aria-label="Depends on" data-suggest="/suggest/asset" data-several></div><button>Keep</button></form>`;
    const found = JSON.stringify([{ value: "A-0007", label: "A-0007 GitHub" }]);
    return open(body, { "GET /suggest/asset": [200, found, "application/json"] }, async (tab, posted) => {
      await tab.locator("#d").pressSequentially("GitHub");
      await tab.locator("[role=option]").waitFor();
      await tab.keyboard.press("Enter");
      assert.deepEqual(await tab.locator(".chosen label").allTextContents(), ["A-0007 GitHub"]);
      assert.deepEqual(posted, []);
      await tab.keyboard.press("Enter");
      await tab.waitForURL("**/kept");
      assert.deepEqual(posted, [["/kept", "depends_on=A-0007&depends_on="]]);
    });
  });

  it("asks before a confirmed act, and sends it once on yes", () =>
    open(`<form method="post" action="/retire"><button class="btn" name="act" value="retire" data-confirm="Retire it?">Retire</button></form>`, {}, async (tab, posted) => {
      await tab.getByRole("button", { name: "Retire" }).click();
      await tab.getByRole("button", { name: "Cancel" }).click();
      assert.deepEqual(posted, []);
      await tab.getByRole("button", { name: "Retire" }).click();
      await tab.locator("dialog").getByRole("button", { name: "Retire" }).click();
      await tab.waitForURL("**/retire");
      assert.deepEqual(posted, [["/retire", "act=retire"]]);
    }));

  it("takes a reason along with what is confirmed", () =>
    open(`<form method="post" action="/retire"><button class="btn" data-confirm="Retire it?" data-reason="Why">Retire</button></form>`, {}, async (tab, posted) => {
      await tab.getByRole("button", { name: "Retire" }).click();
      await tab.getByLabel("Why").fill("sold");
      await tab.locator("dialog").getByRole("button", { name: "Retire" }).click();
      await tab.waitForURL("**/retire");
      assert.deepEqual(posted, [["/retire", "_reason=sold"]]);
    }));

  it("proposes the time zone of whoever fills a form in, and keeps what they wrote", () =>
    open(`<input id="own" data-zone><input id="other" data-zone value="Europe/Oslo">`, {}, async (tab) => {
      const zone = await tab.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
      assert.equal(await tab.locator("#own").inputValue(), zone);
      assert.equal(await tab.locator("#other").inputValue(), "Europe/Oslo");
    }));

  it("shows part of another page in a dialog and gives the focus back", () =>
    open(`<a id="how" href="/how" data-dialog="#sum">how</a>`, { "GET /how": [200, page(`<section id="sum"><h2>The sum</h2></section>`)] }, async (tab) => {
      await tab.locator("#how").click();
      await tab.getByRole("dialog", { name: "The sum" }).waitFor();
      await tab.keyboard.press("Escape");
      await tab.waitForFunction(() => document.activeElement.id === "how");
    }));

  it("changes the theme at once and tells the server", () =>
    open(`<form method="post" action="/theme" data-theme-switch><button name="theme" value="dark">Dark</button></form>`, {}, async (tab, posted) => {
      const told = tab.waitForRequest("**/theme");
      await tab.getByRole("button", { name: "Dark" }).click();
      assert.equal(await tab.evaluate(() => document.documentElement.dataset.theme), "dark");
      await told;
      assert.equal(posted[0][1], "theme=dark");
    }));

  it("focuses the summary of errors, and from it the field", () =>
    open(`<div class="errors" role="alert" tabindex="-1"><a href="#owner">Owner: name one</a></div><div class="field"><input id="owner" aria-label="owner"></div>`, {}, async (tab) => {
      assert.ok(await tab.evaluate(() => document.activeElement.matches(".errors")));
      await tab.getByRole("link").click();
      assert.equal(await tab.evaluate(() => document.activeElement.id), "owner");
    }));

  it("opens the fold in which the field of an error stands", () =>
    open(`<div class="errors" role="alert" tabindex="-1"><a href="#f-site">Site: name one</a></div><details><summary>More</summary><div class="field"><input id="f-site" aria-label="site"></div></details>`, {}, async (tab) => {
      await tab.getByRole("link").click();
      assert.equal(await tab.evaluate(() => document.activeElement.id), "f-site");
    }));

  it("closes the palette by one Esc, whatever was typed", () =>
    open(PALETTE, { "GET /palette": [200, FOUND, "application/json"] }, async (tab) => {
      await tab.keyboard.press("Control+k");
      await tab.locator("#palette input").pressSequentially("import");
      await tab.keyboard.press("Escape");
      assert.equal(await tab.locator("#palette").evaluate((own) => own.open), false);
    }));

  it("shows no choice as made before one is", () =>
    open(`<input type="radio" name="r" value="1" aria-label="One"><input type="radio" name="r" value="2" aria-label="Two">`, {}, async (tab) => {
      const looks = () => tab.locator("[name=r]").evaluateAll((all) => all.map((own) => getComputedStyle(own).backgroundColor));
      const [one, two] = await looks();
      assert.equal(one, two);
      await tab.locator("[value='1']").check();
      const [chosen, other] = await looks();
      assert.notEqual(chosen, one);
      assert.equal(other, two);
    }));

  it("opens the rail on a phone without a script", async () => {
    const context = await opened.browser.newContext({ viewport: { width: 360, height: 700 }, javaScriptEnabled: false });
    const tab = await context.newPage();
    await tab.route("**/*", async (route) => {
      const { pathname } = new URL(route.request().url());
      if (!pathname.startsWith("/assets/")) return route.fulfill({ contentType: "text/html", body: page(`<button popovertarget="rail">Menu</button><nav class="rail" id="rail" popover><a href="/x">Today</a></nav>`) });
      return route.fulfill({ body: await readFile(new URL(pathname.slice(8), DIST)), contentType: TYPES[pathname.split(".").pop()] });
    });
    await tab.goto(HOME);
    assert.ok(await tab.locator("#rail").isHidden());
    await tab.getByRole("button", { name: "Menu" }).click();
    assert.ok(await tab.locator("#rail").isVisible());
    await context.close();
  });
});
