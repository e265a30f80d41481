/** Words around the questions. */
export const frame = {
  gone: {
    detail: "Cette adresse n’ouvre plus rien : le brouillon a été effacé, ou sa proposition a déjà été envoyée.",
    hint: "Si vous l’avez envoyée, le courrier que vous avez reçu contient l’adresse de sa page. Sinon, vous pouvez en commencer une autre.",
  },
  incomplete: {
    detail: "Il manque encore une réponse indispensable.",
    hint: "Revenez à l’aperçu : il dit laquelle, et y conduit.",
  },
  noQuestion: {
    detail: "Cette question ne vous est pas posée.",
    hint: "Revenez à la liste des questions par l’adresse reçue, ou commencez une proposition.",
  },
  ownDomain: (domain: string) => `L’adresse de l’auteur est sur ${domain}, comme le site donné.`,
};
