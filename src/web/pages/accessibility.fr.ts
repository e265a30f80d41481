import { formatDate, plural } from "../typography.ts";

/** Texts of the page Accessibilité. Markdown. It claims nothing that was not looked at. */
export const accessibility = {
  title: "Accessibilité",
  lead: "Ce que nous avons vérifié, ce que nous n’avons pas vérifié, et comment nous dire ce qui vous arrête.",
  goal: {
    title: "Ce que nous visons",
    body: `Que chacun puisse tout faire ici : au clavier, avec un lecteur d’écran, avec un texte agrandi quatre fois, sur un petit téléphone, sans JavaScript, en contraste élevé. Nous suivons les règles WCAG 2.2 au niveau AA, sur lesquelles repose
le RGAA 4.1.

**Aucun audit humain complet n’a encore été mené : ce site ne se déclare donc pas conforme.** Une machine trouve moins de la moitié des obstacles.`,
  },
  automatic: {
    title: "Ce que la machine a vérifié",
    none: "Aucun résultat de vérification n’accompagne cette installation. La commande `npm test`, là où un navigateur est présent, en produit un.",
    summary: (date: string, axe: string, browser: string, pages: number, faults: number) =>
      `Le ${formatDate(date)}, ${plural(pages, "page a été ouverte", "pages ont été ouvertes")} dans ${browser}, à plusieurs largeurs, en clair et en sombre, avec et sans script, et examinées par axe-core ${axe} : ${
        faults === 0 ? "aucun défaut trouvé." : `${plural(faults, "règle n’est pas respectée", "règles ne sont pas respectées")}.`
      } Leur code a aussi été validé.`,
    caption: "Page par page",
    columns: { page: "Page", ways: "Manières de la regarder", result: "Résultat" },
    clean: "aucun défaut trouvé",
  },
  manual: {
    title: "Ce que nous avons regardé nous-mêmes",
    body: `- Les parcours principaux (chercher, ouvrir une fiche, apporter une source) au clavier seul, le focus toujours visible.
- Chaque page à 320 pixels de large : rien ne déborde.
- Les couleurs : le texte courant a un contraste d’au moins 7 pour 1, et aucune information ne tient à la couleur seule.

Ce qui **n’a pas** été fait : des essais avec des personnes qui utilisent un lecteur d’écran ou une commande vocale tous les jours ; un audit RGAA complet.`,
  },
  limits: {
    title: "Limites connues",
    body: `- Les textes viennent des réseaux partenaires : leur niveau de langue, leurs titres, l’alternative de leurs images sont les leurs.
- La carte est un dessin de plusieurs centaines de liens : le tableau qui la suit dit la même chose, plus vite.
- Les documents que citent les fiches sont sur d’autres sites.`,
  },
  tell: {
    title: "Quelque chose vous arrête",
    body: (
      referent: string,
    ) => `Dites-le ${referent} : la page, ce que vous vouliez faire, votre équipement. Une autre manière d’obtenir l’information vous sera proposée, et l’obstacle sera levé.

Sans réponse, vous pouvez saisir le [Défenseur des droits](https://formulaire.defenseurdesdroits.fr/).`,
  },
} as const;
