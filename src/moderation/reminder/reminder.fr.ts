const things = (count: number): string => (count === 1 ? "une chose attend" : `${count} choses attendent`);

/** What those who decide are told once a day, and how they stop it. */
export const reminder = {
  subject: (name: string, count: number) => `${name} : ${things(count)} votre décision`,
  since: (days: number): string => (days < 1 ? "depuis aujourd’hui" : days === 1 ? "depuis hier" : `depuis ${days} jours`),
  text: (count: number, recent: number, since: string) =>
    `Bonjour,\n\nAu bureau, ${things(count)} qu’une personne décide${recent > 0 ? `, dont ${recent} depuis hier` : ""}. La plus ancienne attend ${since}.`,
  go: "Ouvrir le bureau",
  why: (name: string) =>
    `Vous recevez cette lettre, une fois par jour au plus et seulement quand quelque chose attend, parce que vous modérez ${name}.`,
  stop: "Ne plus la recevoir",
  page: {
    title: "La lettre quotidienne du bureau",
    lead: "Elle part une fois par jour au plus, quand une proposition, une correction ou un signalement attend une décision.",
    stop: "Ne plus la recevoir",
    stopped: "Vous ne recevrez plus cette lettre. Ce qui attend reste au bureau.",
    again: "La recevoir de nouveau",
    resumed: "Vous recevrez de nouveau cette lettre.",
  },
} as const;
