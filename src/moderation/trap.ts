/** Name of the field that people never see. It looks worth filling to a program. */
export const HONEYPOT = "site_web_bis";

/** Name of the hidden field that says when the form was opened. */
export const STARTED_AT = "ouvert_le";

const text = (value: unknown, max: number): string => (typeof value === "string" ? value.trim().slice(0, max) : "");

/** What the trap of a form says, as `openCase` takes it. Anything malformed is nothing. */
export function readTrap(body: unknown): { honeypot?: string; startedAt?: string } {
  const fields = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const honeypot = text(fields[HONEYPOT], 200);
  const startedAt = text(fields[STARTED_AT], 30);
  const isInstant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(startedAt) && !Number.isNaN(Date.parse(startedAt));
  return { ...(honeypot ? { honeypot } : {}), ...(isInstant ? { startedAt } : {}) };
}
