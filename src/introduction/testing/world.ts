import { allEntries, type Entry, ingest, recordBodySchema } from "../../catalogue/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database.ts";
import type { Mail } from "../../platform/mail.ts";
import { askForContact, confirmRequest } from "../ask.commands.ts";
import type { AskAnswers } from "../ask.form.ts";
import type { Introduction, Recipient } from "../introduction.ts";
import type { IntroductionDeps, Person, Referents } from "../introduction-deps.ts";
import { recipientsOf } from "../recipient.store.ts";
import { takeLetters } from "./outgoing.store.ts";

/** A database with one fiche, people around it, and a clock of its own. */
export type World = Awaited<ReturnType<typeof newWorld>>;

/** @param people who can be asked: nobody when absent. */
export async function newWorld(
  database: Database,
  people: { holders?: Person[]; referents?: Referents[]; curators?: Person[] } = {},
) {
  const clock = fixedClock("2026-11-22T09:00:00Z", 1);
  const body = recordBodySchema.parse({
    kind: "innovation",
    title: "Ressourcerie de Morlaix",
    contacts: [{ kind: "email", value: "contact@projet.example" }],
    places: [{ commune: "Morlaix", insee: "29151", department: "29" }],
  });
  const about = { source: "a", run: "r", mapping: "m", at: "2026-11-01T00:00:00.000Z", by: "source:a" };
  await database.transaction((trx) => ingest(trx, about, [{ remoteId: "1", rawKey: "1", body }]));
  const [entry] = (await Array.fromAsync(allEntries(database.read))).flat();
  if (!entry) throw new Error("the fiche was not made");
  const deps: IntroductionDeps = {
    database,
    clock,
    instance: { name: "Essaim", url: "https://essaim.example" },
    relay: { domain: "relais.example" },
    holdersOf: async () => people.holders ?? [],
    referentsOf: async () => people.referents ?? [],
    curators: async () => people.curators ?? [],
  };
  return { clock, deps, entry, database };
}

/** The secret at the end of the link in a letter. */
export const secretIn = (mail: Mail | undefined): string =>
  /\/mise-en-relation\/(?:confirmer\/)?([\w-]{43})/.exec(mail?.text ?? "")?.[1] ?? "";

/** What somebody asks. */
export const REQUEST: AskAnswers = {
  name: "Soazig",
  organisation: "Commune",
  email: "soazig@commune.example",
  role: "elected",
  why: "Nous cherchons conseil avant d'ouvrir.",
  offer: "",
  share: false,
};

/** Asks and confirms. @returns the request, those who were asked, and the letters that left. */
export async function asked(
  { deps, database }: Pick<World, "deps" | "database">,
  entry: Entry,
  answers: Partial<AskAnswers> = {},
): Promise<{ it: Introduction; recipients: Recipient[]; letters: Mail[] }> {
  await takeLetters(database);
  await askForContact(deps, entry, { ...REQUEST, ...answers }, {});
  const [confirm] = await takeLetters(database);
  const { it } = await confirmRequest(deps, secretIn(confirm));
  return { it, recipients: await recipientsOf(database.read, it.id), letters: await takeLetters(database) };
}
