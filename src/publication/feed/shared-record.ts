import type { Entry, RecordDraft } from "../../catalogue/index.ts";

const CHAPTERS = ["need", "solution", "novelty", "how", "text"] as const;

/**
 * A fiche as a source record of another instance may take it: every field that schema.org has no word for included. What readers
 * of JSON-LD that are no Essaim leave aside.
 * @param entry already restricted to what anyone may read.
 * @param url its address for life.
 */
export function sharedRecord(entry: Entry, url: string): RecordDraft {
  const { title, ...single } = entry.single;
  const said = Object.entries(single).filter(([field]) => !field.startsWith("description."));
  const chapters = CHAPTERS.flatMap((chapter) => {
    const told = entry.single[`description.${chapter}`];
    return told ? [[chapter, told.value] as const] : [];
  });
  const lists = Object.entries(entry.lists).map(([field, told]) => [field, told.map(({ value }) => value)]);
  return {
    kind: entry.kind,
    lang: entry.lang,
    title: title.value,
    ...Object.fromEntries(said.map(([field, told]) => [field, told.value])),
    ...(chapters.length > 0 ? { description: Object.fromEntries(chapters) } : {}),
    ...Object.fromEntries(lists),
    url,
    updatedAt: entry.confirmedAt.slice(0, 10),
  };
}
