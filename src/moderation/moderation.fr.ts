/** French texts of moderation. */
export const moderation = {
  honeypot: "Laissez ce champ vide",
};
