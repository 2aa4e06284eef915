// Checks proofs, checkpoints and an exported ledger of Muniment with the hashes and signatures of Node.js alone,
// after docs/manual/proofs.md and nothing else.
//
//   node ledger.mjs NOTE KEY FILE
//
// NOTE is a file with a checkpoint kept outside, KEY the public key (name+id+key), FILE a proof or an exported ledger.

import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const [noteFile, key, file] = process.argv.slice(2);

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const leaf = (header) => sha256(Buffer.of(0), header);
const node = (left, right) => sha256(Buffer.of(1), left, right);
const same = (a, b) => Buffer.compare(a, b) === 0;
const fail = (why) => {
  console.log(why);
  process.exit(1);
};
const base64 = (text) => {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : fail("not base64");
};

// --- signed notes -----------------------------------------------------------------------------------------------

/** The byte for Ed25519 and the 32 bytes of a key that is written as name+id+key. */
const publicKey = (key) => base64(key.slice(key.indexOf("+", key.indexOf("+") + 1) + 1));

/** Whether a key, given as [`publicKey`] reads it, made a signature. */
function signed(key, text, signature) {
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key.subarray(1)]);
  return verify(null, Buffer.from(text), createPublicKey({ key: spki, format: "der", type: "spki" }), signature);
}

/** Origin, size and root of a note that one of the keys signed, with the place of that key. */
function checkpoint(note, keys) {
  const at = note.lastIndexOf("\n\n");
  const text = note.slice(0, at + 1);
  const [origin, size, root] = text.split("\n");
  const lines = note.slice(at + 2).split("\n").map((line) => line.split(" "));
  const signatures = lines.filter(([dash, name]) => dash === "\u2014" && name === origin).map(([, , told]) => base64(told));
  const by = keys.findIndex((key) => {
    const id = sha256(origin, "\n", key).subarray(0, 4);
    return signatures.some((bytes) => same(id, bytes.subarray(0, 4)) && signed(key, text, bytes.subarray(4)));
  });
  if (by < 0) fail("the note is not signed by this key");
  return { origin, size: BigInt(size), root: base64(root), by };
}

// --- keys that take over from each other ----------------------------------------------------------------------------

/** How long both keys count around a handover, in microseconds. */
const GRACE = 60_000_000n;

/** The key given and those that it, or an heir of it, signed the handover to, with since when each signs. */
function heirs(lines) {
  const known = [{ key: publicKey(key), since: 0n }];
  for (const line of lines) {
    const [told, since, handover] = line.split(" ");
    const next = publicKey(told);
    const own = known.find(({ key }) => same(key, next));
    if (own) own.since = BigInt(since ?? 0);
    else if (since !== undefined && handover !== "lost") {
      const text = `muniment/handover\n${next.subarray(1).toString("base64")}\n${since}\n`;
      if (known.some(({ key }) => signed(key, text, base64(handover)))) known.push({ key: next, since: BigInt(since) });
    }
  }
  return known;
}

// --- entries ----------------------------------------------------------------------------------------------------

/** Where the header ends and the body begins. */
function headerLength(bytes) {
  const act = bytes[65];
  return 67 + act + bytes[66 + act];
}

/** The root over the digests of a body's items. */
function bodyRoot(body) {
  const digests = [];
  if (body[0] !== 1) fail("unknown body");
  for (let at = 1; at < body.length; ) {
    const kind = body[at];
    const hash = body.subarray(at + 1, at + 33);
    if (kind === 2) {
      digests.push(hash);
      at += 33;
    } else if (kind === 1) {
      const length = body.readUInt32BE(at + 33);
      digests.push(sha256(Buffer.of(2), hash, body.subarray(at + 37, at + 37 + length)));
      at += 37 + length;
    } else fail("unknown item");
  }
  return sha256(Buffer.of(3), ...digests);
}

// --- proofs (RFC 9162, 2.1.3.2 and 2.1.4.2) -----------------------------------------------------------------------

function inclusion(hash, index, size, steps) {
  let [fn, sn, root] = [index, size - 1n, hash];
  for (const step of steps) {
    if (sn === 0n) fail("too many hashes");
    if (fn & 1n || fn === sn) {
      root = node(step, root);
      while (!(fn & 1n) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else root = node(root, step);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  if (sn !== 0n) fail("too few hashes");
  return root;
}

function consistency(first, second, firstRoot, steps) {
  const path = first & (first - 1n) ? [...steps] : [firstRoot, ...steps];
  let [fn, sn] = [first - 1n, second - 1n];
  while (fn & 1n) [fn, sn] = [fn >> 1n, sn >> 1n];
  let fr = path[0];
  let sr = path[0];
  for (const step of path.slice(1)) {
    if (sn === 0n) fail("too many hashes");
    if (fn & 1n || fn === sn) {
      [fr, sr] = [node(step, fr), node(step, sr)];
      while (!(fn & 1n) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else sr = node(sr, step);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  if (sn !== 0n) fail("too few hashes");
  return [fr, sr];
}

// --- the three kinds of file --------------------------------------------------------------------------------------

const text = readFileSync(file, "utf8");
// Only an exported ledger says who took over; whatever else is checked, the key given has to have signed it.
const handovers = text.split("\n").slice(2).filter((line) => line.startsWith("key ")).map((line) => line.slice(4));
const known = heirs(text.startsWith("muniment/ledger@v1\n") ? handovers : []);
const keys = known.map((one) => one.key);
const kept = checkpoint(readFileSync(noteFile, "utf8"), keys);

function proofOfEntry() {
  const cut = text.indexOf("\n\n");
  const [, extra, index, ...steps] = text.slice(0, cut).split("\n");
  const said = checkpoint(text.slice(cut + 2), keys);
  const bytes = base64(extra.slice("extra ".length));
  const header = bytes.subarray(0, headerLength(bytes));
  const body = bytes.subarray(header.length);
  const at = BigInt(index.slice("index ".length));
  if (header.readBigUInt64BE(1) !== at) fail("another number");
  if (body.length > 0 && !same(bodyRoot(body), header.subarray(33, 65))) fail("another body");
  if (!same(inclusion(leaf(header), at, said.size, steps.map(base64)), said.root)) fail("not in the tree");
  if (said.size !== kept.size || !same(said.root, kept.root) || said.origin !== kept.origin) fail("another checkpoint");
  return `entry ${at + 1n} of ${said.size}`;
}

function proofOfGrowth() {
  const cut = text.indexOf("\n\n");
  const [old, ...steps] = text.slice(0, cut).split("\n");
  const said = checkpoint(text.slice(cut + 2), keys);
  const first = BigInt(old.slice("old ".length));
  if (first !== kept.size || said.origin !== kept.origin) fail("another checkpoint");
  if (first === 0n || first === said.size) {
    if (steps.length > 0 || (first === said.size && !same(said.root, kept.root))) fail("not the same");
    return `${first} to ${said.size}`;
  }
  const [before, after] = consistency(first, said.size, kept.root, steps.map(base64));
  if (!same(before, kept.root) || !same(after, said.root)) fail("not a beginning");
  return `${first} to ${said.size}`;
}

function exported() {
  const lines = text.split("\n");
  const peaks = []; // [level, hash], largest first
  let [size, last, checked, seen, end] = [0n, 0n, 0, false, false];
  const root = () => peaks.map(([, hash]) => hash).reduceRight((right, left) => (right ? node(left, right) : left), null);
  for (const line of lines.slice(2, -1)) {
    const [word, ...rest] = line.split(" ");
    if (end) fail("lines behind the end");
    if (word === "entry") {
      const [header, body] = rest.map(base64);
      if (header.readBigUInt64BE(1) !== size) fail(`entry ${size + 1n}: another number`);
      if (!same(bodyRoot(body), header.subarray(33, 65))) fail(`entry ${size + 1n}: another body`);
      last = header.readBigInt64BE(9);
      let [level, top] = [0, leaf(header)];
      while (peaks.length > 0 && peaks.at(-1)[0] === level) [level, top] = [level + 1, node(peaks.pop()[1], top)];
      peaks.push([level, top]);
      size += 1n;
      if (size === kept.size) {
        if (!same(root(), kept.root)) fail(`the first ${size} entries are not the ones that were signed`);
        seen = true;
      }
    } else if (word === "checkpoint") {
      const said = checkpoint(base64(rest[0]).toString("utf8"), keys);
      if (said.size !== size || (size > 0n && !same(root(), said.root))) fail(`checkpoint ${size}: another ledger`);
      const heir = known[said.by + 1];
      if (heir && size > 0n && last >= heir.since + GRACE) fail(`checkpoint ${size}: its key was given up before`);
      checked += 1;
    } else if (word === "end") {
      if (BigInt(rest[0]) !== size) fail("another end");
      end = true;
    } else if (word !== "key") fail("unknown line");
  }
  if (!end || !seen) fail("cut short");
  return `${size} entries, ${checked} checkpoints`;
}

const kinds = [
  ["c2sp.org/tlog-proof@v1\n", proofOfEntry],
  ["old ", proofOfGrowth],
  ["muniment/ledger@v1\n", exported],
];
const kind = kinds.find(([start]) => text.startsWith(start));
console.log(`ok: ${kind ? kind[1]() : fail("unknown file")}`);
