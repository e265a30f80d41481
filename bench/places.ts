import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { typedWords } from "../src/engine/text/index.ts";
import { communeByInsee, holdersOf, resolvePlace, territory } from "../src/geography/index.ts";
import { placesIn } from "../src/search/understanding/place-words.ts";

/**
 * How often words of real titles are taken for a place, and how often for one where the thing is not: titles of partners' files beside
 * the project, in small letters as people type them.
 */
type Titled = { title: string; within: readonly string[] };

const shared = new URL("../../shared/data/sources/", import.meta.url);
const rows = (file: string): Record<string, string>[] =>
  parse(readFileSync(new URL(file, shared)), { columns: true, bom: true, relax_column_count: true, relax_quotes: true });

const communeOf = (insee: string | undefined): readonly string[] => {
  const commune = insee ? communeByInsee(insee) : undefined;
  return commune ? holdersOf(commune) : [];
};

const FILES: Record<string, Titled[]> = {
  "third places (CGET)": rows("CGET_TiersLieux_2019.csv").map((row) => ({
    title: row.NOM_TL ?? "",
    within: communeOf(row.INSEECOM),
  })),
  "digital help (BFC)": rows("bfc-mediation-numerique-200515-a.csv").map((row) => ({
    title: row.nom_structure ?? "",
    within: [`dep-${row.departement}`],
  })),
  "innovations (La France s'engage)": rows("ffe-lafrancesengage-v0.csv").map((row) => ({
    title: row["Nom du projet "] ?? "",
    within: [],
  })),
};

for (const [file, titled] of Object.entries(FILES)) {
  const titles = new Map(titled.map((each) => [each.title.toLowerCase(), each.within]));
  let [words, named, several] = [0, 0, 0];
  const elsewhere: string[] = [];
  for (const [title, within] of titles) {
    const typed = typedWords(title);
    words += typed.filter(({ stop }) => !stop).length;
    for (const place of placesIn(typed, title, { resolvePlace, territory })) {
      named += 1;
      const { code, parents, name } = place.territory ?? { code: "", parents: [], name: "" };
      if (!place.territory) several += 1;
      else if (
        within.length > 0 &&
        ![code, ...parents.filter((each) => each.startsWith("dep-"))].some((each) => within.includes(each))
      )
        elsewhere.push(`${title} \u2192 ${name}`);
    }
  }
  console.log(
    `${file}: ${titles.size} titles, ${words} words; ${named} named a place, ${several} of them several, ${elsewhere.length} elsewhere`,
  );
  if (process.argv.includes("--all")) console.log(elsewhere.join("\n"));
}
