// Prints which record each register's operations are asked about: contract.mjs URL, with MUNIMENT_TOKEN set.
const base = `${process.argv[2]}/api/v1/orgs/sample/registers`;

async function get(address) {
  const answer = await fetch(address, { headers: { authorization: `Bearer ${process.env.MUNIMENT_TOKEN}` } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()).items;
}

for (const { key } of await get(base)) {
  const [record] = await get(`${base}/${key}?limit=1`);
  if (!record) continue;
  console.log(`[[operations]]\ninclude-path-regex = "/registers/${key}/[{]id[}]"\n\n[operations.parameters]\n"path.id" = "${record.reference}"\n`);
}
