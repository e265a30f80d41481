import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { type Account, isCurator, mayEditPartner, requireAccount } from "../../account/index.ts";
import type { Database } from "../../platform/database.ts";
import { needPartner, needSource, noSource } from "../source.commands.ts";
import type { Partner, Source } from "../source.ts";

/** The name of a partner or of a source in an address. */
export const slug = z.string().max(100);

/**
 * The partner named in an address and who is signed in, when they may look after it: every route of the desk begins here.
 * @throws ProblemError `account/sign-in-needed`, `partner/not-found`, `account/forbidden`.
 */
export async function editorOf(
  { database }: { database: Database },
  request: FastifyRequest,
  key: string,
): Promise<{ partner: Partner; account: Account }> {
  requireAccount(request.account, () => true);
  const partner = await needPartner(database, key);
  return { partner, account: requireAccount(request.account, (account) => mayEditPartner(account, partner.id)) };
}

/** The same for what curators decide too: which updates are published. */
export async function judgeOf(
  { database }: { database: Database },
  request: FastifyRequest,
  key: string,
): Promise<{ partner: Partner; account: Account }> {
  requireAccount(request.account, () => true);
  const partner = await needPartner(database, key);
  const may = (account: Account) => mayEditPartner(account, partner.id) || isCurator(account);
  return { partner, account: requireAccount(request.account, may) };
}

/** A source of this partner. @throws ProblemError `source/not-found`, also when it is another partner's. */
export async function ownSource({ database }: { database: Database }, partner: Partner, key: string): Promise<Source> {
  const source = await needSource(database, key);
  if (source.partner !== partner.id) throw noSource(key);
  return source;
}
