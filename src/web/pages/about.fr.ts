/** Texts of the page À propos. Markdown. */
export const about = {
  title: "À propos",
  lead: (name: string, territory: string | undefined) =>
    `${name} est un catalogue coopératif et un moteur de recherche de l’innovation sociale${territory ? `, pour ${territory}` : ""} : ce que des réseaux savent chacun de leur côté, réuni en un seul lieu.`,
  what: {
    title: "De quoi il s’agit",
    body: `Une **innovation sociale** est une réponse nouvelle à un besoin social ou écologique mal satisfait, trouvée avec ceux qu’elle concerne. Mieux qu’une définition, des exemples : une entreprise où l’on
apprend un métier en réparant des lave-linge ; un café tenu par ses clients ; une coopérative qui relie les entreprises et les chômeurs d’une même vallée ; une crèche à l’heure des équipes de nuit.

Ces réponses existent par milliers, au cœur des métropoles comme au plus profond des campagnes. Elles ont deux défauts : **elles sont dispersées, et elles se voient mal**. Celui qui cherche recommence souvent de zéro ce qu’un autre a
réussi à trente kilomètres.

Ce site les rassemble, les décrit, les situe, dit qui les porte, et ce qui est connu de la façon dont elles se transmettent.`,
  },
  who: {
    title: "Pour qui",
    body: `- **Vous portez un projet** : trouvez qui a déjà essayé, ce qui a marché, à qui parler.
- **Vous accompagnez, vous financez** : voyez ce qui existe près de chez vous, et ce qui manque.
- **Vous êtes élu, agent, salarié d’une entreprise attentive à son territoire** : regardez ce que d’autres territoires semblables au vôtre ont fait.
- **Vous tenez un annuaire** : il trouve ici des lecteurs, et garde votre nom.`,
  },
  rules: {
    title: "Nos règles",
    body: `1. **Chaque information dit d’où elle vient**, depuis quand, et sous quelle licence.
2. **Les réseaux restent maîtres de leurs données.** Rien n’est recopié en cachette, rien n’est revendu.
3. **Rien de ce qui était connu ne se perd.** Une correction s’ajoute ; une fusion se défait.
4. **Un désaccord se montre.** Quand deux réseaux ne disent pas la même chose, vous le voyez.
5. **L’absence n’est pas un jugement.** Un territoire vide est un territoire qu’on ne nous a pas raconté.
6. **Lire ne coûte rien** : ni compte, ni traceur, ni publicité.`,
  },
  origin: {
    title: "D’où cela vient",
    body: `Le nom *Essaim* dit l’idée : une colonie qui va bien ne grossit pas sans fin, elle **essaime**. Une bonne pratique aussi : elle se transmet de proche en proche, à une équipe libre de l’adapter.

Ce logiciel reprend l’ambition du Carrefour des innovations sociales, lancé par plusieurs dizaines d’organismes associatifs et publics : recenser ensemble, et de manière experte, les innovations sociales ; faciliter les mises en relation ; aider les bonnes pratiques à essaimer.`,
  },
  contact: {
    title: "Qui s’en occupe",
    body: (referent: string) =>
      `Cette installation est tenue par ${referent}. La page [Réseau](/reseau) nomme les partenaires, ce que chacun apporte et quand il l’a mis à jour pour la dernière fois.`,
    unknown: "une équipe qui n’a pas encore publié son nom",
  },
  code: {
    title: "Le logiciel",
    body: (
      address: string | undefined,
    ) => `Essaim est un logiciel libre, sous licence [AGPL 3 ou ultérieure](https://www.gnu.org/licenses/agpl-3.0.html) : chacun peut l’installer, l’étudier, l’améliorer, à condition de rendre à tous ce qu’il change.
${address ? `\nSon code est publié à l’adresse <${address}>.\n` : "\nDemandez son code au référent de ce site : la licence vous y donne droit.\n"}
Les listes de mots (thèmes, publics, étapes…) et les textes du site sont sous [Licence Ouverte 2.0](https://www.etalab.gouv.fr/licence-ouverte-open-licence/). Les titres sont composés en Bricolage Grotesque, de Mathieu Triay (licence OFL).`,
  },
} as const;
