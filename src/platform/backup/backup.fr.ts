/** French texts of backing up and restoring. */
export const backupFr = {
  notEmpty: (tables: string[]) =>
    `La base n'est pas vide (${tables.join(", ")}) : une sauvegarde ne se remet que dans une base vide.`,
  notEmptyHint: "Indiquez un autre dossier (ESSAIM_DATA) ou une autre base (DATABASE_URL), puis recommencez.",
  missing: (file: string) => `Le fichier ${file} n'existe pas.`,
  notABackup: "Ce fichier n'est pas une sauvegarde d'Essaim.",
  notABackupHint: "Une sauvegarde se fait par : essaim backup <fichier>.",
  newerFormat: "Cette sauvegarde a été faite par une version plus récente d'Essaim.",
  newerFormatHint: "Installez la version la plus récente d'Essaim, puis recommencez.",
  broken: (line: number, why: string) => `La sauvegarde est abîmée à la ligne ${line} : ${why}.`,
  brokenHint: "Rien n'a été remis. Utilisez une autre sauvegarde.",
  notJson: "ce n'est pas du JSON",
  unknownTable: (name: string) => `la table « ${name} » est inconnue`,
  badColumns: (name: string) => `les colonnes de la table « ${name} » ne sont pas celles attendues`,
  badRow: (name: string) => `une ligne de la table « ${name} » n'a pas la forme attendue`,
  lineTooLong: "elle est démesurée",
  refused: (name: string, why: string) => `la base refuse une ligne de la table « ${name} » (${why})`,
  cut: "la fin manque",
  altered: "le contenu a été modifié",
};
