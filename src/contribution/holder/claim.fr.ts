import type { ClaimState } from "./claim.ts";

type Words = { instance: string; title: string; link: string };

/** French texts of claims: saying that a fiche speaks of one's own project. */
export const fr = {
  held: "Tenue par la personne qui porte le projet.",
  linkAlso: "Vous le portez aussi ?",
  link: "C’est mon projet",
  title: "C’est mon projet",
  lead: (title: string) =>
    `Vous portez « ${title} » ? Vous pourrez en tenir la fiche vous-même : ce que vous en dites passera avant tout le reste.`,
  how: "Une personne vérifie que vous en êtes bien. Votre adresse sert à cela, et à vous écrire ; elle n’est jamais montrée.",
  form: {
    name: "Votre nom",
    nameHelp: "Il sera montré à côté de ce que vous dites sur la fiche.",
    role: "Ce que vous y faites",
    roleHelp: "Par exemple : coordinatrice, président de l’association, élu référent.",
    email: "Votre adresse électronique",
    emailHelp: "Si vous le pouvez, celle du projet ou de la structure : cela accélère la vérification.",
    proof: "Comment peut-on le vérifier ?",
    proofHelp: "Une page d’équipe, un article, un bulletin municipal, quelqu’un à appeler…",
    proofUrl: "Une page qui le montre",
    proofUrlHelp: "Facultatif. Une adresse comme https://exemple.fr/equipe.",
    submit: "Demander à tenir cette fiche",
  },
  errors: {
    name: "Écrivez votre nom.",
    role: "Dites ce que vous faites dans le projet.",
    email: "Cette adresse n’est pas complète. Une adresse s’écrit comme camille@exemple.fr.",
    proof: "Dites comment on peut le vérifier.",
    tooLong: (max: number) => `C’est trop long : ${max} caractères au plus.`,
    proofUrl: "Ce n’est pas une adresse de page. Elle s’écrit comme https://exemple.fr/page.",
    notFound: { detail: "Cette demande n’existe pas, ou plus.", hint: "Retournez à la fiche pour en faire une autre." },
    noEntry: {
      detail: "La fiche de cette demande n’existe plus.",
      hint: "Vous pouvez la proposer de nouveau, sur la page « Contribuer ».",
    },
  },
  confirm: {
    title: "Confirmer votre demande",
    lead: (title: string) => `Vous demandez à tenir la fiche « ${title} ».`,
    go: "Confirmer ma demande",
  },
  follow: {
    title: "Votre demande",
    received: "Votre demande est reçue. Merci.",
    lead: (title: string) => `Tenir la fiche « ${title} »`,
    states: {
      unconfirmed: "À confirmer",
      waiting: "En cours de vérification",
      accepted: "Acceptée",
      refused: "Non retenue",
      withdrawn: "Retirée par vous",
    } satisfies Record<ClaimState, string>,
    next: {
      unconfirmed: "Ouvrez le lien que vous avez reçu par courrier.",
      waiting: "Une personne vérifie, le plus souvent en quelques jours. Vous recevrez la réponse par courrier.",
      accepted:
        "Vous tenez cette fiche. Le lien de votre page est dans le courrier que vous avez reçu ; connecté avec la même adresse, vous la trouvez aussi dans « Mes fiches ».",
      refused: "Vous pouvez en faire une autre avec d’autres éléments.",
      withdrawn: "Vous pouvez en faire une autre quand vous voulez.",
    } satisfies Record<ClaimState, string>,
    message: "Ce qui vous est répondu",
    contest: {
      label: "Pas d’accord ? Dites pourquoi",
      help: "Une fois : votre demande attendra de nouveau, en tête de file.",
      missing: "Dites en quelques mots pourquoi.",
      send: "Contester",
    },
    contested: "Votre demande attend de nouveau.",
    withdraw: "Retirer ma demande",
    withdrawn: "Votre demande est retirée.",
    keep: "Gardez l’adresse de cette page : elle n’est connue que de vous.",
    see: "Voir la fiche",
  },
  desk: {
    who: "Qui",
    role: "Rôle",
    proof: "Comment le vérifier",
    page: "Page donnée",
    transfer: "Reçue d’un porteur de la fiche, qui la transmet.",
  },
  caseTitle: (title: string) => `${title} : « c’est mon projet »`,
  signals: { held: "La fiche a déjà un porteur : à accepter seulement s’ils sont plusieurs." },
  transferred: "Transmise par le porteur précédent.",
  mail: {
    confirm: ({ instance, title, link }: Words) => ({
      subject: `À confirmer : tenir la fiche « ${title} »`,
      text: `Bonjour,\n\nVous demandez à tenir la fiche « ${title} » sur ${instance}. Pour confirmer, ouvrez ce lien (il vaut trois jours) :\n\n${link}\n\nSi vous n’avez rien demandé, ignorez ce message : rien ne sera gardé.\n`,
    }),
    received: ({ instance, title, link }: Words) => ({
      subject: `Reçue : votre demande sur ${instance}`,
      text: `Bonjour,\n\nVotre demande de tenir la fiche « ${title} » est reçue. Une personne vérifie, le plus souvent en quelques jours, et vous recevrez la réponse.\n\nPour la suivre ou la retirer :\n\n${link}\n`,
    }),
    accepted: ({ instance, title, link, message }: Words & { message: string | undefined }) => ({
      subject: `La fiche « ${title} » est à vous`,
      text: `Bonjour,\n\nC’est vérifié : vous tenez maintenant la fiche « ${title} » sur ${instance}. Ce que vous y dites passe avant tout le reste.${message ? `\n\n${message}` : ""}\n\nVotre page, connue de vous seul (gardez ce lien) :\n\n${link}\n\nVous pouvez aussi vous connecter sur le site avec cette adresse et ouvrir « Mes fiches ».\n`,
    }),
    again: ({ instance, title, link }: Words) => ({
      subject: `Votre page de la fiche « ${title} »`,
      text: `Bonjour,\n\nVous tenez déjà la fiche « ${title} » sur ${instance}. Voici un nouveau lien vers votre page :\n\n${link}\n`,
    }),
    refused: ({ instance, title, link, message }: Words & { message: string | undefined }) => ({
      subject: `Votre demande sur ${instance}`,
      text: `Bonjour,\n\nMerci de votre demande de tenir la fiche « ${title} ». Elle n’a pas pu être acceptée.${message ? `\n\nVoici pourquoi :\n\n${message}` : ""}\n\nVous pouvez la revoir ici, et en faire une autre avec d’autres éléments :\n\n${link}\n`,
    }),
    reopened: ({ instance, title, link }: Words) => ({
      subject: `De nouveau à l’étude : votre demande sur ${instance}`,
      text: `Bonjour,\n\nNous revenons sur la réponse que vous avez reçue : votre demande de tenir la fiche « ${title} » est de nouveau à l’étude. Une personne va la relire, et vous recevrez la décision. Vous n’avez rien à faire.\n\nPour la suivre ou la retirer :\n\n${link}\n`,
    }),
    revoked: ({ instance, title }: Omit<Words, "link">) => ({
      subject: `La fiche « ${title} » sur ${instance}`,
      text: `Bonjour,\n\nVotre rôle de porteur de la fiche « ${title} » est remis en question : il est suspendu le temps d’une nouvelle vérification, et ce que vous aviez écrit n’est plus montré. Vous recevrez la décision.\n`,
    }),
  },
} as const;
