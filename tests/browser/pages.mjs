// The pages a browser looks at, in every theme and width. A new page is one line.

/** [name, path below the organization; a leading slash stands for the server itself]. */
export const PAGES = [
  ["sign-in", "/sign-in"],
];
