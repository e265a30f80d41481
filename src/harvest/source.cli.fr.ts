import { plural } from "../web/index.ts";
import type { HarvestRun } from "./run.ts";

const nb = new Intl.NumberFormat("fr-FR");

/** French texts of `essaim source` and `essaim harvest`. */
export const cli = {
  add: {
    summary: "ajoute une source à partir d’un fichier de correspondance (YAML)",
    usage:
      "<correspondance.yaml> [--file <fichier>] [--url <adresse>] [--partner <nom court>]\nExemple : essaim source add sources/tiers-lieux-cget.yaml --file CGET_TiersLieux_2019.csv",
    file: "fichier de données, à la place de celui que nomme la correspondance",
    url: "adresse des données",
    partner: "réseau partenaire (créé s’il n’existe pas) ; par défaut celui que nomme la correspondance",
    added: (slug: string) => `Source ajoutée : ${slug}\nPremière mise à jour : essaim harvest ${slug}`,
    nowhere: {
      detail: "La correspondance ne dit pas où lire les données.",
      hint: "Ajoutez --file <fichier> ou --url <adresse>.",
    },
    updated: (slug: string, version: number) => `La source ${slug} existe déjà : correspondance enregistrée, version ${version}.`,
  },
  inspect: {
    summary: "reconnaît un fichier et propose une correspondance, sans rien enregistrer",
    usage:
      "<fichier ou adresse> [--mapping] [--partner <nom court>]\nExemple : essaim source inspect partenaires.csv --mapping > partenaires.yaml\nPuis : essaim source add partenaires.yaml && essaim harvest",
    mapping: "écrit seulement la correspondance proposée, en YAML",
    partner: "nom court du réseau partenaire qui tient ces données",
    slug: (given: string) => ({
      detail: `« ${given} » ne peut pas être le nom court d’un partenaire.`,
      hint: "Des lettres sans accent, des chiffres et des traits d’union, par exemple --partner reseau-des-lieux.",
    }),
    unknownPartner: "a-completer",
    format: "Format",
    sampled: (rows: number) => `${plural(rows, "ligne regardée", "lignes regardées")} :`,
    columns: (n: number) => `${plural(n, "colonne")} :`,
    oneColumn: "Une seule colonne a été trouvée : ce fichier n’est peut-être pas un tableau.",
    aside: "–",
    sure: (confidence: number) => `${Math.round(confidence * 100)} %`,
    filled: (share: number) => `remplie à ${Math.round(share * 100)} %`,
    words: (n: number) =>
      `${plural(n, "mot du partenaire", "mots du partenaire")} sans équivalent sûr dans notre vocabulaire, à relier dans « alignments » :`,
    word: (label: string, count: number, near: string) => `  ${label} (${nb.format(count)})${near ? ` : peut-être ${near}` : ""}`,
    more: (n: number) => `  … et ${nb.format(n)} autres`,
    proposed: "Correspondance proposée :",
    header: (file: string) => [
      `Correspondance proposée par Essaim pour ${file}.`,
      "À relire : le nom, le partenaire, la licence et la raison d’être sont à compléter.",
    ],
    nothing: (name: string) => ({
      detail: `« ${name} » ne contient aucune colonne à lire.`,
      hint: "Vérifiez que le fichier n’est pas vide et qu’il contient un tableau ou une liste.",
    }),
  },
  list: { summary: "liste les sources et leur santé", usage: "", none: "Aucune source.", never: "jamais" },
  show: { summary: "montre une source : licence, dernières mises à jour, correspondance", usage: "<source>" },
  erase: {
    summary: "efface une fiche d’une source, toutes ses versions, et l’empêche de revenir",
    usage:
      "<source> <identifiant chez le partenaire>\nÀ la demande d’une personne concernée. Les documents anciens de la source sont effacés aussi ; prévenez le partenaire pour qu’il corrige sa base.",
    done: (title: string, documents: number) =>
      `Effacé de « ${title} », avec ${plural(documents, "document ancien", "documents anciens")}. Prévenez le partenaire : sa base dit encore la même chose.`,
    none: (id: string, source: string) => ({
      detail: `La source « ${source} » n’a pas de fiche d’identifiant « ${id} ».`,
      hint: "L’identifiant est donné par : essaim show <fiche> --json (champ sources).",
    }),
  },
  harvest: {
    summary: "met à jour une source, ou toutes",
    usage: "[<source>]\nSans nom, toutes les sources sont mises à jour l’une après l’autre.",
    none: "Aucune source à mettre à jour.",
    outcome: ({ status, report, failure, plan }: HarvestRun, title: string, slug = "<source>") => {
      if (plan?.held && status === "suspended")
        return `⏸ ${title} : ${plan.held}\n  Ce qui changerait : essaim source diff ${slug}`;
      if (failure && (status === "refused" || status === "superseded")) return `– ${title} : ${failure}`;
      if (failure) return cli.harvest.failed(title, failure);
      const counts = `${nb.format(report.created)} nouvelles, ${nb.format(report.changed)} modifiées, ${nb.format(report.unchanged)} inchangées, ${nb.format(report.refused)} refusées, ${nb.format(report.missing)} absentes`;
      const doubtful = status === "partial" ? " (lecture incomplète : aucune absence marquée)" : "";
      return `✓ ${title} : ${counts}, en ${nb.format(report.seconds)} s${doubtful}`;
    },
    failed: (title: string, why: string) => `✗ ${title} : ${why}`,
    issues: (count: number) => `  ${plural(count, "signalement")} :`,
    issue: (detail: string) => `    ${detail}`,
    more: (count: number) => `    … et ${nb.format(count)} autres (essaim source show).`,
  },
};
