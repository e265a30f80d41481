import { type Account, signatureOf } from "../../account/index.ts";
import { ProblemError } from "../../platform/errors.ts";
import { mintId } from "../../platform/ids.ts";
import { note } from "../event.store.ts";
import { type GovernanceDeps, spokenFor } from "../governance.ts";
import { vote } from "../vote/vote.fr.ts";
import { charter as t } from "./charter.fr.ts";
import { charterVersions, insertCharterVersion, insertSignature, signatures } from "./charter.store.ts";
import { inForce, unsigned } from "./charter.ts";

/**
 * Signs the version in force for a partner, by one of its editors. Signing again the same version changes nothing.
 * @throws ProblemError `vote/not-yours`, `charter/moved` when the version read is no longer the one in force.
 */
export async function signCharter(
  deps: GovernanceDeps,
  account: Account,
  input: { partner: string; version: number; name: string; role: string; public: boolean },
): Promise<void> {
  const { clock } = deps;
  await deps.database.transaction(async (trx) => {
    const member = spokenFor(account, await deps.members(trx)).find(({ id }) => id === input.partner);
    if (!member) throw new ProblemError({ code: "vote/not-yours", kind: "forbidden", ...vote.notYours });
    if (inForce(await charterVersions(trx))?.version !== input.version)
      throw new ProblemError({ code: "charter/moved", kind: "conflict", detail: t.moved });
    if (unsigned([member.id], await signatures(trx), input.version).length === 0) return;
    const now = clock.now();
    const { partner, version, name, role } = input;
    const signature = { id: mintId(now), partner, version, name, role, public: input.public, at: now.toISOString() };
    await insertSignature(trx, { ...signature, organisation: member.name }, account.email);
    const by = signatureOf(account);
    await note(trx, clock, { subject: "charter", by, act: "charter-signed", detail: `${member.name} (${version})` });
  });
}

/**
 * Publishes a version after the one that its author had under their eyes. Earlier ones stay.
 * @returns its number. @throws ProblemError `charter/moved` when another was published meanwhile.
 */
export async function publishCharter(
  deps: GovernanceDeps,
  account: Account,
  input: { after: number; changed: string; text: string },
): Promise<number> {
  const { clock } = deps;
  return deps.database.transaction(async (trx) => {
    const current = inForce(await charterVersions(trx))?.version ?? 0;
    if (current !== input.after)
      throw new ProblemError({ code: "charter/moved", kind: "conflict", detail: t.publish.changedMeanwhile });
    const { changed, text } = input;
    const version = current + 1;
    const by = signatureOf(account);
    await insertCharterVersion(trx, { version, at: clock.now().toISOString(), changed, text }, by);
    await note(trx, clock, { subject: "charter", by, act: "charter-published", detail: `${version} – ${changed}` });
    return version;
  });
}
