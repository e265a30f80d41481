import {
  type Actor,
  type Place,
  RECOGNITION_WAYS,
  type RecordBody,
  type RecordDraft,
  recordBodySchema,
} from "../../catalogue/index.ts";
import { locate, territory } from "../../geography/index.ts";
import { labelOf } from "../../vocabulary/index.ts";
import { recordTexts as t } from "./proposal.fr.ts";
import type { Answers, Proposer, Where } from "./proposal.ts";
import { fields } from "./questions.fr.ts";

type WhereFields = Pick<RecordDraft, "places" | "zone">;

const SCOPES = { commune: "commune", epci: "epci", department: "department", region: "region", declared: "epci" } as const;

function inArea(code: string, name: string): WhereFields {
  const found = territory(code);
  if (!found) return { zone: { scope: "epci", label: name } };
  const zone = { scope: SCOPES[found.kind], codes: found.kind === "declared" ? [] : [found.id], label: found.name };
  // A place as wide as the area, so that it is found by whoever searches there.
  const department = [found.code, ...found.parents].find((each) => each.startsWith("dep-"))?.slice(4);
  const region = [found.code, ...found.parents].find((each) => each.startsWith("reg-"))?.slice(4);
  if (found.kind === "commune") return { zone, places: [{ ...locate({ insee: found.id }).place, country: "FR" }] };
  const place: Place = {
    country: "FR",
    ...(found.kind === "epci" ? { epci: found.id } : {}),
    ...(department ? { department } : {}),
    ...(region ? { region } : {}),
    precision: department ? "department" : region ? "region" : "country",
  };
  return { zone, places: [place] };
}

function whereOf(where: Where | undefined): WhereFields {
  if (where === undefined) return {};
  if (where.kind === "everywhere") return { zone: { scope: "national" } };
  if (where.kind === "area") return inArea(where.code, where.name);
  const { place } = locate({ insee: where.code.replace(/^com-/, ""), address: where.address });
  const { venue, address } = where;
  return { places: [{ ...place, country: "FR", ...(venue ? { name: venue } : {}), ...(address ? { address } : {}) }] };
}

function described(
  { need, solution, novelty, how: words, needs, tooYoung }: Answers,
  proposer?: Proposer,
): RecordDraft["description"] {
  const text = [tooYoung && `**${t.tooYoung}**`, needs && `**${t.needs}**\n\n${needs}`].filter(Boolean).join("\n\n");
  const how = words && proposer === "official" ? `**${t.authority}**\n\n${words}` : words;
  const parts = { need, solution, novelty, how, text };
  const told = Object.entries(parts).filter(([, text]) => text);
  return told.length ? Object.fromEntries(told) : undefined;
}

const SOCIAL = /(^|\.)(facebook|instagram|linkedin|twitter|x|mastodon|youtube|bsky|tiktok|framapiaf)\.(com|org|app|social)$/;

function linksOf({ site, links = [] }: Answers): RecordDraft["links"] {
  const others = links.map(({ url, title }) => {
    const rel = SOCIAL.test(new URL(url).hostname) ? ("social" as const) : ("other" as const);
    return { rel, url, ...(title ? { title } : {}) };
  });
  return [...(site ? [{ rel: "home" as const, url: site }] : []), ...others];
}

function contactsOf({ contact }: Answers): RecordDraft["contacts"] {
  if (!contact) return [];
  const openness = contact.shown ? ("open" as const) : ("private" as const);
  return (["email", "phone", "form"] as const).flatMap((kind) => {
    const value = contact[kind];
    return value ? [{ kind, value, openness }] : [];
  });
}

function partnersOf({ partners = [], company }: Answers): Actor[] {
  if (!company) return partners;
  const { name, siret, partnership } = company;
  const role = partnership && fields.company.forms[partnership as keyof typeof fields.company.forms];
  return [{ name, ...(role ? { role } : {}), ...(siret ? { siret } : {}) }, ...partners];
}

function spreadOf({ visit, takeOver, conditions }: Answers): RecordDraft["spread"] {
  const openTo = [visit && t.visit, takeOver && t.takeOver].filter(Boolean).join(" ");
  return openTo || conditions ? { ...(openTo ? { openTo } : {}), ...(conditions ? { conditions } : {}) } : undefined;
}

function recognitionOf({ support }: Answers): RecordDraft["recognition"] {
  if (!support) return [];
  const { by, how, year, page } = support;
  const way = RECOGNITION_WAYS.find((each) => each === how) ?? "supported";
  return [{ by, how: way, ...(year === undefined ? {} : { year }), ...(page ? { url: page } : {}) }];
}

/** Leaves out what is not said: the record's schema knows no `undefined`. */
const said = (draft: { [Key in keyof RecordDraft]?: RecordDraft[Key] | undefined }): RecordDraft =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)) as RecordDraft;

/**
 * What a proposal states, in canonical terms: what its author typed is carried over letter by letter.
 * @param proposer an official was asked what the authority did: the text says that it is its part.
 * @param pictureUrl the full address of a picture by its hash.
 */
export function toRecord(answers: Answers, pictureUrl: (picture: string) => string, proposer?: Proposer): RecordBody {
  const { title, pitch, stage, since, themes, audiences, carriers, funders, pictures = [], name, showName } = answers;
  const draft = said({
    kind: "innovation",
    title: title ?? "",
    pitch,
    description: described(answers, proposer),
    stage,
    startDate: since,
    themes,
    audiences,
    carriers,
    partners: partnersOf(answers),
    funders,
    ...whereOf(answers.where),
    contacts: contactsOf(answers),
    links: linksOf(answers),
    images: pictures.map(({ picture, alt, author, licence }) => ({ url: pictureUrl(picture), alt, credit: author, licence })),
    recognition: recognitionOf(answers),
    spread: spreadOf(answers),
  });
  const author = showName && name ? { author: name } : {};
  return recordBodySchema.parse({ ...draft, ...author });
}

/** Everything its author wrote in words, for those who judge whether it is spam. */
export function textsOf(answers: Answers): string[] {
  const { title, pitch, need, solution, novelty, how, needs, conditions, seen, name } = answers;
  const { site, links = [], carriers = [], partners = [], funders = [] } = answers;
  const addresses = [site, ...links.flatMap(({ url, title: label }) => [url, label])];
  const names = [...carriers, ...partners, ...funders].flatMap((actor) => [actor.name, actor.role]);
  const themes = (answers.themes ?? []).map((id) => labelOf("themes", id));
  const all = [title, pitch, need, solution, novelty, how, needs, conditions, seen, name, ...addresses, ...names, ...themes];
  return all.filter((text) => text !== undefined && text !== "") as string[];
}
