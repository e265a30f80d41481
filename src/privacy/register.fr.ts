import { plural, typo } from "../web/index.ts";

/** French texts of the register of what is done with data about persons, and of its desk. */
export const texts = {
  title: "Registre des traitements",
  above: "Vie privée",
  lead: typo(
    "Tout ce que ce site fait de données sur des personnes, pourquoi, pour combien de temps. Écrit par le programme lui-même : ce qui n’est pas ici n’est pas fait.",
  ),
  facts: {
    why: "Pourquoi nous en avons le droit",
    people: "De qui",
    data: "Quoi",
    keptFor: "Jusqu’à quand",
    who: "Qui le voit",
    now: "Aujourd’hui",
    clock: "Effacement automatique",
  },
  count: (n: number) => plural(n, "enregistrement"),
  notCounted: typo("non compté"),
  clock: (at: string, forgotten: string, total: string) =>
    typo(`dernier passage le ${at} : ${forgotten} effacés, ${total} depuis le début`),
  notYet: typo("chaque jour ; pas encore passé sur ce site"),
  failed: (at: string) => typo(`a échoué le ${at} : l’administrateur en est averti, il recommence demain`),
  keeper: "Qui en répond",
  keeperText: (name: string) => typo(`Ce site, ${name}. Pour toute question, écrivez à`),
  keeperUnnamed: "son référent",
  outside: "À qui rien n’est transmis",
  outsideText: typo(
    "Aucune donnée n’est vendue, louée ni envoyée à un service extérieur. Aucun transfert hors de l’Union européenne n’est fait par ce programme ; l’hébergeur et le serveur de courrier sont ceux que le référent a choisis.",
  ),
  yours: "Voir, emporter, effacer mes données",
  json: "Le même registre pour les programmes (JSON)",
  desk: {
    title: "Vie privée",
    lead: typo("Ce que les personnes ont demandé, ce que les horloges ont effacé."),
    figures: {
      found: "adresses connues dans les fiches",
      informed: "personnes informées",
      withheld: "oppositions",
      erasures: "effacements demandés",
    },
    informing: (perDay: number) =>
      typo(
        `Les personnes dont l’adresse figure dans les données des partenaires sont informées une fois, ${perDay} par jour au plus.`,
      ),
    notInforming: typo(
      "Personne n’est informé : aucun serveur de courrier n’est configuré, l’adresse publique du site est locale, ou ESSAIM_INFORM_CONTACTS=0. Le règlement (article 14) demande de le faire dans le mois.",
    ),
    clocks: "Horloges d’effacement",
    columns: { what: "Traitement", last: "Dernier passage", forgotten: "Effacés", total: "Depuis le début" },
    never: "pas encore",
    failed: typo("a échoué : voir le journal"),
    register: "Ouvrir le registre",
  },
  file: {
    title: "registre",
    at: "etabli_le",
    instance: "instance",
    lines: "traitements",
    id: "identifiant",
    purpose: "finalite",
    people: "personnes_concernees",
    data: "donnees",
    basis: "base_legale",
    keptFor: "duree",
    recipients: "destinataires",
    count: "nombre_actuel",
    clock: "dernier_effacement",
  },
} as const;
