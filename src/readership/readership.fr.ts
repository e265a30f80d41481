import type { Consulted } from "./readership.ts";

/** French texts of what is consulted most. */
export const fr = {
  title: "Les plus consultés",
  lead: "Ce que d’autres lisent en ce moment et, à côté, ce que presque personne n’a encore vu.",
  how: "Comptés sans cookie ni traceur : une personne compte une fois par jour et par fiche, rien n’est gardé d’elle. Une lecture pèse moitié moins au bout de trois semaines, pour que le connu ne recouvre pas le nouveau.",
  consulted: "Les plus consultés",
  unseen: "À découvrir",
  unseenHelp: "Tirées chaque jour ailleurs dans le catalogue, parmi les moins lues.",
  none: "Personne n’a encore consulté de fiche de ce genre ces derniers mois.",
  noneUnseen: "Rien d’autre à découvrir ici pour l’instant.",
  kindsLabel: "Genres",
  all: "Tout le palmarès, genre par genre",
  kinds: {
    innovation: "Innovations",
    organisation: "Acteurs",
    place: "Lieux",
    resource: "Ressources",
    scheme: "Dispositifs",
    event: "Événements",
    guide: "Guides",
    article: "Articles",
    video: "Vidéos",
  } satisfies Record<Consulted, string>,
  processing: {
    purpose:
      "Savoir quelles fiches et quelles vidéos sont le plus consultées, pour les montrer et pour en faire découvrir d’autres.",
    people: "Personne : les lectures sont comptées sans savoir de qui elles sont.",
    data: "Le nombre de lectures par fiche et par jour. Pour ne compter chacun qu’une fois, une empreinte sans retour de l’adresse réseau et du navigateur reste en mémoire jusqu’au soir ; elle n’est jamais écrite.",
    basis: "Intérêt légitime ; aucune donnée personnelle n’est gardée.",
    keptFor: "Les nombres, treize mois.",
    recipients: "Tout le monde : ce sont des nombres publics.",
  },
  noVideo: {
    detail: "Cette vidéo n’est plus sur la fiche.",
    hint: "Revenez à la fiche : ses liens à jour y sont.",
  },
};
