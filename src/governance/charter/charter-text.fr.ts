import type { CharterVersion } from "./charter.ts";

/** The charter that comes with the product; an instance publishes its own versions after it. */
export const FIRST_CHARTER: CharterVersion = {
  version: 1,
  at: "2026-11-22T08:00:00.000Z",
  changed: "Première version, à l’ouverture du réseau.",
  text: `Nous sommes des organisations qui recensent, accompagnent ou financent des innovations sociales. Chacune tient sa propre base. Ensemble, nous en faisons un commun : un catalogue que toute personne peut chercher, comprendre et reprendre.

## Ce que nous mettons en commun

Les fiches que nous partageons sont ouvertes à toutes et à tous, sans compte et sans publicité. Rien n’est vendu, ni les données ni la place dans les résultats. Le logiciel est libre ; quiconque peut en installer un autre et reprendre le catalogue.

## Chacun garde ses données

Chaque réseau reste maître de sa base : il choisit ce qu’il partage et le retire quand il le veut. Le catalogue lit, il n’écrit jamais à la place d’un autre. Une correction proposée ici est rendue au réseau, qui en fait ce qu’il juge bon.

## Des licences claires, un crédit dû

Chaque base porte sa licence, de préférence ouverte. Chaque valeur d’une fiche nomme sa source et sa date. Qui reprend nos données cite le réseau qui les a produites.

## Qualité et correction

Nous décrivons ce que nous connaissons, nous disons de quand cela date, et nous ne cachons pas ce qui a échoué. Une erreur signalée est regardée dans le mois. Quand deux sources se contredisent, les deux se lisent.

## Respect des personnes

Nous ne publions que les coordonnées qu’une organisation donne d’elle-même. Personne n’est mis en relation sans son accord. Toute personne citée peut voir, corriger et faire effacer ce qui la concerne, sans se justifier. Nous ne mesurons pas les personnes.

## Décider ensemble

Une organisation, une voix, quelle que soit sa taille. Les candidatures se votent, le vocabulaire se discute, les décisions s’écrivent avec leurs raisons et se lisent en public. La présente charte change de la même façon : une nouvelle version se signe à nouveau.

## Partir avec ses données

Un réseau peut partir à tout moment, sans préavis ni justification. Ses fiches sont alors retirées et lui sont rendues, avec ce que le catalogue y a ajouté, dans un format ouvert. Un réseau qui ne respecte pas cette charte peut être suspendu par une décision motivée, qu’il peut contester devant les membres.`,
};
