import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { type Account, isCurator, mayEditPartner, requireAccount } from "../../account/index.ts";
import type { Database } from "../../platform/database.ts";
import { needPartner, needSource, noSource } from "../source.commands.ts";
import type { Partner, Source } from "../source.ts";

/** The name of a partner or of a source in an address. */
export const slug = z.string().max(100);

type Editor = { partner: Partner; account: Account };

/** Waits for who is signed in before it tells whether the partner exists. */
async function allowed(
  { database }: { database: Database },
  request: FastifyRequest,
  key: string,
  may: (account: Account, partner: Partner) => boolean,
): Promise<Editor> {
  requireAccount(request.account, () => true);
  const partner = await needPartner(database, key);
  return { partner, account: requireAccount(request.account, (account) => may(account, partner)) };
}

/**
 * The partner named in an address and who is signed in, when they may look after it: every route of the desk begins here.
 * @throws ProblemError `account/sign-in-needed`, `partner/not-found`, `account/forbidden`.
 */
export const editorOf = (deps: { database: Database }, request: FastifyRequest, key: string): Promise<Editor> =>
  allowed(deps, request, key, (account, partner) => mayEditPartner(account, partner.id));

/** The same for what curators decide too: which updates are published. */
export const judgeOf = (deps: { database: Database }, request: FastifyRequest, key: string): Promise<Editor> =>
  allowed(deps, request, key, (account, partner) => mayEditPartner(account, partner.id) || isCurator(account));

/** A source of this partner. @throws ProblemError `source/not-found`, also when it is another partner's. */
export async function ownSource({ database }: { database: Database }, partner: Partner, key: string): Promise<Source> {
  const source = await needSource(database, key);
  if (source.partner !== partner.id) throw noSource(key);
  return source;
}
