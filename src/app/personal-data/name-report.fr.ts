import { withDe } from "../../engine/text/index.ts";

/** French texts of requests of persons who are named in a fiche. */
export const texts = {
  processing: {
    purpose: "Retirer le nom d’une personne d’une fiche",
    people: "Les personnes nommées dans une fiche qui ont demandé à ne plus l’être.",
    data: "L’adresse de la personne, la fiche, le nom tel qu’il y est écrit, ce qui est souhaité.",
    basis: "Obligation légale : répondre à une opposition (article 21 du RGPD).",
    keptFor: "Un an après la décision.",
    recipients: "Les curateurs du site.",
  },
  title: (entry: string) => `Un nom à retirer de « ${entry} »`,
  asked: "Une personne, dont l’adresse a été vérifiée, demande que son nom ne figure plus sur cette fiche.",
  name: "Nom à retirer",
  words: "Ce qu’elle souhaite",
  effect:
    "Accepter retire ce nom des personnes à contacter de la fiche, versions passées comprises, et l’écarte des mises à jour. S’il figure aussi dans un texte, corrigez le texte ou demandez-le au partenaire.",
  who: "La personne nommée",
  held: "Votre demande à propos de votre nom",
  page: "Fiche",
  mail: {
    accepted: (name: string) => ({
      subject: `Votre nom est retiré d’une fiche ${withDe(name)}`,
      text: (message: string) =>
        `Bonjour,\n\nVotre demande est suivie : votre nom ne figure plus parmi les personnes à contacter de la fiche que vous aviez indiquée, et il sera écarté des prochaines mises à jour.\n${message}\nSi vous le voyez encore quelque part, répondez à ce courrier ou recommencez depuis la page « Mes données ».\n`,
    }),
    refused: (name: string) => ({
      subject: `Votre demande à propos d’une fiche ${withDe(name)}`,
      text: (message: string) =>
        `Bonjour,\n\nNous avons lu votre demande de retrait d’un nom, et nous ne l’avons pas suivie cette fois.\n${message}\nVous pouvez nous écrire de nouveau depuis la page « Mes données », ou adresser une plainte à la CNIL : https://www.cnil.fr/fr/plaintes\n`,
    }),
  },
} as const;
