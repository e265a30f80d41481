import { plural, typo } from "../../web/index.ts";

/** Texts of the charter’s pages. */
export const charter = {
  title: "La charte du réseau",
  lead: "Ce à quoi s’engagent les organisations qui partagent ici leurs données. Chacune la signe.",
  version: (version: number, date: string) => typo(`Version ${version}, ${date}`),
  old: (version: number) => typo(`La version en vigueur est la version ${version}.`),
  oldLink: "La lire",
  versions: "Ses versions",
  changed: (version: number, date: string, changed: string) => typo(`Version ${version} (${date}) : ${changed}`),
  signatures: "Elles l’ont signée",
  count: (n: number) => plural(n, "organisation"),
  before: "Elles ont signé une version précédente",
  noSignature: "Aucune signature de cette version pour le moment.",
  signedBy: (name: string, role: string) => `${name}, ${role}`,
  sign: "Signer cette version",
  signLead: (names: string) => typo(`Pas encore signée par ${names}.`),
  partner: "Réseau",
  name: "Nom de la personne qui signe",
  role: "Sa fonction",
  public: "Montrer le nom et la fonction avec la charte",
  read: (version: number) => typo(`Nous avons lu la version ${version} et la signons`),
  missing: {
    name: "Dites qui signe.",
    role: "Dites quelle est la fonction de la personne qui signe.",
    partner: "Choisissez le réseau qui signe.",
    read: "La charte se lit avant de se signer : cochez la case.",
  },
  moved: "La charte a changé entre-temps. Relisez-la, puis signez la nouvelle version.",
  signed: "C’est signé. Merci.",
  toSign: {
    title: (version: number) =>
      version === 1
        ? "La charte du réseau est à lire et à signer"
        : typo(`La charte a une nouvelle version (${version}), à lire et à signer`),
    text: (changed: string) => typo(`Ce qui change : ${changed}`),
    link: "Lire et signer",
  },
  suspended: {
    title: "L’adhésion de votre réseau est suspendue",
    text: (reason: string) => typo(`Raison : ${reason}`),
  },
  publish: {
    title: "Publier une version de la charte",
    lead: "Elle entre en vigueur tout de suite. Chaque réseau est invité à la lire et à la signer de nouveau ; les versions précédentes et leurs signatures restent lisibles.",
    changed: "Ce qui change",
    changedHelp: "En une phrase ou deux : c’est ce que les réseaux liront d’abord.",
    text: "Le texte",
    textHelp: typo("En Markdown : « ## » devant un titre, une ligne vide entre deux paragraphes."),
    send: "Publier cette version",
    done: (version: number) => typo(`La version ${version} est publiée.`),
    missing: { changed: "Dites ce qui change.", text: "Écrivez le texte de la charte." },
    same: "Le texte est le même que celui de la version en vigueur.",
    changedMeanwhile: "Une autre version a été publiée entre-temps : relisez-la avant de publier la vôtre.",
  },
} as const;
