import { hash, randomBytes } from "node:crypto";

/** A new secret of 256 bits, for a link or a cookie. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is kept of a secret: a copy of the database opens nothing. */
export const tokenHash = (token: string): string => hash("sha256", token, "hex");
