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

/** Origin, size and root of a note that one of the keys signed. */
function checkpoint(note, keys) {
  const at = note.lastIndexOf("\n\n");
  const text = note.slice(0, at + 1);
  const [origin, size, root] = text.split("\n");
  const signed = note.slice(at + 2).split("\n").some((line) => {
    const [dash, name, told] = line.split(" ");
    if (dash !== "\u2014" || name !== origin) return false;
    const bytes = base64(told);
    return keys.some((key) => {
      const public_ = base64(key.slice(key.indexOf("+", key.indexOf("+") + 1) + 1));
      const id = sha256(origin, "\n", public_).subarray(0, 4);
      const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), public_.subarray(1)]);
      const ed25519 = createPublicKey({ key: spki, format: "der", type: "spki" });
      return same(id, bytes.subarray(0, 4)) && verify(null, Buffer.from(text), ed25519, bytes.subarray(4));
    });
  });
  if (!signed) fail("the note is not signed by this key");
  return { origin, size: BigInt(size), root: base64(root) };
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

const kept = checkpoint(readFileSync(noteFile, "utf8"), [key]);
const text = readFileSync(file, "utf8");

function proofOfEntry() {
  const cut = text.indexOf("\n\n");
  const [, extra, index, ...steps] = text.slice(0, cut).split("\n");
  const said = checkpoint(text.slice(cut + 2), [key]);
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
  const said = checkpoint(text.slice(cut + 2), [key]);
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
  const keys = [key];
  let [size, checked, seen, end] = [0n, 0, false, false];
  const root = () => peaks.map(([, hash]) => hash).reduceRight((right, left) => (right ? node(left, right) : left), null);
  for (const line of lines.slice(2, -1)) {
    const [word, ...rest] = line.split(" ");
    if (end) fail("lines behind the end");
    if (word === "entry") {
      const [header, body] = rest.map(base64);
      if (header.readBigUInt64BE(1) !== size) fail(`entry ${size + 1n}: another number`);
      if (!same(bodyRoot(body), header.subarray(33, 65))) fail(`entry ${size + 1n}: another body`);
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
