/** An example of search: what one writes, where it leads, what it finds. */
export type SearchExample = { what: string; where?: string; finds: string };

/** Texts of the page Aide. Markdown; spaces before punctuation are made non-breaking when shown. */
export const help = {
  title: "Aide",
  lead: "Chercher, lire, proposer, corriger, entrer en contact : l’essentiel, tâche par tâche. Rien de tout cela ne demande un compte.",

  search: {
    title: "Chercher",
    intro: `Deux cases suffisent : **quoi** et **où**. L’une des deux peut rester vide. Écrivez comme vous parlez : un besoin (« se déplacer sans voiture »), une
réponse (« épicerie solidaire »), un nom (« Envie »).`,
    table: { caption: "Des exemples à essayer", write: "Vous écrivez", finds: "Vous trouvez" },
    examples: [
      {
        what: "ressourcerie",
        finds:
          "les ressourceries, et aussi les recycleries : les mots voisins sont cherchés ensemble, et la page de résultats dit lesquels",
      },
      {
        what: "epiceries sociales",
        finds: "la même chose qu’avec « épicerie sociale » : accents, majuscules et pluriels ne comptent pas",
      },
      { what: "jardin quartier", finds: "les fiches qui contiennent les deux mots, dans n’importe quel ordre" },
      { what: '"café associatif"', finds: "ces mots-là, côte à côte et dans cet ordre" },
      { what: "garage -vélo", finds: "les fiches qui parlent de garage, mais pas de vélo" },
      {
        what: "tiers-lieu",
        where: "Finistère",
        finds: "les tiers-lieux d’un département ; une commune, une intercommunalité ou une région conviennent aussi",
      },
    ] satisfies SearchExample[] as readonly SearchExample[],
    tips: `- **Restreindre.** À côté des résultats, chaque filtre (thème, public, étape, territoire…) dit combien de fiches il garde. Deux choix dans un même filtre s’ajoutent ; deux filtres se croisent.
- **Autour d’un lieu.** Avec une commune, choisissez une distance : les fiches voisines viennent aussi, et le tri « le plus proche » les range.
- **Voir autre chose que les innovations.** La recherche montre d’abord les innovations. Les acteurs, lieux, ressources, dispositifs, événements, guides et articles sont à un clic, avec leur nombre.
- **Trop, ou rien ?** Au-dessus des résultats, la page écrit comment elle vous a compris. Chaque partie se retire d’un clic.
- **Préciser.** L’un ou l’autre mot, une expression exacte, une date, un champ : [toutes les manières de chercher](/recherche/aide), avec des exemples.
- **Garder, partager, emporter.** L’adresse de la page contient toute la recherche : copiez-la. Les résultats se téléchargent en tableur, en carte ou en flux.`,
  },

  map: {
    title: "Lire la carte",
    body: `La carte découpe le pays en **cellules de même surface**. Plus une cellule est dorée, plus il s’y passe de choses que nous connaissons ; chacune mène à la liste de ses fiches.

Une cellule vide veut dire « **rien de recensé** », jamais « rien ne s’y passe » : souvent, personne ne nous l’a encore raconté. Les fiches dont l’adresse
n’est connue qu’à peu près sont placées au centre de leur commune ou de leur département, et c’est écrit. Celles qui n’ont pas d’adresse, ou qui sont à l’étranger, sont comptées à côté.

Sous la carte, un tableau dit la même chose, ligne par ligne.`,
  },

  entry: {
    title: "Lire une fiche",
    body: `Une fiche raconte **une seule chose** : le besoin, la réponse, ce qui est nouveau, comment ça marche, où, depuis quand, qui la porte. Elle est composée de ce que disent un ou plusieurs
réseaux ; personne ne la modifie directement.

- **Étape** : une idée, un essai, une pratique installée, une pratique qui essaime. « Trop tôt pour en juger » est une réponse acceptable.
- **Qui le reconnaît** : repéré, accompagné, financé, labellisé, lauréat. C’est l’avis des réseaux dont c’est le métier, avec leur nom.
- **Confirmée le** : la dernière fois qu’un partenaire a redit que c’était vrai. Une vieille date invite à vérifier avant de se déplacer.`,
  },

  provenance: {
    title: "Savoir qui le dit",
    intro: `À côté de chaque information, une petite cellule. Le chiffre est le nombre de réseaux qui disent la même chose. Ouvrez-la : elle nomme ces réseaux, leur licence, et
depuis quand ils le disent.`,
    example: "En voici deux, à essayer :",
    networks: ["Réseau A", "Réseau B"],
    fields: { where: { name: "Où", value: "Morlaix (Finistère)" }, since: "Depuis" },
    disputed: `Une cellule dorée marquée **≠** signale un désaccord : un autre réseau dit autre chose. Les deux réponses sont là ; la fiche montre celle de la source la plus proche du terrain ou la plus récente,
et n’efface jamais l’autre.`,
  },

  correct: {
    title: "Corriger une erreur",
    body: (
      referent: string,
    ) => `Sur la fiche, à côté de l’information, suivez **Corriger**. Écrivez ce qui est juste, dites d’où vous le savez, laissez votre adresse : sans compte ni mot de passe.

1. Confirmez d’une pression depuis le courriel reçu.
2. Une personne relit, et le réseau qui tient la fiche est prévenu. Vous recevez la réponse, avec ses raisons.
3. Une correction acceptée paraît aussitôt. L’ancienne réponse reste dans l’histoire, au pied de la fiche.

Un texte injurieux, une fiche qui n’a pas sa place ? Suivez **Signaler**, au même endroit. Un danger ou une urgence : écrivez tout de suite ${referent}.`,
  },

  own: {
    title: "C’est votre projet",
    body: `La fiche parle de ce que vous portez ? Suivez **C’est mon projet**. Avec une adresse du site du projet, c’est presque immédiat ; sinon, dites en deux mots votre lien avec lui, et une personne vérifie. Ensuite, ce que vous écrivez fait foi.`,
  },

  contact: {
    title: "Entrer en contact",
    body: `Sur une fiche, **Entrer en contact** : dites qui vous êtes et ce que vous cherchez. Une personne ou le réseau transmet ; l’autre accepte, ou non. **Aucune adresse n’est montrée** avant que chacun ait dit oui, et vous pouvez arrêter à tout moment depuis n’importe quel courriel.`,
  },

  follow: {
    title: "Suivre, commenter, demander",
    body: `- **Suivre** une fiche, un thème, un territoire, une recherche : les nouvelles arrivent par courriel, au rythme de votre choix. Chaque envoi porte un lien pour arrêter d’une pression. Un flux à lire sans adresse existe aussi.
- **Commenter ou poser une question** au pied d’une fiche : votre message paraît quand il a été relu, sous le nom que vous choisissez.`,
  },

  ownData: {
    title: "Voir et effacer vos données",
    body: `La page [Mes données](/vie-privee/mes-donnees) vous envoie un lien privé : tout ce que ce site sait de vous, à télécharger, à effacer d’un coup ou par partie. Sans compte. Le reste est dit dans [Vie privée](/vie-privee).`,
  },

  tell: {
    title: "Proposer une initiative",
    body: (referent: string) =>
      `Vous connaissez une initiative qui n’est pas ici ? [Contribuez](/contribuer) : quelques questions, une par écran, sans compte ni mot de passe. Un nom, une phrase, un lieu et votre adresse suffisent pour commencer ; vous pourrez y revenir par le lien reçu. Ce qui est accueilli, et pourquoi, est écrit dans [la règle d’admission](/regle-d-admission). Besoin d’aide ? Écrivez ${referent}.`,
  },

  share: {
    title: "Partager la base de votre réseau",
    body: `Vous tenez un annuaire, une carte, un tableau de projets ? Il n’est pas nécessaire de le refaire ici : Essaim le lit là où il est, ou tel que vous l’avez.

1. **[Rejoignez le réseau](/reseau/rejoindre)** : dites qui vous êtes et ce que vous tenez, signez la charte. Les membres répondent, et un courriel vous ouvre l’espace partenaire.
2. **Donnez un fichier ou une adresse.** CSV, Excel, JSON ou GeoJSON, dans l’état où ils sont : l’encodage, le séparateur et la ligne d’en-tête sont reconnus. Vous partez de rien ? Un modèle de tableur, expliqué colonne par colonne, vous attend.
3. **Vérifiez la correspondance** entre vos colonnes et les nôtres : Essaim en propose une, et vous montre vingt fiches telles qu’elles seraient.
4. **Traduisez vos mots.** Ceux qui n’ont pas d’équivalent connu sont listés ; une correspondance choisie une fois vaut pour toujours.
5. **Lancez la première mise à jour.** Le compte rendu dit, ligne par ligne, ce qui n’a pas pu être lu, et pourquoi. Le reste est en ligne.
6. **Continuez comme avant.** Une nouvelle mise à jour, lancée par vous ou à la cadence choisie, ne reprend que ce qui a changé. Une fiche qui disparaît de votre fichier n’est pas effacée à l’aveugle : elle reste, avec la mention que sa source ne la donne plus.

Vos données restent les vôtres : votre nom, votre licence et un lien vers votre page accompagnent chaque information. Ce que vous marquez comme réservé n’est pas publié.`,
  },

  keyboard: {
    title: "Au clavier, et sans script",
    intro: `Tout se fait au clavier, et tout fonctionne sans JavaScript ; avec lui, les filtres s’appliquent aussitôt et la carte s’agrandit.`,
    table: { caption: "Les touches", key: "Touche", does: "Ce qu’elle fait" },
    keys: [
      { key: "Tab", does: "passe d’un lien ou d’une case à l’autre ; la toute première mène au contenu" },
      { key: "Entrée", does: "suit le lien, lance la recherche" },
      { key: "Espace", does: "coche une case, ouvre la marque « qui le dit »" },
      { key: "↓ ↑", does: "parcourt les lieux proposés pendant que vous écrivez ; Échap les referme" },
      { key: "+ − 0", does: "sur la carte : agrandir, réduire, tout voir ; les flèches déplacent" },
    ],
  },

  reuse: {
    title: "Reprendre les données",
    body: `Toutes les fiches publiées sont des données ouvertes : téléchargez-les, ou interrogez-les par l’API, depuis la page [Données et API](/donnees). Citez les réseaux dont elles viennent et respectez leurs licences, écrites sur chaque fiche.`,
  },
} as const;
