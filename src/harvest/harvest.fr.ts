/** French texts of harvesting: messages of runs and of their reports. */
const nb = new Intl.NumberFormat("fr-FR");

/** French texts of harvesting and of what sources refuse. */
export const texts = {
  issueErased: "Détail effacé à la demande d’une personne.",
  foldTooLarge: (line: number) => ({
    detail: `Ce fichier est trop gros pour regrouper ses lignes par fiche : la limite est atteinte à la ligne ${nb.format(line)}.`,
    hint: "Découpez le fichier en plusieurs parties, ou donnez une ligne par fiche.",
  }),
  duplicateId: (id: string, line: number) =>
    `L’identifiant « ${id} » a déjà été lu plus haut dans ce fichier : la ligne ${nb.format(line)} n’a pas été prise.`,
  noMapping: (source: string) => ({
    detail: `La source « ${source} » n’a pas encore de correspondance enregistrée : Essaim ne sait pas lire ses colonnes.`,
    hint: "Ouvrez la source dans l’espace partenaire, vérifiez les colonnes proposées, puis enregistrez.",
  }),
  noSource: (key: string) => ({
    detail: `Aucune source ne s’appelle « ${key} ».`,
    hint: "La page Réseau les nomme toutes ; en ligne de commande : essaim source list",
  }),
  noPartner: (key: string) => ({
    detail: `Aucun réseau partenaire ne s’appelle « ${key} ».`,
    hint: "Vérifiez son nom court dans la page Réseau.",
  }),
  slugTaken: (slug: string) => ({
    detail: `Le nom court « ${slug} » est déjà pris.`,
    hint: "Choisissez un autre titre ou un autre nom court.",
  }),
  fileMissing: (path: string) => ({
    detail: `Le fichier « ${path} » est introuvable ou illisible.`,
    hint: "Vérifiez son chemin, puis relancez la mise à jour.",
  }),
  thisFile: "Ce fichier",
  badAnswer: (url: string, status: number) => ({
    detail: `L’adresse ${url} a répondu par une erreur (code ${status}) : rien n’a été lu, ce qui était connu est conservé.`,
    hint: "Ouvrez cette adresse dans un navigateur pour vérifier qu’elle mène bien au fichier, puis relancez.",
  }),
  interrupted: "La mise à jour a été interrompue ; ce qui avait été lu est conservé et la suivante reprendra le reste.",
  cancelled: "La mise à jour a été arrêtée à la demande ; ce qui avait été lu est conservé.",
  unexpected: "La mise à jour s’est arrêtée sur une erreur imprévue ; ce qui était connu est conservé.",
  reading: (rows: number) => `${nb.format(rows)} lignes lues`,
};
