// Whether every operation of the interface was asked: reached.mjs DESCRIPTION EVENTS, with the run's report in lines.
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const METHODS = ["get", "post", "put", "patch", "delete", "head"];
const NAMED_MAX = 20;
const [description, events] = process.argv.slice(2);
const described = JSON.parse(readFileSync(description, "utf8"));
const missing = new Set();
for (const [path, operations] of Object.entries(described.paths)) {
  for (const method of METHODS.filter((own) => own in operations)) missing.add(`${method.toUpperCase()} ${path}`);
}

const total = missing.size;
let cases = 0;
for await (const line of createInterface({ input: createReadStream(events) })) {
  const recorder = JSON.parse(line).ScenarioFinished?.recorder;
  const asked = Object.values(recorder?.interactions ?? {}).length;
  cases += asked;
  if (asked > 0) missing.delete(recorder.label);
}

console.log(`${total - missing.size} of ${total} operations were asked, ${cases} times in all`);
if (missing.size > 0) {
  console.error(`never asked: ${[...missing].slice(0, NAMED_MAX).join(", ")}${missing.size > NAMED_MAX ? " and others" : ""}`);
  process.exit(1);
}
