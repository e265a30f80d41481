/** French texts of background jobs. */
export const jobFr = {
  workerDied: "Le traitement s'est interrompu brutalement à chaque essai.",
  noHandler: (queue: string) => `Aucun traitement n'est prévu pour « ${queue} ».`,
};
