import { fold } from "../../engine/text/index.ts";

/**
 * What a column may be for, by its name: words that partners use, French and English, most telling first. A slot is a target
 * of the mapping, or a part of one ("places.postcode"), or what `record` asks ("record.id").
 */
const NAMES: Record<string, string> = {
  "record.id":
    "id | identifiant | identifiant unique | uuid | guid | code | reference | ref | numero | cle | key | external id | id externe | id interne | id structure | structure id | oid | num | n | no | ident | identifiant source",
  "record.updated":
    "date maj | maj | date mise jour | mise jour | derniere mise jour | date modification | modifie le | updated | updated at | last update | last modified | modified | timestamp | date derniere modification | date actualisation | modified at | vu | verifie | relu | date lecture | date verification | date releve | confirme | actualise le | actualisation | mis jour le | valide le",
  "record.kind": "type contenu | type fiche | content type | nature fiche",
  title:
    "titre | nom | title | name | intitule | denomination | nom projet | titre projet | nom structure | nom lieu | nom etablissement | nom initiative | nom organisation | nom association | nom tl | nom action | nom entreprise | nom usuel | enseigne | raison sociale | libelle | label | designation | projet | initiative | project name | project title | appellation | nom dispositif | nom innovation | intitule projet | intitule action | anv | titl",
  pitch:
    "resume | accroche | pitch | baseline | en une phrase | presentation courte | presentation resume | courte description | description courte | short description | summary | abstract | chapo | slogan | sous titre | subtitle | tagline | resume projet | description breve | presentation breve | chapeau | bref | deux mot | essentiel | en quelques mots | presentation bref | decrivez quelques mots | short summary",
  "description.text":
    "description | presentation | descriptif | presentation detail | presentation longue | texte | contenu | content | body | about | a propos | description projet | description longue | detail | long description | presentation projet | mission | objet | activite principale | commentaire | remarque | note | apport | histoire | plus information | information complementaire | decrivez | deskrivadur | full description",
  "description.need":
    "besoin | besoin social | constat | contexte | probleme | problematique | enjeu | need | challenge | besoin repondu | manque | pourquoi | question | probleme depart | a quel besoin",
  "description.solution":
    "solution | reponse | reponse apportee | action | action menee | ce que nous faisons | objectif | objectif projet | activite projet | realisation | comment | idee | usage | fait | ce qui est fait | proposition | service propose",
  "description.novelty":
    "innovation | caractere innovant | nouveaute | ce qui est nouveau | originalite | plus value | en quoi innovant | plus | petit plus | neuf | ce qui change | change | singularite | nouveau | ce qui nouveau | difference",
  "description.how":
    "fonctionnement | comment ca marche | mise en oeuvre | modele economique | gouvernance | moyen | methode | organisation interne | quotidien | facon faire | pratique | comment cela marche",
  themes:
    "theme | thematique | domaine | domaine action | domaine activite | secteur | secteur activite | categorie | category | categorie principale | sujet | topic | champ | sous thematique | sous theme | theme principal | thematique principale | type initiative | tag | filiere | rubrique | tag theme | type activite | tem",
  audiences:
    "public | publics | public cible | beneficiaire | audience | population | public vise | type public | publics specifiquement adresse | cible | public accueilli | personne accompagnee | target | pour qui | pour | gens | destinataire | personne concernee | acteur concerne | usager",
  placeTypes:
    "type lieu | typologie | typo | type tiers lieu | categorie lieu | nature lieu | type etablissement | famille lieu | place type | def typo | code typo",
  stage:
    "stade | stade avancement | etat avancement | avancement | phase | maturite | statut projet | stage | maturity | niveau developpement | etape | etat | etape | ou en est | ou ca en est | statut avancement",
  legalForm:
    "forme juridique | statut juridique | statut | legal form | type structure | type organisation | nature juridique | categorie juridique | legal status",
  world: "monde | famille acteur | type acteur | secteur institutionnel",
  sdg: "odd | objectif developpement durable | sdg | goal | odd principal",
  transitions: "transition",
  keywords:
    "mot cle | mots cles | keyword | etiquette | tag libre | free keyword | tags sourceur | service | label accord | activite | code label | def label | hashtag | formation label | handicap | dispositif programme national | poi type | free tag",
  startDate:
    "date debut | debut | annee creation | date creation structure | annee demarrage | date demarrage | creation | annee | date lancement | lancement | start date | founded | depuis | date ouverture | ouverture | annee lancement | date creation | start | demarrage | annee depart | depart | periode debut | deiziad krouin | bloaz krouin",
  endDate: "date fin | fin | end date | date cloture | end | fermeture | jusque | arret | annee fin | cloture | periode fin",
  "carriers.name":
    "structure porteuse | porteur | porteur projet | organisme | organisation | association | structure | operateur | maitre ouvrage | carrier | organization | organisme porteur | structure parente | gestionnaire | owner | nom porteur | porte par | exploitant | organizer | qui porte | porte par",
  "identifiers.siret": "siret | numero siret | siret structure | pivot | n siret",
  "identifiers.siren": "siren | numero siren",
  "identifiers.rna": "rna | numero rna | waldec",
  "partners.name":
    "partenaire | partenaire projet | partner | avec qui | reseau partenaire | reseaux porteurs | reseau | reseau porteur | avec | allie | appui | en lien avec | partenariat",
  "funders.name": "financeur | financement | soutien financier | funder | soutenu par | financement partenaire | bailleur",
  "contacts.email":
    "email | mail | e mail | courriel | adresse mail | adresse electronique | contact email | contact mail | courriels | adresse email | email contact | mel | postel | courriel contact",
  "contacts.phone":
    "telephone | tel | phone | contact tel | contact phone | numero telephone | mobile | portable | telephone etablissement | contact telephone | pellgomz",
  "contacts.person":
    "contact | nom contact | responsable | referent | contact nom prenom | personne contact | interlocuteur | nom referent | contact name",
  "contacts.form": "formulaire contact | prise rdv | prise rendez vous | contact form",
  "places.name": "nom site | lieu | nom salle | addr housename | lieu dit | nom antenne | site antenne | nom implantation",
  "places.address":
    "adresse | adresse postale | rue | voie | address | street | street address | addr street | adresse 1 | adresse projet | numero voie | adresse complete | addr | localisation | full address | adresse full | adresse lieu | chomlec h",
  "places.housenumber": "addr housenumber | numero rue | housenumber | house number | no voie",
  "places.complement": "complement adresse | adresse complement | adresse 2 | complement",
  "places.postcode":
    "code postal | cp | postcode | postal code | zip | zipcode | code post | addr postcode | codepostal | cpostal | code postal structure | kod post",
  "places.commune":
    "commune | ville | city | localite | town | nom commune | libelle commune | addr city | address locality | nomcom | ville structure | commune implantation | municipality | cominit | kumun | ker",
  "places.insee":
    "code insee | insee | code commune | insee commune | inseecom | citycode | com insee | code insee commune | depcom | codeinsee | insee com | numcom | num com | numero commune",
  "places.department":
    "departement | code departement | departement code | dep | dept | insee dep | inseedep | num departement | county | numero departement | numdep | nomdep | nom departement | departamant",
  "places.region": "region | nom region | code region | nomreg | inseereg | region code | insee reg",
  "places.country": "pays | country | addr country | address country | code pays | nation",
  "places.lat": "lat | latitude | y | ylat | coord y | geo lat | y wgs84 | lattitude | y lat | latitude wgs84",
  "places.lon": "lon | long | lng | longitude | x | xlong | coord x | geo lon | x wgs84 | x long | xlon | longitude wgs84",
  "places.position":
    "coordonnee | geolocalisation | geo point | geopoint | geo point 2d | position | latlon | gps | coordinates | coordonnee gps | point geo | geom | geo shape | geometry | latlng",
  "links.home":
    "site web | site internet | site | web | website | url | site url | lien site | contact website | homepage | home page | url projet | lien | url site | site web etablissement | url lieu | adresse site | site officiel | www | autres site web | lec hienn | lec hienn web",
  "links.social":
    "facebook | twitter | linkedin | instagram | youtube channel | reseau social | mastodon | social | autre reseau | x com | linked in",
  "links.press": "article presse | presse | revue presse | press",
  "links.document": "document | pdf | fichier | dossier presentation | attachment | brochure | piece jointe",
  "links.other": "fiche acces libre | accessibilite lieu | osm | opening hours url | lien mobilisation | autre lien | lien utile",
  url: "url fiche | lien fiche | lien source | page | permalien | permalink | lien | link | page source | url page | uri | lien source | url page sourceur | primary url",
  "images.url":
    "image | photo | logo | image link | illustration | url illustration | image url | picture | visuel | vignette | cover | thumbnail | banner | photo url",
  "images.credit": "image credit | credit photo | image author | credit image | auteur photo",
  "images.licence": "image license | licence image | image licence",
  "videos.url": "video | url video | youtube | vimeo | lien video | dailymotion",
  "zone.label":
    "zone | zone action | territoire | territoire action | perimetre | zone intervention | area | rayonnement | aire | echelle | zone eligibilite | geographic scope | action area | rayon action | rayon | portee",
  "recognition.year":
    "laureat | annee laureat | promotion | annee prix | edition | annee selection | millesime | sous distinction | annee reconnaissance | annee reperage | annee obtention",
  "recognition.labelled":
    "distinction | label | prix | recompense | award | reconnaissance | agrement | reconnu | repere | laureat par | laureat prix | reconnaissance qui",
  "spread.modes":
    "essaimage | mode essaimage | maniere essaimer | essaimage mode | transmission | diffusion | facon essaimer | strategie essaimage",
  "spread.inspiredBy": "inspire | inspire par | inspiration | venu | essaimage inspire",
  "spread.kit.title": "guide | kit | mode emploi | guide disponible | boite outil | guide pratique",
  "spread.replicaOf": "repris | reprise | replique de | franchise de | modele origine",
  "spread.openTo": "ouvert essaimage | duplicable | transferabilite | duplication",
  "spread.conditions": "condition essaimage | condition reprise | modalite essaimage",
  lang: "langue | lang | language | locale",
};

const STOP = new Set("de du des d la le les l et ou a au aux en of the and for un une".split(" "));
const singular = (word: string): string => (word.length > 3 ? word.replace(/(?:s|x)$/, "") : word);

/** The words of a column name: camelCase, snake_case, colons and dots apart, no accents, small words nor plural. */
export function nameWords(name: string): string[] {
  return fold(name.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2"))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !STOP.has(word))
    .map(singular);
}

type Phrase = { slot: string; words: string[]; rank: number };

const PHRASES: Phrase[] = Object.entries(NAMES).flatMap(([slot, list]) =>
  list.split("|").map((phrase, rank) => ({ slot, words: nameWords(phrase.trim()), rank })),
);

/** How well a name says each slot: 1 for the very words, less when the name holds others besides. */
function scoreWords(words: readonly string[]): Map<string, number> {
  const scores = new Map<string, number>();
  const meant = words.filter((word) => !/^\d+$/.test(word));
  for (const { slot, words: phrase, rank } of PHRASES) {
    if (phrase.length > meant.length || !phrase.every((word) => meant.includes(word))) continue;
    const coverage = phrase.length / meant.length;
    const early = meant[0] === phrase[0] ? 0.05 : 0;
    const score = coverage === 1 ? 1 - Math.min(rank, 20) * 0.005 : 0.4 + 0.4 * coverage + early;
    if (score > (scores.get(slot) ?? 0)) scores.set(slot, score);
  }
  return scores;
}

/** How well a column name (or dotted path, whose last step says most) says each slot, 0 to 1. */
export function nameScores(name: string): Map<string, number> {
  const whole = scoreWords(nameWords(name));
  const last = name.includes(".") ? scoreWords(nameWords(name.slice(name.lastIndexOf(".") + 1))) : new Map<string, number>();
  for (const [slot, score] of last) if (score * 0.95 > (whole.get(slot) ?? 0)) whole.set(slot, score * 0.95);
  return whole;
}
