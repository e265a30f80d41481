import { type FieldMeaning, GRAMMAR, meaningOf } from "./understanding/language.ts";

/**
 * The end of what is being typed. `head`: the words before; `typed`: what is in the making, without the name of its field nor its quote;
 * `field`: what it is asked of; `before`: all that comes before `typed`, as it stands; `after`: what closes it.
 */
type TypedEnd = { head: string; typed: string; before: string; after: string; field?: FieldMeaning };

const IN_FIELD = /(?:^|[\s(])-?([\p{L}-]{2,20}):\s?(["\u00ab\u201c]?)([^"\u00ab\u00bb\u201c\u201d():]*)$/u;
const LAST_WORD = /[^\s"\u00ab\u00bb\u201c\u201d()]*$/u;
const OPENING = /["\u00ab\u201c(+-]$/;
/** A connecting word or sign just before what is typed says nothing of what it goes with. */
const LINK = /(?:^|\s)(?:OU|ET|SAUF|OR|AND|NOT|-|\()\s*$/;

/** Cuts what is typed before its last part: the value of a field that goes on to the end, or the last word. */
export function typedEnd(q: string): TypedEnd {
  const [, name = "", quote = "", value = ""] = IN_FIELD.exec(q) ?? [];
  const rule = name === "" ? undefined : GRAMMAR.fieldNamed(name);
  const field = rule && meaningOf(rule.name);
  // Without quotes, the value of a text is one word.
  if (field && (quote !== "" || field.of !== "text" || !/\S\s/.test(value))) {
    const before = q.slice(0, q.length - value.length);
    const head = q
      .slice(0, q.lastIndexOf(name, before.length - 1))
      .replace(LINK, "")
      .trim();
    return { head, typed: value.trim(), before, after: quote === "" ? "" : quote === "\u00ab" ? "\u00bb" : '"', field };
  }
  const at = LAST_WORD.exec(q)?.index ?? q.length;
  const start = /^-/.test(q.slice(at)) ? at + 1 : at;
  const head = q.slice(0, start).replace(OPENING, "").replace(LINK, "").trim();
  return { head: closed(head), typed: q.slice(start), before: q.slice(0, start), after: closingOf(q) };
}

/** What closes the last quote or parenthesis that is open. */
function closingOf(q: string): string {
  if ((q.match(/"/g) ?? []).length % 2 === 1) return '"';
  if (q.lastIndexOf("\u00ab") > q.lastIndexOf("\u00bb")) return "\u00bb";
  return q.lastIndexOf("(") > q.lastIndexOf(")") ? ")" : "";
}

/** Words without a quote or a parenthesis that stays open. */
const closed = (head: string): string => (closingOf(head) === "" ? head : head.replace(/["\u00ab(]/g, " ").trim());
