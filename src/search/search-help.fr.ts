const NBSP = "\u00a0";

/** What to write, and what it finds; `address`: parameters beside the words. */
export type WorkedExample = { write: string; finds: string; address?: string };

/** French texts of how to search: the three examples by the box, and the page that says all of it. */
export const searchHelp = {
  label: "Exemples de recherches",
  examples: [
    { write: "cantine OU épicerie", finds: "l’un ou l’autre" },
    { write: "jardin habitants", finds: "les deux mots" },
    { write: '"circuit court"', finds: "l’expression exacte" },
  ] satisfies WorkedExample[] as readonly WorkedExample[],
  more: "Toutes les manières de chercher",
  title: "Toutes les manières de chercher",
  lead: "Des mots suffisent. Le reste de cette page sert à préciser, quand vous en avez besoin.",
  description: "Mots, expressions, l’un ou l’autre, sans, champs, dates, lieux : comment écrire une recherche.".replace(
    " :",
    `${NBSP}:`,
  ),
  sections: [
    {
      title: "Des mots",
      intro:
        "Écrivez comme vous parlez, une phrase entière si vous voulez. Majuscules, accents et pluriels ne comptent pas ; les mots voisins (ressourcerie et recyclerie) sont cherchés ensemble.".replace(
          " ;",
          `${NBSP};`,
        ),
      examples: [
        { write: "jardin habitants", finds: "les fiches qui ont les deux mots, dans n’importe quel ordre" },
        { write: "cantine OU épicerie", finds: "celles qui ont l’un, l’autre ou les deux (OU en capitales)" },
        { write: '"circuit court"', finds: "ces mots côte à côte, dans cet ordre" },
        { write: "jardin -école", finds: "celles qui parlent de jardin, mais pas d’école (ou bien : jardin SAUF école)" },
        { write: "(cantine OU épicerie) bio", finds: "les parenthèses groupent : bio, avec cantine ou épicerie" },
        { write: "coopérat*", finds: "tous les mots qui commencent ainsi : coopérative, coopération…" },
      ],
    },
    {
      title: "Où",
      intro: `La case «${NBSP}Où${NBSP}» restreint à un lieu. Le nom d’une commune, d’un département ou d’une région peut aussi être écrit avec les mots.`,
      examples: [
        {
          write: "énergie bretagne",
          finds: "ce qui se passe en Bretagne ou en parle ; la page propose de s’en tenir au lieu, ou au mot",
        },
        { write: "alimentation près de Rennes", finds: "à moins de 30 km de Rennes" },
        { write: 'près:"Romans-sur-Isère"~40km', finds: "à moins de 40 km de Romans-sur-Isère", address: "type=tout" },
        { write: "territoire:bretagne alimentation", finds: "en Bretagne seulement", address: "type=tout" },
      ],
    },
    {
      title: "Quand",
      intro: "Une année, un mois (2015-03 ou 03/2015) ou un jour (2015-03-12 ou 12/03/2015).",
      examples: [
        { write: "depuis:2018", finds: "ce qui a commencé en 2018 ou après" },
        { write: "avant:1990", finds: "ce qui a commencé avant 1990" },
        { write: "date:2010..2012", finds: "ce qui a commencé de 2010 à 2012" },
        { write: "date:<=2000", finds: "jusqu’à 2000 compris ; de même >, >= et <" },
        { write: "ajout:>2020", finds: "les fiches arrivées ici après 2020 ; de même maj: et confirmé:" },
      ],
    },
    {
      title: "Dans un champ",
      intro: `Le nom du champ, deux points, puis la valeur, entre guillemets si elle a plusieurs mots. Les valeurs sont celles des filtres, à gauche des résultats.`,
      examples: [
        { write: "titre:jardin", finds: "le mot est dans le titre ; de même accroche:, motcle: et texte:" },
        { write: 'theme:"alimentation et agriculture"', finds: "le thème, et tout ce qu’il contient" },
        { write: "public:jeunes stade:essaimage", finds: "pour les jeunes, et qui essaime déjà" },
        { write: "type:acteur", finds: "des acteurs ; de même lieu, ressource, dispositif, guide, article" },
        { write: "lieu:tiers-lieu", finds: "le type de lieu ; de même forme: (juridique) et monde:", address: "type=tout" },
        { write: "partenaire:carnet-bretagne", finds: "ce que dit un réseau partenaire", address: "type=tout" },
      ],
    },
  ] satisfies { title: string; intro: string; examples: WorkedExample[] }[],
  afterTitle: "Ce que la page vous dit en retour",
  after: [
    "Comment votre recherche a été lue, partie par partie. Chaque partie se retire d’un clic.",
    "Les mots corrigés : si aucune fiche n’a le mot tel que vous l’avez tapé, elle montre les résultats du mot le plus proche, et propose de revenir au vôtre.",
    "Les mots passés : quand peu de fiches ont tous les mots d’une phrase, elle montre aussi celles qui en ont une partie.",
    "Ce qui n’a pas été compris : une parenthèse seule, une date impossible, un champ inconnu sont cherchés comme des mots, et c’est écrit.",
  ],
};
