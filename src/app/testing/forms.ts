import { HONEYPOT } from "../../moderation/index.ts";

/** One question of a form, as a browser would send it. */
type FormField = { name: string; kind: "text" | "long" | "hidden" | "choice" | "file" | "button"; type: string; value: string };

/** A form as a page holds it. */
export type Form = { method: "GET" | "POST"; action: string; multipart: boolean; fields: FormField[] };

const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&", "&#39;": "'" };
const unescaped = (text: string): string => text.replace(/&(lt|gt|quot|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity);

function attributesOf(tag: string): Record<string, string> {
  const pairs = [...tag.matchAll(/\s([a-zA-Z-]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name.toLowerCase(), unescaped(value)]));
}

const KINDS: Record<string, FormField["kind"]> = {
  hidden: "hidden",
  radio: "choice",
  checkbox: "choice",
  file: "file",
  submit: "button",
};

function fieldsOf(html: string): FormField[] {
  const fields: FormField[] = [];
  for (const [, tag = "", rest = ""] of html.matchAll(/<(input|textarea|select|button)((?:\s[a-zA-Z-]+(?:="[^"]*")?)*)/g)) {
    const { name, type = "text", value = "" } = attributesOf(rest);
    if (!name) continue;
    const own = { textarea: "long", select: "choice", button: "button" } as const;
    const kind = tag === "input" ? (KINDS[type] ?? "text") : own[tag as keyof typeof own];
    fields.push({ name, kind, type: tag === "input" ? type : tag, value: value || firstOption(html, tag, name) });
  }
  return fields;
}

/** A drop-down list sends one of its own answers. */
function firstOption(html: string, tag: string, name: string): string {
  if (tag !== "select") return "";
  const list = html.split(`name="${name}"`)[1]?.split("</select>")[0] ?? "";
  return unescaped(/<option[^>]*value="([^"]+)"/.exec(list)?.[1] ?? "");
}

/** The forms of a page, those that the page `url` sends to itself included. */
export function formsOf(html: string, url: string): Form[] {
  return [...html.matchAll(/<form((?:\s[a-zA-Z-]+(?:="[^"]*")?)*)>(.*?)<\/form>/gs)].map(([, tag = "", inside = ""]) => {
    const { method = "get", action = url, enctype = "" } = attributesOf(tag);
    return {
      method: method.toLowerCase() === "post" ? "POST" : "GET",
      action,
      multipart: enctype === "multipart/form-data",
      fields: fieldsOf(inside),
    };
  });
}

/** Pages of this site that a page leads to. */
export const linksOf = (html: string): string[] => [
  ...new Set([...html.matchAll(/<a\s[^>]*href="(\/(?!\/)[^"#]*)/g)].map(([, href = ""]) => unescaped(href))),
];

/** A route as the server declared it. */
export type Door = { method: string; url: string };

/** The door that an address leads to, as the server declared it; the address itself when there is none. */
export function doorOf(doors: readonly Door[], method: string, address: string): string {
  const path = address.split("?")[0] ?? "";
  const fits = ({ url }: Door) => new RegExp(`^${url.replace(/[.+]/g, "\\$&").replace(/:\w+/g, "[^/]+")}/?$`).test(path);
  const holes = ({ url }: Door) => url.split(":").length;
  return doors.filter((one) => one.method === method && fits(one)).sort((a, b) => holes(a) - holes(b))[0]?.url ?? path;
}

/** What a good reader would write there, so that one bad answer at a time is judged. What people do not see they leave empty. */
export function plausible(field: FormField, nth: number): string {
  if (field.name === HONEYPOT) return "";
  if (field.kind !== "text" && field.kind !== "long") return field.value;
  if (field.type === "email") return `lectrice.${nth}@exemple.fr`;
  if (field.type === "url") return "https://exemple.fr/page";
  if (field.type === "number") return "3";
  if (field.type === "date" || /^(date|debut|fin|depuis|startDate|endDate)/.test(field.name)) return "2026-03-01";
  if (/^annee/.test(field.name)) return "2021";
  if (/commune|lieu|^ou$/.test(field.name)) return "Morlaix";
  if (/siret|telephone/.test(field.name)) return "";
  if (/url|page|preuve|site|lien|^link/.test(field.name)) return "https://exemple.fr/page";
  if (field.name === "objet") return "/aide";
  return field.value || (field.kind === "long" ? "Un atelier partagé où chacun répare, chaque samedi." : "Atelier partagé");
}
