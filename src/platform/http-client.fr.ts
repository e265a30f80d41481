import { formatBytes } from "./format-bytes.ts";

const REASONS: Record<string, string> = {
  ECONNREFUSED: "le serveur refuse la connexion",
  ECONNRESET: "le serveur a coupé la connexion",
  EPIPE: "le serveur a coupé la connexion",
  ENOTFOUND: "ce nom n'existe pas",
  EAI_AGAIN: "l'annuaire des noms (DNS) ne répond pas",
  ETIMEDOUT: "le serveur ne répond pas",
  EHOSTUNREACH: "le serveur est injoignable",
  ENETUNREACH: "le réseau est injoignable",
  EPROTO: "la connexion chiffrée a échoué",
  CERT_HAS_EXPIRED: "son certificat a expiré",
  DEPTH_ZERO_SELF_SIGNED_CERT: "son certificat n'est pas reconnu",
  SELF_SIGNED_CERT_IN_CHAIN: "son certificat n'est pas reconnu",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "son certificat n'est pas reconnu",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "son certificat n'est pas reconnu",
  ERR_TLS_CERT_ALTNAME_INVALID: "son certificat est celui d'un autre site",
  HPE_HEADER_OVERFLOW: "ses en-têtes sont démesurés",
};

/** French texts of reading an address. */
export const httpFr = {
  badUrl: (url: string) => `« ${url} » n'est pas une adresse web.`,
  badUrlHint: "Écrivez l'adresse complète, comme https://exemple.fr/donnees.csv.",
  badProtocol: (url: string) => `« ${url} » : seules les adresses http et https peuvent être lues.`,
  credentials: (url: string) => `« ${url} » contient un nom ou un mot de passe.`,
  credentialsHint: "Retirez-les de l'adresse : elles sont publiées avec la source.",
  privateAddress: (url: string, address: string) => `« ${url} » mène à une adresse privée (${address}), qu'Essaim ne lit pas.`,
  privateHint: "Si ce serveur est le vôtre, l'administrateur peut l'autoriser : ESSAIM_ALLOW_HOSTS=nom ou nom:port.",
  unreachable: (url: string, why: string) => `« ${url} » ne peut pas être lu : ${why}.`,
  unreachableHint: "Ouvrez cette adresse dans un navigateur. Si elle s'y affiche, réessayez plus tard ; sinon, corrigez-la.",
  reason: (code: string, message: string) => REASONS[code] ?? (code || message),
  timeout: (url: string, seconds: number) => `« ${url} » n'a pas fini de répondre en ${seconds} secondes.`,
  idle: (url: string, seconds: number) => `« ${url} » n'a rien envoyé depuis ${seconds} secondes.`,
  tooLarge: (url: string, max: number) => `« ${url} » dépasse ${formatBytes(max)}.`,
  tooLargeHint: "Demandez au partenaire un fichier plus petit, ou découpé en plusieurs.",
  tooManyRedirects: (url: string, max: number) => `« ${url} » renvoie d'adresse en adresse plus de ${max} fois.`,
  badRedirect: (url: string, location: string) => `« ${url} » renvoie vers « ${location} », qui n'est pas une adresse web.`,
  cut: (url: string) => `« ${url} » s'est interrompu avant la fin : le fichier reçu n'est pas entier.`,
  cutHint: "Rien n'a été modifié. Réessayez plus tard.",
  badEncoding: (url: string, encoding: string) => `« ${url} » est compressé d'une façon inconnue (${encoding}).`,
};
