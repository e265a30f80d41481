import { withDe } from "../engine/text/index.ts";
import { plural, typo } from "../web/index.ts";

type Place = { title: string; partner: string; shown: boolean; url: string };

const shown = (place: { shown: boolean }): string =>
  place.shown ? "elle y est affichée" : "elle n’y est pas affichée, seuls les responsables du site peuvent la lire";

const placeLine = (place: Place): string =>
  `${typo(`- « ${place.title} », d’après ${place.partner} : ${shown(place)}`)}\n  ${place.url}`;

/** French texts of what is told to persons whose address stands in what partners share, and of their objection. */
export const texts = {
  mail: {
    subject: (name: string) => typo(`Votre adresse figure sur ${name}`),
    text: (letter: {
      instance: { name: string; url: string; referent?: { name: string; email?: string | undefined } | undefined };
      link: string;
      places: Place[];
      more: number;
    }) => {
      const { instance, link, places, more } = letter;
      const { name, url, referent } = instance;
      const who = referent
        ? `\n\n${referent.name}, référent ${withDe(name)}${referent.email ? ` (${referent.email})` : ""}`
        : `\n\n${name}`;
      return (
        [
          typo(`Bonjour,`),
          typo(
            `${name} est un catalogue coopératif de l’innovation sociale : des réseaux y partagent leurs fiches d’initiatives. Votre adresse électronique figure dans ce qu’ils nous ont transmis :`,
          ),
          places.map(placeLine).join("\n") +
            (more > 0
              ? `\n${typo(`- et dans ${plural(more, "autre fiche", "autres fiches")}, que la page ci-dessous énumère`)}`
              : ""),
          typo(
            `Elle sert à une seule chose : permettre d’entrer en contact avec les personnes qui portent ces initiatives. Nous ne la cédons à personne, et nous ne vous écrirons plus à ce sujet.`,
          ),
          typo(`Vous n’avez rien à faire si cela vous convient. Sinon, cette page la retire partout, d’une seule pression :`),
          link,
          typo(`Vous pouvez aussi voir, télécharger et effacer tout ce que nous savons de vous :`),
          `${url}/vie-privee/mes-donnees`,
          typo(
            `Nous le faisons au titre de l’intérêt légitime (article 6.1.f du RGPD) ; l’article 14 nous demande de vous le dire. Vous pouvez adresser une plainte à la CNIL :`,
          ),
          "https://www.cnil.fr/fr/plaintes",
        ].join("\n\n") +
        who +
        "\n"
      );
    },
  },
  page: {
    title: "Votre adresse dans le catalogue",
    lead: typo("Des réseaux partenaires nous ont transmis des fiches où figure votre adresse électronique."),
    where: "Où elle figure",
    fiche: "Fiche",
    partner: "D’après",
    shown: "Visible ?",
    yes: "Oui, sur la fiche",
    no: typo("Non : gardée pour les mises en relation"),
    nowhere: typo("Elle ne figure plus dans aucune fiche."),
    what: typo(
      "Si vous vous y opposez, elle est retirée tout de suite de chaque fiche et de leurs versions passées, et elle sera écartée chaque fois qu’un partenaire nous la donnera de nouveau. Les fiches restent.",
    ),
    object: "Retirer mon adresse partout",
    all: typo("Voir tout ce que ce site sait de moi"),
    objected: typo("Votre adresse est retirée."),
    objectedWhat: typo(
      "Elle n’est plus dans aucune fiche ni dans leurs versions passées, et sera écartée des mises à jour. Le fichier d’origine qu’un partenaire a déposé peut la contenir encore, à l’abri des regards, jusqu’à ce qu’il en donne un autre. Dans sa propre base, c’est à lui qu’il faut le demander.",
    ),
    lift: "Revenir sur ma décision",
    liftHelp: typo("Elle pourra alors figurer de nouveau, dès qu’un partenaire modifiera la fiche qui la porte."),
  },
  done: {
    objected: typo("Votre adresse est retirée partout."),
    lifted: typo("Votre opposition est levée."),
  },
} as const;
