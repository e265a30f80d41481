import { formatNumber, plural } from "../web/index.ts";
import { type Message, type MessageKind, MOST_NAME, MOST_TEXT, type Standing, type VersionState } from "./message.ts";

const quoted = (title: string) => `« ${title} »`;
const kinds = {
  question: "Question",
  testimony: "Témoignage",
  remark: "Remarque",
  answer: "Réponse",
} satisfies Record<MessageKind, string>;

const standing = (it: Standing): string => (it.role === "holder" ? "Le porteur de la fiche" : it.name);
const anonymous = "Anonyme";

/** French texts of discussions. */
export const fr = {
  kinds,
  standing,
  anonymous,
  goneFiche: "une fiche retirée",
  authorOf: (message: Pick<Message, "name" | "standing">): string => {
    const name = message.name ?? anonymous;
    return message.standing ? `${name} (${standing(message.standing)})` : name;
  },
  badges: { holder: "Porteur", partner: (name: string) => `Réseau ${name}` },
  caseTitle: (kind: MessageKind, title: string) => `${kinds[kind]} sur ${quoted(title)}`,
  signals: { trusted: "L’auteur est connu pour de bons messages, ou porte la fiche" },
  problems: {
    noFiche: {
      detail: "Cette fiche n’existe pas, ou plus.",
      hint: "Cherchez-la par son nom : elle a peut-être changé d’adresse.",
    },
    noParent: {
      detail: "Le message auquel vous répondez a été retiré entre-temps.",
      hint: "Rechargez la discussion, et écrivez votre message à part si vous le souhaitez.",
    },
    gone: {
      detail: "Ce message n’existe plus : il n’a pas été confirmé à temps, ou il a été effacé.",
      hint: "Vous pouvez en écrire un autre depuis la page de la fiche.",
    },
    changed: {
      detail: "Ce message a été modifié entre-temps, dans une autre fenêtre.",
      hint: "Rechargez la page pour voir la dernière version, puis reprenez votre modification.",
    },
  },
  part: {
    title: "Questions et témoignages",
    count: (n: number) => plural(n, "message"),
    none: "Personne n’a encore écrit ici. Une question, un témoignage, une réserve : tout est bienvenu.",
    all: (n: number) => (n > 3 ? `Lire les ${n} messages` : "Lire la discussion"),
    write: "Écrire un message",
  },
  page: {
    title: (title: string) => `Discussion sur ${quoted(title)}`,
    back: "Revenir à la fiche",
    fiche: "Fiche",
    count: (n: number) => plural(n, "message"),
    none: "Aucun message pour le moment",
    noneText: "Posez la première question, ou racontez ce que vous en savez.",
    answers: (n: number) => plural(n, "réponse"),
    reply: "Répondre",
    report: "Signaler",
    edited: "modifié",
    withdrawn: "Message retiré par son auteur.",
    hidden: "Message retiré.",
    follow: "Suivre cette fiche et sa discussion",
    label: "Messages",
    to: (author: string) => `à ${author}`,
  },
  form: {
    title: "Écrire un message",
    replyTitle: "Répondre",
    replyTo: "Vous répondez à ce message :",
    cancelReply: "Écrire plutôt un message à part",
    kind: "Que voulez-vous faire ?",
    kindHelp: {
      question: "Le porteur et ceux qui suivent la fiche sont prévenus.",
      testimony: "Vous y êtes allé, vous y avez participé, vous l’avez repris ailleurs.",
      remark: "Un complément, une réserve, un désaccord.",
    },
    kindChoice: { question: "Poser une question", testimony: "Témoigner", remark: "Faire une remarque" },
    text: "Votre message",
    textHelp: `Du texte simple, ${formatNumber(MOST_TEXT)} caractères au plus. Les adresses en https deviennent des liens.`,
    name: "Nom affiché",
    nameHelp: `Facultatif. Sans nom, votre message est signé « ${anonymous} ».`,
    email: "Votre adresse électronique",
    emailHelp: "Elle n’est jamais affichée. Elle sert à confirmer votre message et à vous prévenir des réponses.",
    send: "Envoyer",
    correct: "Une information de la fiche est fausse ?",
    correctLink: "Corrigez-la plutôt",
  },
  errors: {
    kind: "Choisissez une question, un témoignage ou une remarque.",
    empty: "Écrivez votre message.",
    long: (length: number) =>
      `Votre message fait ${formatNumber(length)} caractères : ramenez-le à ${formatNumber(MOST_TEXT)}, ou envoyez-le en deux fois.`,
    name: `Ce nom est trop long : ${MOST_NAME} caractères au plus.`,
    email: "Cette adresse n’est pas complète. Une adresse s’écrit comme camille@exemple.fr.",
  },
  rule: {
    title: "La règle de la conversation",
    short: [
      "Le désaccord est bienvenu : dites ce que vous savez, de votre expérience, et pourquoi.",
      "On parle du projet, jamais contre une personne ; pas de publicité, pas de données privées. Chaque message est relu.",
    ],
    more: "La règle entière",
    lead: "Ces pages servent à mieux connaître une initiative : ce qui marche, ce qui ne marche pas, ce qu’il faut savoir pour s’en inspirer.",
    sections: [
      {
        title: "Ce qui est bienvenu",
        points: [
          "Les questions, même simples : quelqu’un d’autre se les pose.",
          "Les témoignages, bons ou mauvais : un échec raconté évite d’en refaire un.",
          "Le désaccord, argumenté : une réserve n’est jamais refusée parce qu’elle dérange.",
        ],
      },
      {
        title: "Ce qui est refusé",
        points: [
          "La publicité, les messages sans rapport avec la fiche.",
          "Les attaques contre une personne, les propos que la loi interdit.",
          "Les données privées : téléphone, adresse, santé ou situation de quelqu’un.",
        ],
      },
      {
        title: "Qui décide, et comment",
        points: [
          "Chaque message est relu par les curateurs de ce site. Ni le porteur de la fiche ni le réseau qui l’a apportée ne peuvent faire retirer une critique.",
          "Un refus est expliqué à son auteur, qui peut modifier son message et le proposer de nouveau.",
          "Les personnes dont un message a déjà été accepté paraissent tout de suite ; elles sont relues ensuite.",
          "Chacun peut signaler un message, et modifier ou retirer le sien quand il veut, par le lien reçu par courriel.",
        ],
      },
    ],
  },
  sent: {
    title: "Encore un geste",
    lead: "Nous venons de vous écrire. Ouvrez le lien du courrier et appuyez sur le bouton : votre message sera alors transmis.",
    keep: "Il est gardé sept jours en attendant. Le même lien permettra de le modifier ou de le retirer.",
    nothing: "Rien reçu après quelques minutes ? Regardez dans les courriers indésirables.",
    local:
      "Sur cette installation, les courriers sont écrits dans le dossier de données (sous-dossier mail) : l’administrateur peut y lire le lien.",
    back: "Revenir à la discussion",
  },
  done: {
    published: "Votre message est publié. Merci !",
    waiting: "Merci ! Votre message sera relu avant de paraître ; vous serez prévenu.",
    rewritten: "Votre modification sera relue avant de paraître.",
    rewrittenShown: "Votre message est modifié.",
    withdrawn: "Votre message est retiré. Vous pouvez le remettre quand vous voulez.",
    restored: "Votre message est remis.",
  },
  own: {
    title: "Votre message",
    about: "À propos de",
    confirmLead: "Relisez votre message, puis confirmez : il sera transmis pour relecture.",
    confirm: "Confirmer et envoyer",
    states: {
      draft: "Pas encore confirmé",
      waiting: "En attente de relecture",
      accepted: "Publié",
      refused: "Refusé",
      replaced: "Remplacé",
    } satisfies Record<VersionState, string>,
    withdrawn: "Retiré par vous",
    stillShown: "La version précédente reste affichée en attendant.",
    edit: "Modifier",
    editHelp: "Ce que tout le monde lit ne change pas avant la relecture.",
    save: "Enregistrer",
    withdraw: "Retirer mon message",
    withdrawHelp: "Il disparaît tout de suite. Vous pourrez revenir sur ce geste.",
    restore: "Remettre mon message",
    see: "Le voir dans la discussion",
    mine: "Mes messages",
    none: "Vous n’avez encore rien écrit.",
    noneHelp: "Ouvrez une fiche : on y pose une question ou y témoigne en bas de page.",
  },
  desk: { before: "Ce que tout le monde lit aujourd’hui", parent: "En réponse à", kind: "Nature", text: "Message" },
  mails: {
    confirm: (instance: string, title: string, link: string) => ({
      subject: `Confirmez votre message sur ${quoted(title)}`,
      text: `Bonjour,\n\nVous avez écrit un message à propos de ${quoted(title)} sur ${instance}. Pour le transmettre, ouvrez ce lien et appuyez sur le bouton :\n\n${link}\n\nGardez ce lien : il permet de modifier ou de retirer votre message. Sans confirmation, le message est effacé après sept jours.\nSi vous n’avez rien écrit, ignorez ce courrier.\n`,
    }),
    accepted: (instance: string, title: string, link: string) => ({
      subject: `Votre message sur ${quoted(title)} est publié`,
      text: `Bonjour,\n\nVotre message à propos de ${quoted(title)} est publié sur ${instance}. Merci ! Vous serez prévenu des réponses.\n\nPour le modifier ou le retirer :\n\n${link}\n`,
    }),
    reopened: (instance: string, title: string, link: string) => ({
      subject: `Votre message sur ${quoted(title)} est relu`,
      text: `Bonjour,\n\nNous revenons sur ce qui avait été décidé de votre message à propos de ${quoted(title)} sur ${instance} : il est de nouveau à l’étude, et une personne va le relire. Vous recevrez un courrier dès que c’est fait.\n\nPour le modifier ou le retirer :\n\n${link}\n`,
    }),
    refused: (instance: string, title: string, link: string, message?: string) => ({
      subject: `Votre message sur ${quoted(title)}`,
      text: `Bonjour,\n\nMerci d’avoir écrit à propos de ${quoted(title)} sur ${instance}. Votre message n’a pas été publié.\n${message ? `\nPourquoi :\n${message}\n` : ""}\nVous pouvez le modifier et le proposer de nouveau :\n\n${link}\n\nLa règle de la conversation dit ce qui est accepté ; le désaccord l’est toujours.\n`,
    }),
  },
  processing: {
    purpose: "Publier les questions, témoignages et remarques que des personnes écrivent sous les fiches",
    people: "Les personnes qui écrivent un message",
    data: "Le message et ses versions, le nom que la personne choisit d’afficher, son adresse électronique",
    basis: "Le consentement, donné en confirmant par courriel",
    keptFor:
      "Les messages publiés : tant que la fiche existe, l’adresse de leur auteur trois ans. Non confirmés : sept jours. Retirés ou refusés : un an",
    recipients: "Le message et le nom affiché : tout le monde. L’adresse : les curateurs qui relisent",
    label: (kind: MessageKind, title: string) => `${kinds[kind]} sur ${quoted(title)}`,
    fields: {
      text: "message",
      name: "nom affiché",
      email: "adresse",
      state: "état",
      confirmed: "confirmé le",
      published: "publié le",
      withdrawn: "retiré le",
      versions: "versions précédentes",
    },
  },
};
