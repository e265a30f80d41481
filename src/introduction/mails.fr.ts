import { withDe } from "../engine/text/index.ts";

type Instance = { name: string };

const signed = ({ name }: Instance, lines: readonly string[]): { text: string } => ({
  text: [...lines, "", "À bientôt,", `l’équipe ${withDe(name)}`].join("\n"),
});

type About = { instance: Instance; title: string; link: string };

/** The line above which one answers by mail: what is below is never passed on. */
export const MARKER = "----- Répondez au-dessus de cette ligne -----";

/** Why a request changes hands. */
export type Moved = "silence" | "passed" | "left" | "named";

const MOVED: Record<Moved, (title: string) => string> = {
  silence: (title) => `Votre demande à propos de « ${title} » n’a pas encore de réponse : elle est confiée à quelqu’un d’autre.`,
  passed: (title) => `Votre demande à propos de « ${title} » a été confiée à la suite par qui l’avait reçue.`,
  left: (title) => `Votre demande à propos de « ${title} » change de mains : qui l’avait reçue ne peut plus y répondre.`,
  named: (title) => `Votre demande à propos de « ${title} » a été transmise à quelqu’un de mieux placé pour y répondre.`,
};

/** Letters about introductions. Each says what happened, then what can be done. */
export const mails = {
  confirm: ({ instance, title, link }: About) => ({
    subject: `Confirmez votre demande de contact : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      `Vous avez demandé, sur ${instance.name}, à entrer en contact à propos de « ${title} ».`,
      "Pour envoyer votre demande, ouvrez cette page et appuyez sur le bouton :",
      link,
      "",
      "Si ce n’était pas vous, ne faites rien : sans confirmation, tout est effacé au bout de sept jours.",
    ]),
  }),
  known: ({ instance, title, link }: About) => ({
    subject: `Votre demande de contact : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      `Vous avez déjà une demande de contact à propos de « ${title} ». Voici sa page, où l’on voit où elle en est :`,
      link,
    ]),
  }),
  left: ({ instance, title, link }: About, who: string, date: string) => ({
    subject: `Votre demande est partie : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      `Votre demande à propos de « ${title} » est partie. Qui l’a maintenant : ${who}.`,
      `Une réponse est attendue d’ici le ${date}. Sinon, nous la confions à quelqu’un d’autre et nous vous prévenons.`,
      "",
      "Pour la suivre, ou la retirer :",
      link,
    ]),
  }),
  climbed: ({ instance, title, link }: About, why: Moved, who: string, date: string) => ({
    subject: `Votre demande change de mains : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      MOVED[why](title),
      `Qui l’a maintenant : ${who}. Une réponse est attendue d’ici le ${date}.`,
      "",
      "Pour la suivre, ou la retirer :",
      link,
    ]),
  }),
  nobody: ({ instance, title, link }: About, why: Moved | undefined) => ({
    subject: `Votre demande attend : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      why ? MOVED[why](title) : `Votre demande à propos de « ${title} » est bien reçue.`,
      `Personne ne peut la recevoir pour l’instant : elle attend l’équipe ${withDe(instance.name)}, sans date à vous promettre. Elle y est visible dès que quelqu’un s’y connecte. Si rien ne vient dans les trente jours, nous vous l’écrivons.`,
      "",
      "Pour la suivre, ou la retirer :",
      link,
    ]),
  }),
  asked: ({ instance, title, link }: About, it: { who: string; role: string; why: string; offer: string; origin: string }) => ({
    subject: `Une demande de contact : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      `${it.who} (${it.role.toLowerCase()}) souhaite entrer en contact à propos de « ${title} ».`,
      "",
      it.why,
      ...(it.offer ? ["", "En retour :", it.offer] : []),
      "",
      "Vous pouvez accepter, refuser, ou transmettre à quelqu’un de mieux placé. Votre adresse ne lui est pas montrée :",
      link,
      "",
      `Pourquoi vous recevez ce courrier : ${it.origin}`,
      "Votre adresse ne sert qu’à cette demande. Sur la même page, un bouton permet de ne plus rien recevoir de cette personne.",
    ]),
  }),
  reminder: ({ instance, title, link }: About, who: string) => ({
    subject: `Une demande attend votre réponse : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      `${who} attend une réponse à propos de « ${title} ». Un oui, un non ou « voyez plutôt telle personne » suffit, en un clic :`,
      link,
      "",
      "Sans réponse de votre part dans cinq jours, la demande est confiée à quelqu’un d’autre.",
    ]),
  }),
  accepted: ({ instance, title, link }: About, who: string, address: string | undefined) => ({
    subject: `C’est accepté : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      `Bonne nouvelle : ${who} accepte votre demande à propos de « ${title} ».`,
      ...(address ? ["", `Voici son adresse, donnée avec son accord : ${address}`] : []),
      "",
      "Pour lui écrire :",
      link,
    ]),
  }),
  opened: ({ instance, title, link }: About, who: string, address: string | undefined) => ({
    subject: `Votre échange est ouvert : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      `Vous avez accepté la demande de ${who} à propos de « ${title} ». Voici la page de votre échange :`,
      link,
      ...(address ? ["", `Son adresse, donnée avec son accord : ${address}`] : []),
    ]),
  }),
  refused: ({ instance, title, link }: About, reason: string | undefined, search: string) => ({
    subject: `À propos de votre demande : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      `Votre demande de contact à propos de « ${title} » n’aura pas de suite cette fois.`,
      ...(reason ? ["", "Voici ce qui vous est répondu :", reason] : []),
      "",
      "D’autres initiatives proches peuvent vous aider :",
      search,
      "",
      "La page de votre demande :",
      link,
    ]),
  }),
  expired: ({ instance, title, link }: About, search: string, referent: string | undefined) => ({
    subject: `Sans réponse : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      `Votre demande de contact à propos de « ${title} » est restée sans réponse pendant trente jours, malgré nos rappels. Nous en sommes désolés.`,
      "",
      "Ce que vous pouvez faire :",
      `- chercher une initiative proche : ${search}`,
      `- relire la fiche et ses sources, qui donnent parfois un contact : ${link}`,
      ...(referent ? [`- écrire à ${referent}`] : []),
    ]),
  }),
  withdrawn: ({ instance, title }: Omit<About, "link">) => ({
    subject: `Demande retirée : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      `La demande de contact à propos de « ${title} » a été retirée. Vous n’avez rien à faire.`,
    ]),
  }),
  message: (it: { who: string; text: string; link: string; byMail: boolean; files: number; withheld: readonly string[] }) => ({
    text: [
      ...(it.byMail ? [MARKER, ""] : []),
      it.text,
      ...(it.withheld.length > 0
        ? ["", `(Pièces retenues, qui pouvaient contenir des coordonnées : ${it.withheld.join(", ")})`]
        : []),
      "",
      "-- ",
      `Message de ${it.who}, transmis sans son adresse.`,
      it.byMail
        ? "Pour répondre, répondez à ce courrier : votre adresse ne sera pas montrée. Ou ouvrez la page de l’échange :"
        : "Pour répondre, ouvrez la page de l’échange (ne répondez pas à ce courrier) :",
      it.link,
    ].join("\n"),
    subject: "",
  }),
  messageSubject: (title: string) => `Votre échange : ${title}`,
  shared: ({ instance, title, link }: About, who: string, address: string) => ({
    subject: `${who} vous donne son adresse : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      `${who} vous donne son adresse, à propos de « ${title} » : ${address}`,
      "",
      "La page de votre échange :",
      link,
    ]),
  }),
  closed: ({ instance, title, link }: About, who: string) => ({
    subject: `Échange terminé : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      `${who} a mis fin à l’échange à propos de « ${title} ». Les messages seront effacés dans six mois.`,
      "",
      "Pour les relire d’ici là :",
      link,
    ]),
  }),
  ended: ({ instance, title, link }: About) => ({
    subject: `Échange terminé : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      `L’échange à propos de « ${title} » est terminé : plus aucun message n’y passe. Ce qui reste sera effacé dans six mois.`,
      "",
      "Sa page, d’ici là :",
      link,
    ]),
  }),
  otherAddress: ({ instance, title, link }: About) => ({
    subject: `Un courrier d’une autre adresse : ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      `Un courrier est arrivé dans votre échange à propos de « ${title} », mais il ne vient pas de votre adresse. Nous ne l’avons pas transmis.`,
      "",
      "Si c’était vous, confirmez-le ici, ou écrivez depuis cette page :",
      link,
      "",
      "Si ce n’était pas vous, il n’y a rien à craindre : il ne partira pas.",
    ]),
  }),
  outcome: ({ instance, title, link }: About, answers: readonly { label: string; value: string }[]) => ({
    subject: `Cela a-t-il abouti ? ${title}`,
    ...signed(instance, [
      "Bonjour,",
      "",
      `Il y a un mois, vous êtes entré en contact à propos de « ${title} ». Cela a-t-il abouti ?`,
      "",
      ...answers.map(({ label, value }) => `${label} :\n${link}/issue?reponse=${value}\n`),
      "Votre réponse sert seulement à compter, par territoire et par réseau, ce que deviennent les mises en relation.",
    ]),
  }),
} as const;
