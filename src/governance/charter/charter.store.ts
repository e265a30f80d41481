import type { Executor } from "../../platform/database.ts";
import { present } from "../../platform/present.ts";
import type { CharterVersion, Signature } from "./charter.ts";
import { FIRST_CHARTER } from "./charter-text.fr.ts";

type CharterVersionTable = { version: number; at: string; by: string; changed: string; text: string };
type CharterSignatureTable = {
  id: string;
  version: number;
  organisation: string;
  partner: string | null;
  application: string | null;
  at: string;
  name: string | null;
  role: string | null;
  email: string | null;
  public: number;
};

declare module "../../platform/database.ts" {
  interface Schema {
    charter_version: CharterVersionTable;
    charter_signature: CharterSignatureTable;
  }
}

/** Every version, the one that comes with the product first. */
export async function charterVersions(executor: Executor): Promise<CharterVersion[]> {
  const rows = await executor.selectFrom("charter_version").selectAll().orderBy("version").execute();
  return [FIRST_CHARTER, ...rows.map(({ version, at, changed, text }) => ({ version, at, changed, text }))];
}

/** Publishes a version. */
export async function insertCharterVersion(trx: Executor, it: CharterVersion, by: string): Promise<void> {
  await trx
    .insertInto("charter_version")
    .values({ ...it, by })
    .execute();
}

const toSignature = (row: CharterSignatureTable): Signature => ({
  id: row.id,
  version: row.version,
  organisation: row.organisation,
  at: row.at,
  public: row.public === 1,
  ...present({ partner: row.partner, application: row.application, name: row.name, role: row.role }),
});

/** All signatures, oldest first. */
export async function signatures(executor: Executor): Promise<Signature[]> {
  return (await executor.selectFrom("charter_signature").selectAll().orderBy("at").orderBy("id").execute()).map(toSignature);
}

/** Signs. */
export async function insertSignature(trx: Executor, it: Signature, email: string | undefined): Promise<void> {
  await trx
    .insertInto("charter_signature")
    .values({
      id: it.id,
      version: it.version,
      organisation: it.organisation,
      partner: it.partner ?? null,
      application: it.application ?? null,
      at: it.at,
      name: it.name ?? null,
      role: it.role ?? null,
      email: email ?? null,
      public: it.public ? 1 : 0,
    })
    .execute();
}

/** Signatures by somebody, for what they may see and erase. */
export async function signaturesBy(executor: Executor, email: string): Promise<Signature[]> {
  const rows = await executor.selectFrom("charter_signature").selectAll().where("email", "=", email).orderBy("id").execute();
  return rows.map(toSignature);
}

/** The organisation's signature stays; who held the pen is forgotten. */
export async function forgetSigner(trx: Executor, email: string): Promise<void> {
  await trx
    .updateTable("charter_signature")
    .set({ name: null, role: null, email: null, public: 0 })
    .where("email", "=", email)
    .execute();
}
