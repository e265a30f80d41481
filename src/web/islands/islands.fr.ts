/** The few words that exist only with script. */
export const fr = {
  zoomIn: "Agrandir",
  zoomOut: "Réduire",
  whole: "Tout voir",
  mapHelp: "Flèches pour se déplacer, + et − pour agrandir ou réduire, 0 pour tout voir.",
  places: (count: number) => (count === 0 ? "Aucun lieu trouvé" : count === 1 ? "1 lieu proposé" : `${count} lieux proposés`),
  found: (count: number) => (count === 0 ? "Rien de connu sous ce nom" : count === 1 ? "1 proposition" : `${count} propositions`),
  alike: (count: number) =>
    count === 0 ? "Aucune fiche ressemblante" : count === 1 ? "1 fiche ressemblante" : `${count} fiches ressemblantes`,
  loading: "Mise à jour des résultats…",
  cannotCopy: "Copie impossible : l’adresse est dans la barre du navigateur",
  keysOff: "Couper les raccourcis clavier",
  lightKeys: "Allumer les touches",
  darkenKeys: "Éteindre les touches",
  keysOn: "Remettre les raccourcis clavier",
};
