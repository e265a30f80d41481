import type { PageNotice } from "./context.ts";

/** Holds one message from the page that acts (POST) to the page shown after it. */
export const NOTICE_COOKIE = "essaim_notice";

const TONES = ["info", "success", "warning", "error"] as const;

/** `Set-Cookie` value that shows `notice` on the next page. */
export function noticeCookie(notice: PageNotice, https: boolean): string {
  const value = encodeURIComponent(JSON.stringify([notice.tone, notice.text.slice(0, 500)]));
  return `${NOTICE_COOKIE}=${value}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax${https ? "; Secure" : ""}`;
}

/** `Set-Cookie` value that forgets it. */
export const clearedNoticeCookie = `${NOTICE_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`;

/** The message in a `Cookie` header; anything malformed is none. */
export function readNotice(header: string | undefined): PageNotice | undefined {
  const value = header?.split(/; */).find((part) => part.startsWith(`${NOTICE_COOKIE}=`));
  if (!value) return undefined;
  try {
    const [tone, text] = JSON.parse(decodeURIComponent(value.slice(NOTICE_COOKIE.length + 1))) as [unknown, unknown];
    const known = TONES.find((candidate) => candidate === tone);
    return known && typeof text === "string" && text ? { tone: known, text: text.slice(0, 500) } : undefined;
  } catch {
    return undefined;
  }
}
