import { withDe } from "../../engine/text/index.ts";

type Instance = { name: string };

const signed = ({ name }: Instance, lines: string[]): string =>
  [...lines, "", "À bientôt,", `l’équipe ${withDe(name)}`].join("\n");

/** Letters about a proposal. Each says what happened, then what can be done. */
export const mails = {
  resume: (instance: Instance, title: string | undefined, link: string) => ({
    subject: `Reprendre votre proposition${title ? ` : ${title}` : ""}`,
    text: signed(instance, [
      "Bonjour,",
      "",
      `Vous avez commencé à proposer une fiche sur ${instance.name}. Tout ce que vous avez écrit est gardé sept jours après votre dernière visite.`,
      "",
      "Pour reprendre là où vous en étiez :",
      link,
      "",
      "Cette adresse est personnelle : qui la connaît peut modifier votre brouillon.",
      "Si ce n’était pas vous, ne faites rien : le brouillon disparaîtra de lui-même.",
    ]),
  }),
  confirm: (instance: Instance, title: string, link: string) => ({
    subject: `Confirmez votre proposition : ${title}`,
    text: signed(instance, [
      "Bonjour,",
      "",
      `Vous venez de proposer « ${title} » sur ${instance.name}.`,
      "Pour l’envoyer aux personnes qui la liront, ouvrez cette page et appuyez sur le bouton :",
      link,
      "",
      "Le lien sert une fois et vaut sept jours.",
      "Si ce n’était pas vous, ne faites rien : sans confirmation, tout est effacé au bout de sept jours.",
    ]),
  }),
  received: (instance: Instance, title: string, follow: string) => ({
    subject: `Bien reçu : ${title}`,
    text: signed(instance, [
      "Bonjour,",
      "",
      `Merci ! Votre proposition « ${title} » est arrivée. Une personne va la lire, en général dans la semaine.`,
      "Vous recevrez un courrier dès que c’est décidé.",
      "",
      "D’ici là, et ensuite, vous pouvez la suivre, la compléter ou la retirer sur cette page, qui n’est qu’à vous :",
      follow,
    ]),
  }),
  accepted: (
    instance: Instance,
    title: string,
    { entry, follow, message, update }: { entry: string; follow: string; message?: string | undefined; update: boolean },
  ) => ({
    subject: `${update ? "Mise à jour en ligne" : "En ligne"} : ${title}`,
    text: signed(instance, [
      "Bonjour,",
      "",
      update ? `Votre mise à jour de « ${title} » est publiée :` : `Votre proposition « ${title} » est publiée. Voici sa fiche :`,
      entry,
      ...(message ? ["", "Un mot de la personne qui l’a lue :", message] : []),
      "",
      "Vous pouvez la mettre à jour ou la retirer quand vous voulez, sur la page qui n’est qu’à vous :",
      follow,
    ]),
  }),
  refused: (
    instance: Instance,
    title: string,
    { follow, rule, message, update }: { follow: string; rule: string; message?: string | undefined; update: boolean },
  ) => ({
    subject: `À propos de votre proposition : ${title}`,
    text: signed(instance, [
      "Bonjour,",
      "",
      update
        ? `Merci pour votre mise à jour de « ${title} ». Nous ne l’avons pas publiée telle quelle ; la fiche reste comme elle était.`
        : `Merci d’avoir proposé « ${title} ». Nous ne l’avons pas publiée.`,
      ...(message ? ["", "Voici pourquoi :", message] : []),
      "",
      "Rien n’est perdu : vous pouvez la reprendre, la compléter et la proposer de nouveau, ou nous dire que vous n’êtes pas d’accord, ici :",
      follow,
      "",
      "Ce qui a sa place dans le catalogue, et qui en décide :",
      rule,
    ]),
  }),
  reopened: (instance: Instance, title: string, follow: string) => ({
    subject: `Votre proposition est relue : ${title}`,
    text: signed(instance, [
      "Bonjour,",
      "",
      `Nous revenons sur ce qui avait été décidé de « ${title} » : une personne va relire votre proposition. Vous recevrez un courrier dès que c’est fait.`,
      "",
      "Pour la suivre :",
      follow,
    ]),
  }),
  withdrawn: (instance: Instance, title: string, follow: string) => ({
    subject: `Retirée : ${title}`,
    text: signed(instance, [
      "Bonjour,",
      "",
      `« ${title} » est retirée, comme vous l’avez demandé. Dans une heure tout sera effacé pour de bon.`,
      "",
      "Si c’était une erreur, vous pouvez encore tout remettre en place d’ici là :",
      follow,
    ]),
  }),
};
