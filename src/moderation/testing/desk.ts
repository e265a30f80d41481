import type { CaseDesk, CaseKind, Ruling } from "../case.ts";

/** A desk that writes down what it is told, as a room's would. */
export function recordingDesk(kind: CaseKind = "proposal"): CaseDesk & { told: string[] } {
  const told: string[] = [];
  const note =
    (act: string) =>
    async (_trx: unknown, subject: string, { by, message }: Ruling) => {
      told.push([act, subject, by, ...(message ? [message] : [])].join(" "));
    };
  return {
    told,
    kind,
    view: async (_executor, subject) => ({ body: `view of ${subject}` }),
    publicView: async (_executor, subject) => (subject.startsWith("secret") ? undefined : { body: `public view of ${subject}` }),
    accept: note("accept"),
    refuse: note("refuse"),
    reopen: note("reopen"),
  };
}
