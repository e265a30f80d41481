import { resolvePlace, type Territory } from "../../../geography/index.ts";
import { type Form, line } from "../../../web/form.ts";
import type { Answers, Where } from "../proposal.ts";
import type { Question, Reading } from "../question.ts";
import { errors as t } from "../questions.fr.ts";
import { tooLong } from "./words.ts";

/** What tells two territories of one name apart: the department or region that holds it. */
const holderName = (place: Territory): string =>
  place.parents.flatMap((code) => (/^(dep|reg)-/.test(code) ? (resolvePlace(code).territory?.name ?? []) : []))[0] ?? "";

const shownName = (place: Territory): string => (holderName(place) ? `${place.name} (${holderName(place)})` : place.name);

type Found = { place: Territory } | { wrong: string };

/** The territory that the words mean; what to say when they mean none, or several. */
function find(words: string, missing: string): Found {
  if (words === "") return { wrong: missing };
  const { territory, ambiguous } = resolvePlace(words);
  if (territory) return { place: territory };
  return {
    wrong: ambiguous?.length
      ? t.ambiguous(words.slice(0, 80), ambiguous.slice(0, 6).map(shownName))
      : t.unknownPlace(words.slice(0, 80)),
  };
}

function readPlace(form: Form): Reading {
  const address = line(form, "adresse");
  const venue = line(form, "endroit");
  const found = find(line(form, "commune"), t.missingCommune);
  const wrongAddress = tooLong(address, 500);
  const wrongVenue = tooLong(venue, 300);
  const errors = {
    ...("wrong" in found
      ? { commune: found.wrong }
      : found.place.kind === "commune"
        ? {}
        : { commune: t.notACommune(found.place.name) }),
    ...(wrongAddress ? { adresse: wrongAddress } : {}),
    ...(wrongVenue ? { endroit: wrongVenue } : {}),
  };
  if ("wrong" in found || Object.keys(errors).length > 0) return { patch: {}, errors };
  const where: Where = {
    kind: "place",
    code: found.place.code,
    name: shownName(found.place),
    ...(address ? { address } : {}),
    ...(venue ? { venue } : {}),
  };
  return { patch: { where }, errors };
}

function readArea(form: Form): Reading {
  const found = find(line(form, "territoire"), t.missingArea);
  if ("wrong" in found) return { patch: {}, errors: { territoire: found.wrong } };
  const { code, name } = found.place;
  return { patch: { where: { kind: "area", code, name } }, errors: {} };
}

/** Where: one place, a territory, or everywhere. The commune is completed as one types, or read from its words. */
export const whereQuestion: Question = {
  toForm({ where }: Answers): Form {
    if (where === undefined) return {};
    if (where.kind === "everywhere") return { ou: "everywhere" };
    if (where.kind === "area") return { ou: "area", territoire: where.code };
    return { ou: "place", commune: where.code, adresse: where.address ?? "", endroit: where.venue ?? "" };
  },
  read(form: Form): Reading {
    switch (line(form, "ou")) {
      case "place":
        return readPlace(form);
      case "area":
        return readArea(form);
      case "everywhere":
        return { patch: { where: { kind: "everywhere" } }, errors: {} };
      default:
        return { patch: {}, errors: { ou: t.missingWhere } };
    }
  },
};
