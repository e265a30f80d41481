/** What a program sent, and must never be passed on to a person: an answering machine, a bounce, a list, a loop. */
export type Automatic = "auto-reply" | "bounce" | "bulk" | "loop";

/** A letter that passed through more servers than this goes round in circles (RFC 5321 6.3 speaks of 100; real mail stays under 20). */
const MAX_RECEIVED = 25;

type Header = { key: string; value: string };

const AWAY =
  /^\s*(?:re\s*:\s*)?(?:r\u00e9ponse automatique|absence du bureau|message d['\u2019]absence|automatic reply|auto(?:matic)?[ -]?(?:reply|response)|out of (?:the )?office|abwesenheit|autosvar)/i;

/**
 * Whether a program wrote this letter: Auto-Submitted (RFC 3834), Precedence, a null return path, a delivery report
 * (RFC 3464), a mailing list (RFC 2919), a holiday responder that says so in its subject, or too many servers on the way.
 */
export function automaticKind(headers: readonly Header[], subject: string, from: string): Automatic | undefined {
  const all = (key: string) => headers.filter((header) => header.key === key).map(({ value }) => value.trim().toLowerCase());
  const has = (key: string) => headers.some((header) => header.key === key);
  if (all("received").length > MAX_RECEIVED) return "loop";
  const type = all("content-type").join(" ");
  if (/multipart\/report|message\/delivery-status/.test(type) || all("return-path").includes("<>") || has("x-failed-recipients"))
    return "bounce";
  if (/^(?:mailer-daemon|postmaster|mail-daemon)@/i.test(from)) return "bounce";
  if (all("auto-submitted").some((value) => value !== "" && !value.startsWith("no"))) return "auto-reply";
  if (["x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply"].some(has) || AWAY.test(subject)) return "auto-reply";
  if (all("precedence").some((value) => /^(?:auto_reply|auto-reply)/.test(value))) return "auto-reply";
  if (all("precedence").some((value) => /^(?:bulk|junk|list)/.test(value)) || has("list-id") || has("list-unsubscribe"))
    return "bulk";
  return undefined;
}
