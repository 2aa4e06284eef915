// The pages a browser looks at, in every theme and width. A new page is one line.

/** [name, path below the organization; a leading slash stands for the server itself]. */
export const PAGES = [
  ["sign-in", "/sign-in"],
  ["rehearsal", "rehearsal"],
  ["rehearsal of one requirement", "rehearsal?requirement=6.1.2.c.2"],
  ["scope", "context/scopes"],
  ["risks", "planning/risks"],
  ["risk proposals", "planning/risks?status=proposed"],
  ["risks without a match", "planning/risks?q=nothing+fits+this"],
  ["risks of a past day", "planning/risks?as_of=2026-03-01"],
  ["risk", "planning/risks/R-0002"],
  ["risk not decided", "planning/risks/R-0009"],
  ["risk-matrix", "planning/matrix"],
  ["risk-matrix after the plan", "planning/matrix?reading=residual"],
  ["statement of applicability", "planning/soa"],
  ["statement of applicability of 2013", "planning/soa?edition=iso27001-2013"],
  ["reference control", "planning/soa/A.8.13"],
  ["history", "history"],
  ["ledger entry", "history/41"],
  ["two days compared", "history/compare?from=2026-10-01&to=2026-11-23"],
  ["verify", "history/verify"],
];
