import { typo } from "../typography.ts";

/** Titles of the pages that say something failed. */
export const errors = {
  titles: {
    400: "Cette demande n’est pas claire",
    401: "Il faut d’abord se connecter",
    403: "Cette page vous est fermée",
    404: "Cette page n’est pas là",
    405: "Cela ne se fait pas ici",
    409: "Quelque chose a changé entre-temps",
    410: "Ce lien a déjà servi",
    413: "C’est trop volumineux",
    422: "Quelque chose est à revoir",
    429: "Un peu de patience",
    500: "Une erreur de notre côté",
    502: "Un autre service ne répond pas",
    503: "Fermé pour un instant",
  } as Record<number, string>,
  request: "Cette demande n’a pas abouti",
  ours: "Une erreur de notre côté",
  reference: (reference: string) => typo(`Référence à citer : ${reference}`),
  home: "Revenir à l’accueil",
} as const;
