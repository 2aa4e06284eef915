// A real browser before a running server: start, sign in, visit, and everything a page must be in any theme and width.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** The width of a desk's window. */
export const DESK_PX = 1440;

/** Every view in which a page must hold; neighbours differ in one thing. */
export const VIEWS = [
  { theme: "light", width: DESK_PX },
  { theme: "dark", width: DESK_PX },
  { theme: "dark", width: 360 },
  { theme: "light", width: 360 },
];

/** The server under test, from the environment: { url, user, password }; throws when it is not named. */
export function server() {
  const url = process.env.MUNIMENT_URL;
  if (!url) throw new Error("set MUNIMENT_URL (and MUNIMENT_USER, MUNIMENT_PASSWORD) to a running server");
  return { url, user: process.env.MUNIMENT_USER, password: process.env.MUNIMENT_PASSWORD };
}

/** Starts Chromium with a profile of its own; `close` ends both. */
export async function startBrowser() {
  const profile = await mkdtemp(`${tmpdir()}/muniment-browser-`);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...FLAGS, `--disk-cache-dir=${profile}`],
  });
  const close = async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  };
  return { browser, close };
}

/** A context in one view, signed in when the session of an earlier one is given. */
export function openView(browser, { theme, width }, session) {
  return browser.newContext({
    viewport: sizeOf(width),
    colorScheme: theme,
    storageState: session,
    reducedMotion: "reduce",
  });
}

/** Turns an open page to another view, as its user does by turning the phone or the theme. */
export async function turn(page, { theme, width }) {
  await page.setViewportSize(sizeOf(width));
  await page.emulateMedia({ colorScheme: theme });
  // What stands in something closed follows the width of the page a frame later.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

function sizeOf(width) {
  return { width, height: width < 600 ? 780 : 900 };
}

/** Signs in through the form and gives the session for other contexts. */
export async function signIn(browser, { url, user, password }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.locator("input[autocomplete=username]").fill(user);
  await page.locator("input[autocomplete=current-password]").fill(password);
  await page.locator("form:has(input[autocomplete=current-password]) button:not([type=button])").click();
  await page.waitForLoadState();
  if (new URL(page.url()).pathname === "/sign-in") throw new Error(`sign-in as ${user} was refused`);
  const session = await context.storageState();
  await context.close();
  return session;
}

/** Founds an organization without a record, unless it is there; gives its address. */
export async function found(browser, { url }, session, key) {
  const context = await browser.newContext({ storageState: session });
  const page = await context.newPage();
  const address = `${url}/o/${key}`;
  if ((await page.goto(address)).status() !== 200) {
    await page.goto(url);
    await page.locator("details:has(#f-key) > summary").click();
    await page.locator("#f-name").fill(`The company ${key}`);
    await page.locator("#f-key").fill(key);
    await page.locator("form[action='/organizations'] button").click();
    await page.waitForURL(`${address}**`);
  }
  await context.close();
  return address;
}

/** Opens a page and gives it with the complaints it made while loading: console, scripts, policy, answers. */
export async function visit(context, address) {
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (fault) => complaints.push(`script: ${fault.message}`));
  page.on("response", (answer) => {
    if (answer.status() >= 400 && answer.url() !== address) complaints.push(`${answer.status()}: ${answer.url()}`);
  });
  const answer = await page.goto(address, { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready.then(() => true));
  return { page, complaints, status: answer.status() };
}
