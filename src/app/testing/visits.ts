import { type Entry, entryPath } from "../../catalogue/index.ts";

/** One address to ask for, and how it must answer: 200 within 100 kB when nothing is said. */
export type Visit = { url: string; status?: number; limitKb?: number; to?: string };

const open = (...urls: string[]): Visit[] => urls.map((url) => ({ url }));
const signedIn = (url: string): Visit[] => [{ url, status: 302, to: `/connexion?next=${encodeURIComponent(url)}` }];

/**
 * What a visitor meets where nothing else is said: a private link that opens nothing, and a desk that asks who they are.
 * Undefined for a page that is open: what to see there must be said.
 */
function closed(path: string): Visit[] | undefined {
  const url = path.replace(/:\w+/g, "inconnu");
  if (path.includes(":secret")) return [{ url, status: 404 }];
  return /^\/(bureau|espace\/:)/.test(path) ? signedIn(url) : undefined;
}

/** What to visit of each route that answers GET: open pages as listed here, closed ones as they close. */
export function visitsOf(paths: readonly string[], entry: Entry, run: string): Map<string, Visit[] | undefined> {
  const open = openVisits(entry, run);
  const listed = new Map<string, Visit[] | undefined>(Object.entries(open));
  for (const path of paths) if (!listed.has(path)) listed.set(path, closed(path));
  return listed;
}

function openVisits(entry: Entry, run: string): Record<string, Visit[]> {
  const fiche = entryPath(entry);
  return {
    "/": open("/"),
    "/assets/:hash/:name": [{ url: "/assets/000000000000/essaim.js", status: 404 }],
    "/api/openapi.json": open("/api/openapi.json"),
    "/api/v1/fiches/:id": open(`/api/v1/fiches/${entry.id}`),
    "/api/v1/changements": open("/api/v1/changements"),
    "/api/v1/reseau": open("/api/v1/reseau"),
    "/api/v1/recherche": open("/api/v1/recherche"),
    "/api/v1/vocabulaire": open("/api/v1/vocabulaire"),
    "/api/v1/vocabulaire/:liste": open("/api/v1/vocabulaire/themes"),
    "/api/v1/vocabulaire/:liste/propositions": open("/api/v1/vocabulaire/themes/propositions?mot=velo"),
    "/api/v1/suggest": open("/api/v1/suggest?q=mor"),
    "/aide": open("/aide", "/aide/"),
    "/a-propos": open("/a-propos"),
    "/accessibilite": open("/accessibilite"),
    "/vie-privee": open("/vie-privee"),
    "/connexion": open("/connexion", "/connexion?next=/espace"),
    "/connexion/:token": [{ url: "/connexion/nimporte-quoi", status: 400 }],
    "/connexion/code": [{ url: "/connexion/code", status: 400 }],
    "/connexion/fournisseur": [{ url: "/connexion/fournisseur", status: 404 }],
    "/connexion/fournisseur/retour": [{ url: "/connexion/fournisseur/retour?code=x&state=y", status: 404 }],
    "/compte": signedIn("/compte"),
    "/compte/adresse": signedIn("/compte/adresse"),
    "/compte/mot-de-passe": signedIn("/compte/mot-de-passe"),
    "/compte/profil": signedIn("/compte/profil"),
    "/compte/second-facteur": signedIn("/compte/second-facteur"),
    "/personnes/:id": [{ url: "/personnes/inconnue", status: 404 }],
    "/compte/donnees.json": signedIn("/compte/donnees.json"),
    "/carte": [
      { url: "/carte", limitKb: 200 },
      { url: "/carte?q=jardin&ou=dep-29", limitKb: 200 },
    ],
    "/donnees": open("/donnees"),
    "/feed": open("/feed"),
    "/feed/context.jsonld": open("/feed/context.jsonld"),
    "/feed/:page": [{ url: "/feed/1", limitKb: 2_000 }],
    "/oai": open("/oai?verb=Identify"),
    "/api/elements.json": [{ url: "/api/elements.json", limitKb: 20_000 }],
    "/murmurations/:id.json": open(`/murmurations/${entry.id}.json`),
    "/donnees/murmurations.json": [{ url: "/donnees/murmurations.json", limitKb: 2_000 }],
    "/donnees/data-inclusion.json": [{ url: "/donnees/data-inclusion.json", limitKb: 20_000 }],
    "/donnees/catalogue.jsonld": open("/donnees/catalogue.jsonld"),
    "/donnees/fiches.ndjson": open("/donnees/fiches.ndjson"),
    "/fiche/:address": [
      { url: fiche, limitKb: 60 },
      { url: `/fiche/${entry.id}`, status: 301, to: fiche },
      { url: "/fiche/inconnue-000000000000000", status: 404 },
    ],
    "/fiche/:address.jsonld": open(`${fiche}.jsonld`),
    "/favicon.svg": open("/favicon.svg"),
    "/favicon.ico": [{ url: "/favicon.ico", status: 301, to: "/favicon.svg" }],
    "/robots.txt": open("/robots.txt"),
    "/sitemap.xml": open("/sitemap.xml"),
    "/sitemap-:file": open("/sitemap-pages.xml", "/sitemap-1.xml"),
    "/reseau": open("/reseau"),
    "/reseau/:partner": [...open("/reseau/carnet-bretagne"), { url: "/reseau/inconnu", status: 404 }],
    "/reseau/:partner/:source/correspondance.yaml": [
      ...open("/reseau/carnet-bretagne/bretagne/correspondance.yaml"),
      { url: "/reseau/carnet-reemploi/bretagne/correspondance.yaml", status: 404 },
    ],
    "/reseau/:partner/:source/:run": open(`/reseau/carnet-bretagne/bretagne/${run}`),
    "/recherche": [
      ...open(
        "/recherche",
        "/recherche?type=tout",
        "/recherche?q=ressourcerie&ou=Finist%C3%A8re",
        "/recherche?q=jardin&tri=recent&page=2",
        "/recherche?ou=com-29151&rayon=30",
        "/recherche?ou=Saint-Denis",
        "/recherche?q=xylophone+quantique",
        "/recherche?theme=alimentation&public=jeunes&stade=tested",
      ),
      { url: "/recherche?q=jardin&vue=carte", limitKb: 140 },
    ],
    "/recherche/aide": open("/recherche/aide"),
    "/recherche.csv": open("/recherche.csv?q=jardin"),
    "/recherche.geojson": open("/recherche.geojson?q=jardin"),
    "/recherche.json": open("/recherche.json?q=jardin"),
    "/recherche.atom": open("/recherche.atom?q=jardin"),
    "/espace": signedIn("/espace"),
    "/espace/modele.csv": open("/espace/modele.csv"),
    "/espace/modele.xlsx": open("/espace/modele.xlsx"),
    "/vocabulaire": open("/vocabulaire"),
    "/vocabulaire.ttl": open("/vocabulaire.ttl"),
    "/vocabulaire.jsonld": open("/vocabulaire.jsonld"),
    "/vocabulaire.csv": open("/vocabulaire.csv"),
    "/vocabulaire/correspondances": [{ url: "/vocabulaire/correspondances", status: 301, to: "/vocabulaire#correspondances" }],
    "/vocabulaire/correspondances/:list": [{ url: "/vocabulaire/correspondances/inconnue", status: 404 }],
    "/vocabulaire/:scheme": [
      ...open("/vocabulaire/themes", "/vocabulaire/themes.ttl"),
      { url: "/vocabulaire/rien", status: 404 },
    ],
    "/vocabulaire/:scheme/:concept": [
      ...open("/vocabulaire/themes/alimentation", "/vocabulaire/themes/alimentation.jsonld"),
      { url: "/vocabulaire/themes/rien", status: 404 },
    ],
    "/territoire/:code": [
      ...open("/territoire/com-29151", "/territoire/dep-29", "/territoire/reg-53", "/territoire/epci-242900835"),
      { url: "/territoire/com-99999", status: 404 },
    ],
    "/suivre": [
      ...open("/suivre", "/suivre?territoire=dep-29", `/suivre?fiche=${entry.id}`, "/suivre?recherche="),
      ...open(`/suivre?recherche=${encodeURIComponent("q=jardin&ou=com-29151&rayon=30&theme=alimentation")}`),
    ],
    "/mes-suivis": open("/mes-suivis"),
    "/mes-suivis/apercu": signedIn("/mes-suivis/apercu"),
    "/fiche/:address/discussion": open(`${fiche}/discussion`),
    "/regle-de-conversation": open("/regle-de-conversation"),
    "/mes-messages": signedIn("/mes-messages"),
    "/mes-messages/:id": signedIn("/mes-messages/x"),
    "/charte": [...open("/charte", "/charte?version=1"), { url: "/charte?version=99", status: 404 }],
    "/reseau/rejoindre": open("/reseau/rejoindre"),
    "/reseau/candidatures": open("/reseau/candidatures"),
    "/reseau/candidatures/:id": [{ url: "/reseau/candidatures/x", status: 404 }],
    "/vocabulaire/propositions": open("/vocabulaire/propositions"),
    "/vocabulaire/propositions.csv": open("/vocabulaire/propositions.csv"),
    "/vocabulaire/propositions.json": open("/vocabulaire/propositions.json"),
    "/vocabulaire/propositions/nouvelle": open(
      "/vocabulaire/propositions/nouvelle",
      "/vocabulaire/propositions/nouvelle?liste=themes&type=add",
      "/vocabulaire/propositions/nouvelle?liste=odd&type=retire",
    ),
    "/vocabulaire/propositions/:id": [{ url: "/vocabulaire/propositions/x", status: 404 }],
    "/a-confirmer": open("/a-confirmer"),
    "/contribuer": open("/contribuer"),
    "/contribuer/lieux.json": open("/contribuer/lieux.json?q=morl"),
    "/contribuer/organisations.json": open("/contribuer/organisations.json?q=envie"),
    "/fiche/:address/contact": open(`${fiche}/contact`),
    "/fiche/:address/corriger": open(`${fiche}/corriger`),
    "/fiche/:address/corriger/:champ": [...open(`${fiche}/corriger/nom`), { url: `${fiche}/corriger/inconnu`, status: 404 }],
    "/fiche/:address/revendiquer": open(`${fiche}/revendiquer`),
    "/fiche/:address/signaler": open(`${fiche}/signaler`),
    "/fiche/:address/video/:index": [{ url: `${fiche}/video/0`, status: 404 }],
    "/contribuer/:secret": [{ url: "/contribuer/inconnu", status: 302, to: "/contribuer/inconnu/suite" }],
    "/images/:file": [{ url: "/images/inconnue.webp", status: 404 }],
    "/les-plus-consultes": open("/les-plus-consultes", "/les-plus-consultes?genre=guide"),
    "/ma-fiche/:key": [{ url: "/ma-fiche/inconnu", status: 404 }],
    "/mes-fiches": signedIn("/mes-fiches"),
    "/mes-fiches/:key": signedIn("/mes-fiches/inconnu"),
    "/mises-en-relation": open("/mises-en-relation"),
    "/regle-d-admission": open("/regle-d-admission"),
    "/reseau/contributions": open("/reseau/contributions"),
    "/reseau/porteurs": open("/reseau/porteurs"),
    "/reseau/curateurs": open("/reseau/curateurs"),
    "/doublons": open("/doublons"),
    "/doublons/:token": [{ url: "/doublons/inconnu", status: 410 }],
    "/doublons/:token/resultat": [{ url: "/doublons/inconnu/resultat", status: 410 }],
    "/doublons/:token/tableau.:format": [{ url: "/doublons/inconnu/tableau.csv", status: 410 }],
    "/signaler": open(`/signaler?objet=${fiche}`),
    "/vie-privee/mes-donnees": open("/vie-privee/mes-donnees"),
    "/vie-privee/registre": open("/vie-privee/registre"),
    "/vie-privee/registre.json": open("/vie-privee/registre.json"),
    "/_composants": [{ url: "/_composants", limitKb: 1_000 }],
  };
}
