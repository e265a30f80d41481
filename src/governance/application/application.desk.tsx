import type { CaseDesk, Ruling } from "../../moderation/index.ts";
import type { Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { note } from "../event.store.ts";
import type { GovernanceDeps } from "../governance.ts";
import { cancelVote, startVote } from "../vote/vote.commands.ts";
import { needApplication } from "./application.commands.ts";
import { applicationMails, application as t } from "./application.fr.ts";
import { findApplication, saveApplication } from "./application.store.ts";
import { type Application, subjectOf } from "./application.ts";
import { ApplicationFile } from "./pages/application-file.tsx";

/** Moderation says whether an application is serious, never whether it is welcome: that is for the members. */
export function applicationDesk(deps: GovernanceDeps): CaseDesk {
  const { clock, instance } = deps;

  const move = async (trx: Transaction, id: string, ruling: Ruling, act: "accepted" | "refused" | "reopened") => {
    const it = await needApplication(trx, id);
    const { by, message: detail } = ruling;
    await note(trx, clock, { subject: subjectOf(id), by, act, ...(detail ? { detail } : {}) });
    return it;
  };

  return {
    kind: "application",

    async view(executor, subject) {
      const it = await findApplication(executor, subject);
      if (!it) return undefined;
      const author = it.people && `${it.people.contactName}, ${it.people.contactRole}`;
      return { body: <ApplicationFile application={it} />, ...(author ? { author } : {}) };
    },

    async accept(trx, subject, ruling) {
      const it = await move(trx, subject, ruling, "accepted");
      if (it.state === "waiting" || it.state === "refused") await startVote(deps, trx, it, ruling.by);
    },

    async refuse(trx, subject, ruling) {
      const it = await move(trx, subject, ruling, "refused");
      await saveApplication(trx, { ...it, state: "refused", endedAt: ruling.at });
      if (!it.email) return;
      await queueMail(trx, { to: it.email, ...applicationMails.refused(it.name, ruling.message, instance.name) }, clock);
    },

    async reopen(trx, subject, ruling) {
      const it = await move(trx, subject, ruling, "reopened");
      if (it.state === "admitted")
        throw new ProblemError({ code: "application/admitted", kind: "conflict", ...t.alreadyPartner });
      await cancelVote(trx, it.id, ruling.at);
      const { endedAt: _ended, ...rest } = it;
      await saveApplication(trx, { ...rest, state: "waiting" } satisfies Application);
      if (it.email && it.state !== "waiting")
        await queueMail(trx, { to: it.email, ...applicationMails.reopened(it.name, instance.name) }, clock);
    },
  };
}
