import { formatNumber, list, plural } from "../web/index.ts";
import type { DigestLine } from "./digest.ts";
import type { Rhythm, TargetView } from "./follow.ts";

const quoted = (name: string) => `« ${name} »`;

/** Several fiches of one kind of news. */
const crowd = (kind: DigestLine["kind"], count: number): string => {
  if (kind === "matching")
    return `${plural(count, "fiche")} qui ${count < 2 ? "répond" : "répondent"} désormais à votre recherche`;
  if (kind === "revised") return `${plural(count, "fiche")} qui ${count < 2 ? "a" : "ont"} changé`;
  return plural(count, "nouvelle fiche", "nouvelles fiches");
};

/** French texts of the letters of news. */
export const digestFr = {
  subject: (instance: string, told: number, isMore: boolean) =>
    `${instance} : ${isMore ? "plus de " : ""}${plural(told, "nouvelle")} de ce que vous suivez`,
  subjectOne: (instance: string, line: DigestLine) => {
    if (line.kind === "answer") return `${instance} : une réponse à propos de ${quoted(line.title)}`;
    if (line.kind === "message") return `${instance} : un message à propos de ${quoted(line.title)}`;
    if (line.kind === "new" && !line.count) return `${instance} : une nouvelle fiche, ${quoted(line.title)}`;
    if (line.count) return `${instance} : ${crowd(line.kind, line.count)}`;
    if (line.kind === "matching") return `${instance} : ${quoted(line.title)} répond à votre recherche`;
    return `${instance} : du nouveau pour ${quoted(line.title)}`;
  },
  hello: "Bonjour,",
  intro: {
    soon: "Voici ce qu’il y a de nouveau dans ce que vous suivez.",
    weekly: "Voici ce qu’il y a eu de nouveau, depuis votre dernier courrier, dans ce que vous suivez.",
    monthly: "Voici ce qu’il y a eu de nouveau, depuis votre dernier courrier, dans ce que vous suivez.",
  } satisfies Record<Rhythm, string>,
  /** What is said after the title of the line. */
  what: (line: DigestLine): string => {
    if (line.count) {
      const titles = line.titles?.length ? `, dont ${list(line.titles.map(quoted))}` : "";
      return `${crowd(line.kind, line.count)}${titles}`;
    }
    if (line.kind === "new") return line.where ? `nouvelle fiche, ${line.where}` : "nouvelle fiche";
    if (line.kind === "matching") return `répond désormais à votre recherche${line.where ? `, ${line.where}` : ""}`;
    if (line.kind === "changed" || line.kind === "revised")
      return line.fields?.length ? `a changé : ${list(line.fields)}` : "a changé";
    if (line.kind === "gone") return "n’est plus dans le catalogue";
    if (line.kind === "back") return "est de nouveau dans le catalogue";
    const verb = line.kind === "answer" ? "a répondu" : "a écrit";
    return `${line.by ?? "Quelqu’un"} ${verb}${line.words ? ` : ${quoted(line.words)}` : ""}`;
  },
  because: (followed: readonly TargetView[], threads: readonly string[]): string => {
    const names = followed.map(({ kind, name }) => (kind === "search" ? `la recherche ${quoted(name)}` : quoted(name)));
    const follows = names.length ? `vous suivez ${list(names)}` : "";
    const wrote = threads.length ? `vous avez écrit à propos de ${list(threads.map(quoted))}` : "";
    return `Parce que ${[follows, wrote].filter(Boolean).join(" et que ")}.`;
  },
  more: (count: number) => `Et ${formatNumber(count)} autres nouvelles, à retrouver sur les pages de ce que vous suivez :`,
  manage: "Changer de rythme, mettre en pause, arrêter un suivi :",
  stopOne: (name: string) => `Ne plus suivre ${name}, d’un seul geste :`,
  stopOneLink: (name: string) => `Ne plus suivre ${name}`,
  stop: "Ne plus recevoir aucun de ces courriers, d’un seul geste :",
  manageLink: "Gérer vos suivis",
  stopLink: "Ne plus rien recevoir",
  why: (instance: string) =>
    `Vous recevez ce courrier parce que vous avez demandé à suivre quelque chose sur ${instance}, ou que vous y avez écrit ou portez une fiche.`,
  rhythm: {
    soon: "Au plus un courrier par jour.",
    weekly: "Un courrier par semaine au plus, le lundi.",
    monthly: "Un courrier par mois au plus, le premier du mois.",
  } satisfies Record<Rhythm, string>,
};
