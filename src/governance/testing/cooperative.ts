import { type Account, INSTANCE } from "../../account/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database.ts";
import { mintId } from "../../platform/ids.ts";
import type { Candidacy } from "../application/application.form.ts";
import type { GovernanceDeps, Member } from "../governance.ts";

/** A small cooperative in memory around a real database: partners, their editors, the letters that would leave. */
export function cooperative(database: Database, partners: number) {
  const clock = fixedClock("2026-11-22T10:00:00.000Z");
  const members: Member[] = Array.from({ length: partners }, (_, n) => ({
    id: `p${n + 1}`,
    slug: `p${n + 1}`,
    name: `Réseau ${n + 1}`,
    editors: [{ account: `a${n + 1}`, email: `a${n + 1}@exemple.fr` }],
  }));
  const invited: string[] = [];
  const deps: GovernanceDeps = {
    database,
    clock,
    instance: { name: "Essaim", url: "https://essaim.example" },
    localMail: false,
    members: async () => [...members],
    stewards: async () => ["equipe@exemple.fr"],
    async addPartner(_trx, { name }) {
      const id = mintId(clock.now());
      members.push({ id, slug: "neuf", name, editors: [] });
      return { id, slug: "neuf" };
    },
    invite: async ({ email }) => void invited.push(email),
    async giveKeys(_trx, account, partner) {
      const member = members.find(({ id }) => id === partner);
      Object.assign(member ?? {}, { editors: [...(member?.editors ?? []), { account, email: `${account}@exemple.fr` }] });
    },
    async takeKeys(_trx, account, partner) {
      const member = members.find(({ id }) => id === partner);
      Object.assign(member ?? {}, { editors: member?.editors.filter((each) => each.account !== account) ?? [] });
    },
    placeName: (text) => text,
    fiches: async () => [],
  };
  return { deps, clock, members, invited };
}

/** Somebody who looks after a partner, as the session would give them. */
export const editor = (n: number): Account => ({
  id: `a${n}`,
  email: `a${n}@exemple.fr`,
  memberships: [{ organisation: `p${n}`, role: "partner-editor" }],
  createdAt: "2026-01-01T00:00:00.000Z",
});

/** Somebody who decides for the instance. */
export const curator: Account = {
  id: "curator",
  email: "curator@exemple.fr",
  name: "Camille",
  memberships: [{ organisation: INSTANCE, role: "curator" }],
  createdAt: "2026-01-01T00:00:00.000Z",
};

/** Somebody with an account and no role. */
export const visitor: Account = {
  id: "visitor",
  email: "visiteuse@exemple.fr",
  memberships: [],
  createdAt: "2026-01-01T00:00:00.000Z",
};

/** A whole application. */
export const candidacy = (name = "La Carte des communs", email = "claire@carte.example"): Candidacy => ({
  name,
  email,
  answers: {
    kind: "association",
    territory: "Finistère",
    site: "https://carte.example",
    base: "Trois cents communs de la vallée, depuis 2016.",
    count: "300",
    form: "file",
    licence: "lo-2.0",
    rhythm: "monthly",
    why: "Pour que ces lieux se trouvent depuis ailleurs.",
  },
  people: {
    contactName: "Claire Le Goff",
    contactRole: "chargée de projet",
    signerName: "Yann Riou",
    signerRole: "président",
    organisation: "Association des communs",
    signerPublic: true,
    charter: 1,
  },
});

/** The secret of the last private link in a letter. */
export const secretIn = (text: string): string => /\/([\w-]{43})/.exec(text)?.[1] ?? "";
