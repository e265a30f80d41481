import type { SourceDirectory, SourceLabel } from "../catalogue/index.ts";
import type { Database } from "../platform/database.ts";
import { licenceUrl } from "./licence.ts";
import { listPartners, listSources } from "./source.store.ts";

/** How each source is named where a value says who states it. */
export async function sourceDirectory(database: Database): Promise<SourceDirectory> {
  const partners = new Map((await listPartners(database.read)).map((p) => [p.id, p]));
  const labels = new Map<string, SourceLabel>();
  for (const source of await listSources(database.read)) {
    const partner = partners.get(source.partner);
    const url = source.licenceUrl ?? licenceUrl(source.licence);
    labels.set(source.id, {
      source: source.id,
      title: source.title,
      role: source.role,
      partner: {
        slug: partner?.slug ?? source.partner,
        name: partner?.name ?? source.partner,
        ...(partner?.url ? { url: partner.url } : {}),
      },
      licence: { label: source.licence, ...(url ? { url } : {}) },
      ...(source.lastCompleteAt ? { lastUpdate: source.lastCompleteAt } : {}),
    });
  }
  return labels;
}

/** What `read` gives, read again at most every `seconds`: pages ask for it at each request. */
export function cachedDirectory(read: () => Promise<SourceDirectory>, seconds = 2): () => Promise<SourceDirectory> {
  let kept: { at: number; directory: Promise<SourceDirectory> } | undefined;
  return () => {
    const now = performance.now();
    if (!kept || now - kept.at > seconds * 1_000) kept = { at: now, directory: read() };
    return kept.directory;
  };
}
