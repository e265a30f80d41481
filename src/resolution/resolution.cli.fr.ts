import { formatDate, formatNumber } from "../web/index.ts";
import type { Verdict } from "./judgement.ts";

const count = (n: number, one: string, many: string): string => `${formatNumber(n)} ${n > 1 ? many : one}`;

const verdicts: Record<Verdict | "undo", string> = {
  same: "une seule chose",
  distinct: "des choses différentes",
  sibling: "même réseau",
  unknown: "on ne sait pas",
  undo: "annulation",
};

/** French texts of `essaim resolution`. */
export const cli = {
  run: {
    summary: "compare ce qui a changé, réunit les doublons certains, propose les autres",
    usage: "[--all]\nLe serveur le fait de lui-même dès que le catalogue change.",
    all: "compare toutes les descriptions, pas seulement celles qui ont changé",
    done: (result: { compared: number; merged: number; proposed: number }) =>
      `${count(result.compared, "fiche comparée", "fiches comparées")}, ${count(result.merged, "réunie", "réunies")} à une autre, ${count(result.proposed, "rapprochement proposé", "rapprochements proposés")}.`,
    elsewhere: "Un autre processus compare en ce moment ; « resolution status » dira quand il a fini.",
    failed: (error: string) => `La comparaison a échoué : ${error}`,
  },
  status: {
    summary: "dit où en est la recherche des doublons",
    usage: "",
    never: "Rien n’a encore été comparé. Lancez : npm run -s essaim -- resolution run",
    at: (at: string, behind: boolean) =>
      `Dernière comparaison : ${formatDate(at)}${behind ? " ; du nouveau attend d’être comparé" : " ; rien n’a changé depuis"}.`,
    model: (model: string) => `Modèle : ${model}`,
    records: (records: number, entries: number) =>
      `${count(records, "description", "descriptions")}, ${count(entries, "fiche", "fiches")}.`,
    waiting: (cases: number, bands: { held: number; suggested: number; review: number; sibling: number }) =>
      `À juger : ${count(cases, "cas", "cas")}, soit ${count(bands.suggested, "paire probable", "paires probables")}, ${count(bands.review, "paire possible", "paires possibles")}, ${count(bands.held, "paire", "paires")} dans des groupes trop grands ; ${count(bands.sibling, "lien", "liens")} de même réseau.`,
    large: (sizes: readonly number[]) => `Groupes de plus de 20 descriptions, à vérifier : ${sizes.join(", ")}.`,
    held: (sizes: readonly number[]) =>
      `Groupes de plus de 50 descriptions, arrêtés : ${sizes.join(", ")}. Une personne doit regarder.`,
  },
  judgements: {
    summary: "écrit le journal des jugements, un par ligne (NDJSON), le plus récent d’abord",
    usage: "[--out <fichier>]\nSans --out, sur la sortie standard.",
    out: "fichier à écrire (remplacé d’un coup, jamais à moitié)",
    done: (file: string) => `Écrit : ${file}`,
  },
  undo: {
    summary: "annule un jugement, d’une personne ou de la machine",
    usage: "<numéro> [--reason <texte>]\nLes numéros sont dans le journal : resolution judgements.",
    reason: "pourquoi, en une phrase",
    badNumber: (typed: string) => ({
      detail: `« ${typed} » n’est pas un numéro de jugement.`,
      hint: "Un nombre entier, tel que l’écrit « resolution judgements ».",
    }),
    done: (seq: number, verdict: Verdict | "undo", entries: readonly string[]) =>
      `Le jugement ${seq} (${verdicts[verdict]}) est annulé. Fiches : ${entries.join(", ")}.`,
  },
  source: {
    summary: "dit qu’une source ne raconte jamais deux fois la même chose",
    usage: "<source> [--off]\nDeux descriptions d’une telle source ne sont jamais réunies par la machine.",
    unknown: (slug: string) => ({
      detail: `Aucune source ne s’appelle « ${slug} ».`,
      hint: "Les noms courts des sources : npm run -s essaim -- source list",
    }),
    off: "annule : la source peut contenir des doublons",
    done: (source: string, without: boolean) =>
      without
        ? `${source} : sans doublons. Tout sera comparé de nouveau.`
        : `${source} : peut contenir des doublons. Tout sera comparé de nouveau.`,
  },
};
