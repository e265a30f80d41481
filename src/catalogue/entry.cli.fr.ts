/** French texts of `essaim show` and `essaim export`. */
export const cli = {
  show: {
    summary: "montre une fiche, avec qui dit quoi",
    usage: "<identifiant ou adresse>",
    says: (who: string, since: string) => `    d’après ${who}, depuis le ${since}`,
    rule: (why: string) => `    ${why}`,
    others: (value: string, who: string) => `    ${who} dit plutôt : ${value}`,
  },
  export: {
    summary: "écrit toutes les fiches publiques, une par ligne (NDJSON)",
    usage: "[--out <fichier>]\nSans --out, sur la sortie standard. Les exports CSV et GeoJSON : essaim search --format.",
    out: "fichier à écrire (remplacé d’un coup, jamais à moitié)",
    done: (file: string) => `Écrit : ${file}`,
  },
};
