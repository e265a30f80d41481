/** A version of the charter. `text` is Markdown; `changed`: what is new in it, in a sentence. */
export type CharterVersion = { version: number; at: string; changed: string; text: string };

/** A signature: the organisation, and who signed when they agreed to be named. */
export type Signature = {
  id: string;
  version: number;
  organisation: string;
  partner?: string;
  application?: string;
  at: string;
  name?: string;
  role?: string;
  public: boolean;
};

/** The version in force: the last one published. */
export const inForce = (versions: readonly CharterVersion[]): CharterVersion | undefined => versions.at(-1);

/** Partners that have not signed this version, in the order given. */
export function unsigned(partners: readonly string[], signatures: readonly Signature[], version: number): string[] {
  const signed = new Set(signatures.filter((each) => each.version >= version).map(({ partner }) => partner));
  return partners.filter((partner) => !signed.has(partner));
}
