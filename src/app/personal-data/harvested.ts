import {
  addressCounts,
  addressesToInform,
  addressHash,
  entriesByIds,
  entryPath,
  forgetUnused,
  informedSince,
  isWithheld,
  liftObjection,
  markInformed,
  placesOfAddress,
  type SourceDirectory,
  visibleEntry,
  withholdAddress,
} from "../../catalogue/index.ts";
import { forgetDocuments, forgetInIssues, listSources } from "../../harvest/index.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Executor, Transaction } from "../../platform/database.ts";
import { enqueue, type JobHandler } from "../../platform/jobs/index.ts";
import type { ContactPlace, HarvestedContacts, Processing } from "../../privacy/index.ts";
import type { Services } from "../services.ts";
import { wholeDirectory } from "../wiring/directory.ts";
import { demonstrationSources } from "./harvested.store.ts";
import { texts } from "./personal-data.fr.ts";

const FORGET_DOCUMENTS = "forget-documents";

const nameOf = (directory: SourceDirectory, source: string): string => {
  const label = directory.get(source);
  return label ? `${label.partner.name} (${label.title})` : texts.harvested.people;
};

/** Whether a visitor reads the address on the fiche. */
const isShown = (entry: Parameters<typeof visibleEntry>[0], address: string): boolean =>
  JSON.stringify(visibleEntry(entry, "open")).toLowerCase().includes(address);

async function readAddress(
  executor: Executor,
  directory: SourceDirectory,
  hash: string,
): Promise<{ address: string; places: ContactPlace[] } | undefined> {
  const found = await placesOfAddress(executor, hash);
  const [first] = found;
  if (!first) return undefined;
  const entries = new Map((await entriesByIds(executor, [...new Set(found.map((one) => one.entry))])).map((e) => [e.id, e]));
  const places = found.flatMap(({ record, entry: id, address }) => {
    const entry = entries.get(id);
    if (!entry) return [];
    const place = { title: entry.single.title.value, href: entryPath(entry), partner: nameOf(directory, record.source) };
    return [{ ...place, shown: isShown(entry, address) }];
  });
  return { address: first.address, places };
}

/** Removes an address everywhere; the documents it was read from follow in the background, once this is committed. */
async function withhold(trx: Transaction, clock: Clock, hash: string, at: string): Promise<number> {
  const address = (await placesOfAddress(trx, hash))[0]?.address;
  const { sources, entries } = await withholdAddress(trx, hash, at);
  if (address) await forgetInIssues(trx, sources, address);
  for (const source of sources) await enqueue(trx, { queue: FORGET_DOCUMENTS, payload: { source }, dedupeKey: source }, clock);
  return entries.length;
}

/** Removes the documents of a source's past runs: payload `{ source: id }`. */
export const forgetJobs = (services: Services): Record<string, JobHandler> => ({
  [FORGET_DOCUMENTS]: async (job) => {
    const { source: id } = job.payload as { source: string };
    const source = (await listSources(services.database.read)).find((one) => one.id === id);
    return { documents: source ? await forgetDocuments(services, source) : 0 };
  },
});

/** Addresses that stand in what partners share, for the room of privacy. `informing`: whether their persons are written to. */
export function harvestedContacts({ database, clock }: Services, informing: boolean): HarvestedContacts {
  return {
    async waiting(executor, foundBefore, limit) {
      if (!informing) return [];
      const demonstration = await demonstrationSources(executor);
      const sources = (await listSources(executor)).map((source) => source.id).filter((id) => !demonstration.has(id));
      return addressesToInform(executor, { sources, foundBefore, limit });
    },
    informedSince,
    read: async (executor, hash) => readAddress(executor, await wholeDirectory(database), hash),
    markInformed,
    isWithheld,
    withhold: (trx, hash, at) => withhold(trx, clock, hash, at),
    lift: liftObjection,
    counts: addressCounts,
  };
}

/** What is held about persons whose address stands in a fiche, or in what a partner gave without it being shown. */
export function harvestedProcessing({ database, clock }: Services): Processing {
  const t = texts.harvested;
  return {
    id: "harvest/contacts",
    ...t.processing,
    async held(executor, email) {
      const hash = await addressHash(executor, email);
      const known = await readAddress(executor, await wholeDirectory(database), hash);
      const places = known?.places ?? [];
      const objected = (await isWithheld(executor, hash)) ? [{ label: t.objected, data: { [t.kept]: t.fingerprint } }] : [];
      return [
        ...places.map(({ title, partner, shown, href }) => ({
          label: t.label(title),
          data: { [t.address]: known?.address, [t.from]: partner, [t.shown]: shown },
          href,
        })),
        ...objected,
      ];
    },
    async erase(trx, email, at) {
      const hash = await addressHash(trx, email);
      if ((await placesOfAddress(trx, hash)).length > 0) await withhold(trx, clock, hash, at);
    },
    count: async (executor) => (await addressCounts(executor)).found,
    purge: forgetUnused,
  };
}
