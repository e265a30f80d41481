/** The admission rule: what belongs in the catalogue, for whom, by whose decision. */
export const admission = {
  short: {
    title: "Ce qui a sa place ici",
    lead: "Une réponse nouvelle, là où elle naît, à un besoin mal couvert, portée avec les personnes concernées.",
    points: [
      "Un projet tout jeune, encore fragile ou modeste, est bienvenu : dites simplement où il en est.",
      "Une publicité, l’offre d’un commerce ou de la propagande n’ont pas leur place.",
      "Une personne lit chaque proposition. Une réponse négative est toujours expliquée, et peut être contestée.",
    ],
    more: "Lire la règle d’admission entière",
  },
  page: {
    title: "Règle d’admission",
    description:
      "Ce qui compte ici comme une innovation sociale, pour qui, par la décision de qui, en combien de temps, et comment contester.",
    lead: "Ce catalogue rassemble ce que des gens ont trouvé pour répondre à un besoin que personne, autour d’eux, ne couvrait bien. Voici comment nous reconnaissons ce qui y a sa place. Cette règle vaut pour tous, partenaires compris.",
    what: {
      title: "Cinq questions",
      lead: "Nous ne demandons ni perfection, ni dossier. Nous cherchons cinq choses, et nous lisons avec bienveillance.",
      items: [
        [
          "Un besoin",
          "À quoi cela répond-il ? Un besoin mal ou pas couvert : manger, se loger, se déplacer, se soigner, apprendre, travailler, vieillir chez soi, se parler, prendre soin du vivant…",
        ],
        [
          "Du nouveau, ici",
          "Ce qui est ordinaire ailleurs peut être nouveau dans ce village, pour ces personnes ou de cette façon. Nous ne cherchons pas des inventions, mais des gestes qui changent quelque chose là où ils sont faits.",
        ],
        [
          "Des personnes qui s’en mêlent",
          "Les personnes concernées y prennent part : elles l’ont voulu, le font, le décident ou peuvent le corriger. Un service rendu à des clients, sans eux, n’en est pas un.",
        ],
        [
          "Plus qu’une technique",
          "Un logiciel, une machine ou une application peuvent aider. Seuls, ils ne font pas une innovation sociale : dites ce qu’ils changent entre les gens.",
        ],
        [
          "L’intérêt général",
          "Cela profite à d’autres qu’à ceux qui le portent. On peut en vivre, vendre, embaucher : le gain n’est simplement pas le but.",
        ],
      ],
    },
    young: {
      title: "Trop tôt pour juger ? Bienvenue",
      text: "Un projet qui commence, qui cherche encore, qui a échoué ou qui s’est arrêté a sa place : la fiche le dit, et d’autres y gagnent du temps. Nous préférons une idée racontée honnêtement à un succès embelli.",
    },
    not: {
      title: "Ce qui n’a pas sa place",
      items: [
        "la publicité, les annonces, le référencement payé ;",
        "l’offre d’une seule entreprise pour ses clients, si rien n’y est partagé ;",
        "la propagande d’un parti ou d’une religion (une paroisse qui ouvre une cantine est bienvenue, un prêche ne l’est pas) ;",
        "ce qui exclut ou humilie des personnes pour ce qu’elles sont ;",
        "ce qui met en danger, trompe, ou montre la vie privée de quelqu’un sans son accord ;",
        "ce dont personne ne peut dire qui le porte ni où cela se passe.",
      ],
    },
    who: {
      title: "Qui décide",
      paragraphs: [
        "Tout le monde peut proposer, sans compte et gratuitement : habitants, porteurs de projets, réseaux d’appui, entreprises, élus. Les corrections sont ouvertes à tous, sur toutes les fiches.",
        "Les curateurs de ce site lisent et décident. Quand une contribution touche les données d’un réseau partenaire, les personnes qui tiennent ses sources peuvent décider aussi. Chaque décision est signée, datée, et peut être annulée.",
      ],
      community: (confirmations: number, contests: number) =>
        `La communauté peut décider avant eux : ${confirmations} confirmations données par des personnes connectées, dont l’une au moins est connue ici depuis plus d’une semaine, sans aucune contestation, valent acceptation. Une seule contestation suffit pour que les curateurs tranchent ; à ${contests} contestations, la contribution n’est plus montrée avant leur décision. Personne ne confirme ce qu’il a lui-même envoyé.`,
      machine: (threshold: number) =>
        `Aucune machine ne refuse à la place d’une personne. Des règles simples, lisibles et locales repèrent ce qui ressemble à de la publicité : à partir de ${threshold} points, un envoi attend à part, avec ses raisons, et quelqu’un le regarde.`,
      toConfirm: "Voir ce qui attend d’être confirmé",
    },
    when: {
      title: "En combien de temps",
      text: (days: number) =>
        `Nous visons une réponse en quelques jours, et vous l’avez en ${days} jours au plus. Votre page de suivi dit à tout moment où cela en est. Rien n’est publié avant la décision, sauf pour confirmation par la communauté, et sans adresse ni numéro de personne.`,
    },
    appeal: {
      title: "Si la réponse est non",
      paragraphs: [
        "Elle est expliquée, avec ce qui la ferait changer. Vous pouvez compléter et envoyer de nouveau.",
        "Vous pouvez aussi contester une fois, depuis votre page de suivi : votre recours passe devant tout le reste, et quelqu’un d’autre que l’auteur du refus le relit, dès que l’équipe compte plus d’une personne. Cette seconde réponse est définitive pour cette contribution.",
      ],
    },
    report: {
      title: "Quelque chose ne va pas dans une fiche ?",
      text: "Corrigez-la, ou signalez-la : les deux se font sans compte. Ce qui montre des données personnelles ou met quelqu’un en cause est regardé en premier.",
      link: "Signaler une page",
    },
    change: "Cette règle peut être discutée et changée par les membres du réseau. Dernière rédaction : novembre 2026.",
    propose: "Proposer une initiative",
  },
};
