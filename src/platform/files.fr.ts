import { formatBytes } from "./format-bytes.ts";

/** French texts of files and disks. */
export const filesFr = {
  diskFull: (file: string) => `Il n'y a plus de place sur le disque pour écrire ${file}.`,
  diskFullHint: "Libérez de l'espace, puis recommencez. Rien n'a été abîmé.",
  denied: (file: string) => `Ce compte n'a pas le droit d'écrire ${file}.`,
  deniedHint: "Vérifiez les droits du dossier de données (ESSAIM_DATA).",
  noFolder: (file: string) => `Impossible de créer ${file} : ce chemin n'existe pas, ou n'est pas un dossier.`,
  noFolderHint: "Donnez un autre chemin ; celui du dossier de données est dans ESSAIM_DATA.",
  tooLarge: (what: string, max: number) => `${what} dépasse ${formatBytes(max)}.`,
  tooLargeHint: "Coupez le fichier en plusieurs, ou retirez-en ce qui n'est pas utile.",
  rawMissing: (hash: string) => `Le document d'origine ${hash} n'est plus dans le dossier de données.`,
  rawMissingHint: "Relancez la mise à jour de la source, ou remettez une sauvegarde.",
  rawBroken: (hash: string) => `Le document d'origine ${hash} est abîmé sur le disque.`,
};
