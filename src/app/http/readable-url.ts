import { parse } from "node:querystring";

const canDecode = (text: string): boolean => {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * An address that every part of the server can read: an escape that stands for no character is taken literally (so it leads to
 * the page that says that there is nothing here, not to an error of the router), and a NUL, which no database takes as text,
 * becomes the replacement character.
 */
export function readableUrl(url: string): string {
  const [path = "/", query] = url.split(/\?(.*)/s);
  const readable = canDecode(path) ? path : path.replaceAll("%", "%25");
  return (query === undefined ? readable : `${readable}?${query}`).replaceAll("%00", "%EF%BF%BD");
}

const MOST_FIELDS = 10_000;

/** The fields of a form, without a NUL in any: no database takes it as text. */
export const readableForm = (body: string): Record<string, unknown> =>
  parse(body.replaceAll("%00", "%EF%BF%BD").replaceAll("\0", "\ufffd"), "&", "=", { maxKeys: MOST_FIELDS });
