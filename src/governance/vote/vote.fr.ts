import { list, plural, typo } from "../../web/index.ts";
import type { Choice, Tally } from "./vote.ts";

const voices: Record<Exclude<Choice, never>, (n: number) => string> = {
  for: (n) => `${n} pour`,
  against: (n) => `${n} contre`,
  abstain: (n) => plural(n, "abstention"),
  block: (n) => plural(n, "blocage motivé", "blocages motivés"),
};

/** Texts of votes on admissions. */
export const vote = {
  title: "Candidatures",
  lead: "Les réseaux qui demandent à nous rejoindre, et ce que les membres ont décidé. Une organisation, une voix.",
  rules: [
    "Chaque réseau membre a une voix, que l’une ou l’un de ses responsables exprime et peut changer jusqu’à la fin.",
    typo("Le vote dure vingt et un jours. Il est valable si un tiers des réseaux au moins s’est exprimé, abstentions comprises."),
    typo("Le réseau est admis si les voix pour dépassent les voix contre. À égalité, il ne l’est pas."),
    typo("Un blocage motivé compte contre et prolonge le vote de quatorze jours, une seule fois, pour que l’on se parle."),
    typo("Tant que moins de trois réseaux peuvent voter, l’équipe du site décide, et dit pourquoi."),
  ],
  rulesTitle: "La règle",
  current: "En cours",
  past: "Décidées",
  none: "Aucune candidature en cours.",
  noneHint: "Une organisation qui tient une base d’initiatives peut présenter la sienne.",
  noPast: "Aucune décision pour le moment.",
  apply: "Présenter une candidature",
  openedOn: (date: string, voted: boolean) => (voted ? `vote ouvert le ${date}` : `recevable le ${date}`),
  closedOn: (date: string) => `décidé le ${date}`,
  states: {
    voting: "vote en cours",
    stewards: "décision de l’équipe du site",
    admitted: "admis",
    declined: "non admis",
    "no-quorum": "non admis, trop peu de voix",
    suspended: "suspendu",
  },
  until: (date: string) => typo(`Les membres votent jusqu’au ${date}.`),
  stewards: typo(
    "Moins de trois réseaux peuvent voter aujourd’hui : c’est l’équipe du site qui décide, et sa raison se lit ici.",
  ),
  prolonged: typo("Prolongé de quatorze jours par un blocage motivé."),
  cast: (n: number, voters: number, quorum: number) =>
    typo(
      `${plural(n, "réseau s’est exprimé", "réseaux se sont exprimés")} sur ${voters} ; il en faut ${quorum} pour que le vote compte.`,
    ),
  tally: ({ voters, ...tally }: Tally) =>
    typo(
      `${list((Object.keys(voices) as Choice[]).filter((choice) => tally[choice] > 0 || choice === "for" || choice === "against").map((choice) => voices[choice](tally[choice])))}, sur ${plural(voters, "réseau", "réseaux")}`,
    ),
  choices: {
    for: "Pour",
    against: "Contre",
    abstain: "Abstention",
    block: "Blocage motivé",
  } as Record<Choice, string>,
  choiceHelp: {
    block: "Compte contre, et donne quatorze jours de plus. Dites ce qui lèverait l’objection.",
  } as Partial<Record<Choice, string>>,
  yours: "La voix de votre réseau",
  inNameOf: "Au nom de",
  given: (choice: string, date: string) => typo(`Voix actuelle : ${choice}, le ${date}. Vous pouvez la changer jusqu’à la fin.`),
  choice: "Votre voix",
  comment: "Commentaire",
  commentHelp: "Lu par les membres ; envoyé sans nom au réseau candidat s’il n’est pas admis.",
  send: "Exprimer cette voix",
  sent: "La voix est enregistrée. Vous pouvez la changer jusqu’à la fin du vote.",
  missingChoice: "Choisissez une voix.",
  missingReason: "Un blocage se motive : dites ce qui lèverait l’objection.",
  missingPartner: "Dites au nom de quel réseau.",
  voices: "Les voix exprimées",
  noVoice: "Personne ne s’est encore exprimé.",
  membersOnly: "Le dossier complet et les commentaires se lisent par les membres, une fois connectés.",
  result: "Résultat",
  suspended: (date: string, reason: string) => typo(`Adhésion suspendue depuis le ${date} : ${reason}`),
  closed: {
    detail: "Ce vote est clos : les voix ne changent plus.",
    hint: "La page de la candidature dit ce qui a été décidé.",
  },
  notYours: {
    detail: "Vous ne pouvez pas voter au nom de ce réseau.",
    hint: "Seules les personnes responsables de ses données le peuvent.",
  },
  notStewards: {
    detail: "Cette candidature se décide par le vote des membres.",
    hint: "La page de la candidature montre où en est le vote.",
  },
  notDecided: {
    detail: "Cette candidature n’est pas dans un état où cela se décide.",
    hint: "Rechargez la page : elle montre où en sont les choses.",
  },
  notSuspended: { detail: "Cette adhésion n’est pas suspendue.", hint: "Rechargez la page." },
  byStewards: "décision de l’équipe du site",
  bureau: {
    title: "Candidatures",
    lead: "Les votes en cours, ce que l’équipe du site doit décider, et les réseaux admis.",
    waiting: "À vérifier",
    waitingText: (n: number) => plural(n, "candidature attend", "candidatures attendent"),
    queue: "Ouvrir la file du bureau",
    decide: "À décider par l’équipe du site",
    running: "Votes en cours",
    admitted: "Réseaux admis par candidature",
    past: "Non admis",
    reason: "Raison, lue en public",
    missingReason: "Donnez la raison : elle fait partie de la décision.",
    admit: "Admettre",
    decline: "Ne pas admettre",
    suspend: "Suspendre l’adhésion",
    suspendLead:
      "Le réseau n’est pas supprimé : ses fiches restent, il n’a plus de voix et son espace est fermé jusqu’au rétablissement.",
    restore: "Rétablir l’adhésion",
    revote: "Rouvrir un vote",
    done: {
      admitted: "Le réseau est admis ; son référent reçoit une invitation.",
      declined: "La décision est enregistrée et envoyée.",
      suspended: "L’adhésion est suspendue.",
      restored: "L’adhésion est rétablie.",
      revoted: "Un nouveau vote est ouvert.",
    },
    nothing: "Rien à faire ici.",
    charter: "Publier une nouvelle version de la charte",
  },
  silence: {
    title: "Courriers sur les votes",
    lead: "Vous ne recevrez plus de courrier quand un vote s’ouvre ou va se clore. Vous pouvez toujours voter sur le site.",
    stop: "Ne plus les recevoir",
    done: "C’est noté : plus de courrier sur les votes.",
  },
} as const;

/** Letters to members about votes. */
export const voteMails = {
  opened: (items: readonly { name: string; end: string; page: string }[], instance: string, stop: string | undefined) => ({
    subject: typo(
      items.length === 1
        ? `Un vote s’ouvre : ${items[0]?.name ?? ""}`
        : `${plural(items.length, "vote s’ouvre", "votes s’ouvrent")} sur ${instance}`,
    ),
    text: `Bonjour,\n\n${items.length === 1 ? "Une organisation demande" : "Des organisations demandent"} à rejoindre ${instance}. Votre réseau a une voix.\n\n${lines(items)}${ending(stop)}`,
  }),
  reminder: (items: readonly { name: string; end: string; page: string }[], instance: string, stop: string | undefined) => ({
    subject: typo(
      items.length === 1
        ? `Bientôt la fin du vote : ${items[0]?.name ?? ""}`
        : `${plural(items.length, "vote se termine", "votes se terminent")} bientôt`,
    ),
    text: `Bonjour,\n\nVotre réseau ne s’est pas encore exprimé sur ${instance}, et le vote se termine bientôt.\n\n${lines(items)}${ending(stop)}`,
  }),
  stewards: (items: readonly { name: string; page: string }[], instance: string) => ({
    subject: typo(`Une candidature attend votre décision sur ${instance}`),
    text: `Bonjour,\n\nMoins de trois réseaux peuvent voter aujourd’hui : c’est à l’équipe du site de décider.\n\n${items.map(({ name, page }) => `– ${name}\n  ${page}`).join("\n")}\n`,
  }),
} as const;

const lines = (items: readonly { name: string; end: string; page: string }[]): string =>
  items.map(({ name, end, page }) => `– ${name} : jusqu’au ${end}\n  ${page}`).join("\n");

const ending = (stop: string | undefined): string =>
  stop === undefined ? "\n" : `\n\nPour ne plus recevoir de courrier sur les votes : ${stop}\n`;
