import { createHmac, randomBytes } from "node:crypto";
import type { Executor } from "./database.ts";

type InstanceSecretTable = { name: string; value: string; created_at: string };

declare module "./database.ts" {
  interface Schema {
    instance_secret: InstanceSecretTable;
  }
}

/** A fingerprint that only this instance can compute: 128 bits of HMAC-SHA-256, hexadecimal. */
export type KeyedHash = (text: string) => string;

const NAME = "fingerprints";
const BYTES = 32;

async function readSecret(executor: Executor): Promise<string | undefined> {
  return (await executor.selectFrom("instance_secret").select("value").where("name", "=", NAME).executeTakeFirst())?.value;
}

async function makeSecret(executor: Executor): Promise<string | undefined> {
  const row = { name: NAME, value: randomBytes(BYTES).toString("hex"), created_at: new Date().toISOString() };
  await executor
    .insertInto("instance_secret")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return readSecret(executor);
}

/**
 * Fingerprints of addresses under the secret of this instance: what was informed, erased or withheld is recognised again without
 * the address being kept, and a copy of the list alone cannot be tried against known addresses. The secret is made at first use
 * inside a transaction; outside of one, before that, nothing was ever hashed and the fingerprints given match nothing.
 */
export async function keyedHash(executor: Executor): Promise<KeyedHash> {
  const known = (await readSecret(executor)) ?? (executor.isTransaction ? await makeSecret(executor) : undefined);
  const secret = Buffer.from(known ?? randomBytes(BYTES).toString("hex"), "hex");
  return (text) => createHmac("sha256", secret).update(text, "utf8").digest("hex").slice(0, 32);
}
