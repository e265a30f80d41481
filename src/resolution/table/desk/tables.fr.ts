import { formatNumber, plural } from "../../../web/index.ts";
import { matchFr } from "../match.fr.ts";

/** French texts of the pages on which a table is matched. */
export const desk = {
  title: "Trouver les doublons d’un tableau",
  lead: "Apportez votre tableau d’associations, de lieux ou de projets : il vous est rendu avec, sur chaque ligne, le groupe de celles qui décrivent la même chose, la probabilité, et la fiche du catalogue quand il y en a une.",
  thisFile: "ce fichier",
  give: {
    file: "Votre tableau",
    help: "CSV, XLSX, ODS ou JSON, 20 Mo et 50 000 lignes au plus, tel qu’il est : ni colonnes à renommer, ni encodage à changer.",
    next: "Voir les colonnes reconnues",
    none: "Choisissez un fichier.",
    kept: "Rien n’est gardé : le fichier et ce qui est trouvé sont effacés au bout d’une heure, ou dès que vous le demandez. Rien n’en entre dans le catalogue.",
    command: "Plus de 50 000 lignes, ou rien qui doive quitter votre machine ? La commande essaim match fait la même chose.",
    how: "Comment les doublons sont reconnus",
    howText:
      "Noms (sigles et formes juridiques compris), communes, adresses, numéros officiels, sites, téléphones et courriels sont comparés ensemble. Deux antennes d’un même réseau se ressemblent et ne sont pas des doublons. Au-dessus de 99,9 %, l’erreur est rare entre deux sources ; en dessous, ou entre deux lignes d’un même fichier, une personne doit regarder.",
  },
  columns: {
    title: "Ce que contiennent vos colonnes",
    lead: (name: string) =>
      `Voici ce qui a été reconnu dans « ${name} ». Corrigez si besoin : seules les colonnes qui ont un rôle sont comparées.`,
    caption: (name: string) => `Colonnes de « ${name} »`,
    column: "Colonne",
    samples: "Exemples",
    holds: "Contient",
    holdsColumn: (name: string) => `Ce que contient « ${name} »`,
    nothing: "non comparée",
    more: (count: number) =>
      `${plural(count, "autre colonne n’est", "autres colonnes ne sont")} ni montrée ni comparée ; le fichier rendu les garde toutes.`,
    with: "À quoi comparer",
    catalogue: "Chercher aussi parmi les fiches du catalogue",
    catalogueHelp: "Sinon, les doublons sont cherchés à l’intérieur du tableau seulement.",
    other: "Ou comparer à un autre tableau",
    otherHelp: "Au lieu du catalogue. Une seconde liste, par exemple celle d’un partenaire.",
    otherGive: "Ajouter ce tableau",
    otherAdded: (name: string) => `Comparé à « ${name} », à la place du catalogue.`,
    start: "Chercher les doublons",
    nothingNamed: "Dites quelle colonne contient le nom : c’est la seule dont on ne peut se passer.",
  },
  running: {
    title: "Recherche en cours",
    waiting: "D’autres tableaux sont comparés avant le vôtre : cela ne tarde guère.",
    running: "Comparaison en cours",
    stay: "Cette page se met à jour d’elle-même. Vous pouvez la fermer et y revenir par son adresse pendant une heure.",
  },
  result: {
    title: (name: string) => `Doublons de « ${name} »`,
    rows: (rows: number) => (rows > 1 ? "lignes lues" : "ligne lue"),
    groups: (groups: number) => (groups > 1 ? "groupes de doublons" : "groupe de doublons"),
    grouped: (rows: number) => (rows > 1 ? "lignes dans ces groupes" : "ligne dans ces groupes"),
    sure: "à plus de 99,9 %",
    found: (rows: number, other: boolean) =>
      other
        ? rows > 1
          ? "lignes reconnues dans l’autre tableau"
          : "ligne reconnue dans l’autre tableau"
        : rows > 1
          ? "lignes déjà dans le catalogue"
          : "ligne déjà dans le catalogue",
    none: "Aucun doublon reconnu",
    noneText: "Aucune ligne de ce tableau ne ressemble assez à une autre. Vérifiez les colonnes reconnues si cela vous étonne.",
    csv: "Télécharger en CSV",
    xlsx: "Télécharger en XLSX",
    added: "Le même tableau, avec les colonnes groupe, probabilité et fiche ajoutées à droite.",
    check: "Regardez avant d’agir : une probabilité de 80 % se trompe une fois sur cinq.",
    list: "Les groupes",
    firsts: (shown: number, all: number) =>
      `Les ${formatNumber(shown)} premiers de ${formatNumber(all)} groupes : tous sont dans le fichier.`,
    group: (group: number) => `Groupe ${formatNumber(group)}`,
    line: "Ligne",
    probability: "Probabilité",
    pendant: "Fiche",
    pendantOther: "Dans l’autre tableau",
    percent: matchFr.percent,
    percentInside: matchFr.percentInside,
    apart: matchFr.summary.apart,
    notAsked: "Rien n’est comparé au catalogue : il y faut un nom, et un lieu, un numéro ou un contact.",
    columns: "Corriger les colonnes",
    lost: "Ce qui n’a pas pu être lu",
    expires: (time: string) => `Ce résultat et votre fichier sont effacés à ${time}.`,
    forget: "Tout effacer maintenant",
  },
  itself: matchFr.summary.itself,
  held: matchFr.summary.held,
  failedTitle: "Ce tableau n’a pas pu être comparé",
  failed: {
    detail: "La comparaison s’est arrêtée avant la fin.",
    hint: "Réessayez avec moins de lignes ; si cela recommence, la commande essaim match accepte des tableaux plus grands.",
  },
  gone: {
    detail: "Ce tableau n’est plus ici : ce qui est apporté est effacé au bout d’une heure.",
    hint: "Apportez-le de nouveau à la page /doublons.",
  },
  again: "Apporter un autre tableau",
  forgotten: "Votre fichier et ce qui avait été trouvé sont effacés.",
  crumb: "Doublons",
};
