// Builds crates/web/dist from crates/web/assets: one style sheet, one script, fonts, icons, manifest.
import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const NODE_MAJOR_MIN = 20;
const NODE_MAJOR = Number(process.versions.node.split(".")[0]);
if (NODE_MAJOR < NODE_MAJOR_MIN) {
  console.error(`node ${process.versions.node} is too old: install node ${NODE_MAJOR_MIN} or newer`);
  process.exit(1);
}

// Loaded after the check, because an old node cannot even read these.
const { styles } = await import("./styles.mjs");
const { script } = await import("./script.mjs");
const { copies } = await import("./copies.mjs");
const { compress, measure, manifest, stampFonts } = await import("./finish.mjs");

const web = fileURLToPath(new URL("..", import.meta.url));
const room = { assets: `${web}assets`, dist: `${web}dist`, modules: `${web}../../node_modules` };

await rm(room.dist, { recursive: true, force: true });
await Promise.all(["fonts", "print"].map((folder) => mkdir(`${room.dist}/${folder}`, { recursive: true })));
await Promise.all([styles(room), script(room), copies(room)]);
await stampFonts(room);
await compress(room);
await manifest(room);
process.exitCode = (await measure(room)) ? 0 : 1;
