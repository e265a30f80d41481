/** Seven cells of which one is lit; readable on light and dark tabs. */
export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#1f1910" d="M16 1 29 8.500v15L16 31 3 23.500v-15Z"/><path fill="#f2b233" d="m16 10 5.200 3v6L16 22l-5.200-3v-6Z"/><path fill="#fffdf8" d="m16 4 4.300 2.500-4.300 2.500-4.300-2.500ZM16 23l4.300 2.500L16 28l-4.300-2.500Z"/></svg>`;

/** Lists and desks make endless addresses that hold nothing of their own; entries and territories are what is to be found. */
export function robots(url: string): string {
  return [
    "User-agent: *",
    "Disallow: /recherche?",
    "Disallow: /espace",
    "Disallow: /connexion",
    "Disallow: /compte",
    "Allow: /",
    "",
    `Sitemap: ${url}/sitemap.xml`,
    "",
  ].join("\n");
}
