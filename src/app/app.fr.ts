import { plural } from "../web/index.ts";

/** French texts of starting, stopping and configuring. */
const nb = new Intl.NumberFormat("fr-FR");

export const texts = {
  tagline: "Le carrefour des innovations sociales",
  badVariable: (name: string, value: string, expected: string) => ({
    detail: `La variable ${name} vaut « ${value} », ce qui ne convient pas : ${expected}.`,
    hint: `Corrigez ${name}, ou retirez-la pour la valeur par défaut, puis relancez.`,
  }),
  expectPort: "il faut un nombre entre 0 et 65535, par exemple PORT=3000",
  expectUrl: "il faut une adresse complète, par exemple https://essaim.exemple.fr",
  expectDatabaseUrl: "il faut une adresse PostgreSQL, par exemple postgres://utilisateur:motdepasse@localhost/essaim",
  expectSmtp: "il faut une adresse de serveur d’envoi, par exemple smtp://utilisateur:motdepasse@mail.exemple.fr:587",
  portTaken: (port: number) => ({
    detail: `Le port ${port} est déjà occupé par un autre programme.`,
    hint: `Arrêtez-le, ou choisissez-en un autre : PORT=${port + 1} npm start`,
  }),
  starting: (name: string) => `${name} démarre…`,
  database: (what: string) => `  base de données : ${what}`,
  migrated: (count: number) => `  base mise à niveau (${count} étapes)`,
  demoStart: "  premier démarrage : mise à jour du réseau de démonstration",
  demoSource: (title: string, records: number) => `  ✓ ${title} : ${nb.format(records)} fiches lues`,
  demoFailed: (title: string, why: string) => `  ✗ ${title} : ${why}`,
  indexReady: (entries: number) => `  recherche prête : ${nb.format(entries)} fiches`,
  summary: (sources: number, records: number, entries: number, seconds: string, url: string) =>
    `${plural(sources, "source")}, ${plural(records, "version de partenaire", "versions de partenaires")}, ${plural(entries, "fiche")}, en ${seconds} s.\nEssaim est ouvert : ${url}   (Ctrl+C pour arrêter)`,
  stopping: "Arrêt d’Essaim…",
  addressChanged: (before: string, after: string) =>
    `  l’adresse publique change : ${before} devient ${after} (noté au journal ; les anciens liens sont à rediriger vers la nouvelle adresse)`,
};
