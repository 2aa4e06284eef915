// One job through the generated client: an asset and its risk, a change somebody else got in before, an act, a view.
import createClient from "openapi-fetch";
import type { components, paths } from "./muniment.js";

declare const process: { argv: string[] };
const [, , baseUrl, token] = process.argv;
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
const path = { org: "acme" };

function demand(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

const organizations = await client.GET("/api/v1/orgs");
demand(organizations.data?.items.some((org) => org.key === "acme"), "the organization is listed");

const body: components["schemas"]["AssetCreate"] = { name: "Customer portal", kind: "primary", owner: "Kari Nordmann" };
const key = { "Idempotency-Key": crypto.randomUUID() };
const made = await client.POST("/api/v1/orgs/{org}/registers/assets", { params: { path, header: key }, body });
const asset = made.data;
demand(asset && made.response.headers.get("location")?.endsWith(asset.id), "the asset is made");
const again = await client.POST("/api/v1/orgs/{org}/registers/assets", { params: { path, header: key }, body });
demand(again.data?.id === asset.id && again.response.headers.get("idempotent-replayed") === "true", "made once");

const id = asset.reference;
const seen = { "If-Match": made.response.headers.get("etag") ?? "" };
const one = { params: { path: { ...path, id }, header: seen } };
const first = await client.PATCH("/api/v1/orgs/{org}/registers/assets/{id}", { ...one, body: { personal_data: true } });
demand(first.data?.fields.personal_data === true && first.data.fields.name === "Customer portal", "one field is written");
const late = await client.PATCH("/api/v1/orgs/{org}/registers/assets/{id}", { ...one, body: { name: "Portal" } });
demand(late.response.status === 412 && late.error?.detail?.includes("A program changed personal_data"), "a stale edit is told");

const risk = await client.POST("/api/v1/orgs/{org}/registers/risks", {
  params: { path, query: { because: "found in the workshop" } },
  body: { title: "Customers see each other's orders", assets: [id], owner: { reference: "P-0001" } },
});
demand(risk.data?.fields.owner?.title === "Kari Nordmann", "the risk is made");
const acted = await client.POST("/api/v1/orgs/{org}/acts/risk.assess", {
  params: { path },
  body: { risk: risk.data.reference, consequence: { c: { level: 4 } }, likelihood: 2 },
});
demand(acted.data?.changes.some((change) => change.at?.startsWith("current")), JSON.stringify(acted.error));

const list = await client.GET("/api/v1/orgs/{org}/registers/risks", { params: { path, query: { q: "orders", limit: 10 } } });
demand(list.data?.total === 1 && list.data.items[0]?.fields.current?.score, "the risk is found, with its score");
const history = await client.GET("/api/v1/orgs/{org}/registers/risks/{id}/history", {
  params: { path: { ...path, id: risk.data.id } },
});
demand(history.data?.entries.at(-1)?.reason === "found in the workshop", "the reason is kept");
const matrix = await client.GET("/api/v1/orgs/{org}/views/risk-matrix", { params: { path } });
demand(JSON.stringify(matrix.data).includes(risk.data.reference), "the risk stands in the matrix");

const refused = await client.POST("/api/v1/orgs/{org}/acts/risk.accept", {
  params: { path },
  body: { risk: risk.data.reference, reason: "it is small" },
});
demand(refused.response.status === 403 && refused.error?.errors?.length, "nobody accepts for the owner");
