import { INSTANCE, membersOf } from "../../account/index.ts";
import type { Entry } from "../../catalogue/index.ts";
import { listPartners, listSources } from "../../harvest/index.ts";
import type { Executor } from "../../platform/database.ts";

/** The partners that brought a fiche, in the order of its sources. */
export async function partnersOf(executor: Executor, entry: Entry): Promise<{ id: string; slug: string; name: string }[]> {
  const partnerOf = new Map((await listSources(executor)).map(({ id, partner }) => [id, partner]));
  const partners = new Map((await listPartners(executor)).map((partner) => [partner.id, partner]));
  const ids = new Set(entry.sources.flatMap(({ source }) => partnerOf.get(source) ?? []));
  return [...ids].flatMap((id) => partners.get(id) ?? []);
}

/** Those who look after a partner's data. */
export const editorsOf = async (executor: Executor, partner: string): Promise<{ id: string; email: string }[]> =>
  (await membersOf(executor, partner)).filter(({ role }) => role === "partner-editor");

/** Addresses of those who decide in the name of the instance, each once. */
export async function curators(executor: Executor): Promise<string[]> {
  const deciding = (await membersOf(executor, INSTANCE)).filter(({ role }) => role === "curator" || role === "administrator");
  return [...new Set(deciding.map(({ email }) => email))];
}

/** Whether nobody at all receives what people ask of this instance: no referent with an address, no curator, no administrator. */
export const nobodyReceives = async (executor: Executor, { referent }: { referent?: { email?: string } }): Promise<boolean> =>
  !referent?.email && (await curators(executor)).length === 0;
