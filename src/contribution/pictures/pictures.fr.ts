/** What the pictures' part of a form says. */
export const fr = {
  none: "Choisissez un fichier sur votre appareil.",
  tooLarge:
    "Cette image dépasse 10 Mo. Rien d’autre n’est perdu : réduisez-la (la plupart des téléphones savent l’envoyer « en taille moyenne »), puis recommencez.",
  notAPicture: "Ce fichier n’est pas une image que nous savons lire. Envoyez une photo en JPEG, PNG, WebP, AVIF ou GIF.",
  drawing: "Les dessins SVG ne sont pas acceptés : enregistrez-le en PNG, puis envoyez-le.",
  broken: "Cette image est abîmée ou incomplète. Essayez de l’ouvrir et de l’enregistrer à nouveau.",
  tooManyPixels: "Cette image a trop de points : 60 millions au plus. Réduisez-la, puis recommencez.",
  tooMany: (most: number) => `${most} images au plus. Retirez-en une pour en ajouter une autre.`,
  missingAlt: "Dites ce que l’on voit : des personnes ne peuvent pas voir l’image.",
  missingAuthor: "Dites qui a pris la photo, ou fait le dessin.",
  missingLicence: "Choisissez ce que l’on peut en faire.",
  notFound: { detail: "Cette image n’existe pas, ou plus.", hint: "Elle a pu être retirée par la personne qui l’avait donnée." },
};
