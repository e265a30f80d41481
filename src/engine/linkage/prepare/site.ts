/** Hosts that lend addresses to many: there, what comes after the host tells whose page it is. */
const SHARED_BY_PATH = new Set(
  (
    "facebook.com m.facebook.com fr-fr.facebook.com fb.com instagram.com twitter.com x.com linkedin.com fr.linkedin.com youtube.com youtu.be helloasso.com tiktok.com " +
    "sites.google.com docs.google.com forms.gle goo.gl maps.google.com google.com google.fr linktr.ee lilo.org meetup.com eventbrite.fr eventbrite.com " +
    "gofundme.com ulule.com kisskissbankbank.com leetchi.com billetweb.fr vimeo.com flickr.com pagesjaunes.fr pagesperso-orange.fr perso.orange.fr " +
    "chez.com wikipedia.org fr.wikipedia.org framasite.org framaforms.org discord.gg t.me mastodon.social medium.com github.com gitlab.com gralon.net " +
    "net1901.org service-public.fr gouv.fr journal-officiel.gouv.fr societe.com mappy.com tripadvisor.fr leboncoin.fr wiki.coworking.com"
  ).split(" "),
);
/** Hosts under which each has a name of its own. */
const SHARED_BY_NAME = new Set(
  (
    "wordpress.com blogspot.com blogspot.fr over-blog.com over-blog.fr overblog.com canalblog.com wixsite.com wix.com jimdo.com jimdofree.com jimdosite.com weebly.com " +
    "free.fr tumblr.com e-monsite.com unblog.fr webnode.fr webnode.com site123.me squarespace.com godaddysites.com github.io gitlab.io netlify.app vercel.app " +
    "herokuapp.com mystrikingly.com strikingly.com business.site notion.site frama.site framasite.org yolasite.com asso-web.com assoconnect.com s2.yapla.com yapla.com " +
    "sportsregions.fr footeo.com clubeo.com ac-lille.fr pagesperso-orange.fr orange.fr gogocarto.fr hautetfort.com eklablog.com blog4ever.com lautre.net " +
    "infini.fr ouvaton.org toile-libre.org"
  ).split(" "),
);
/** Second levels under which names are registered; elsewhere a name is the label before the last. */
const SECOND_LEVELS = new Set(
  (
    "co.uk org.uk ac.uk gov.uk me.uk asso.fr com.fr gouv.fr nom.fr prd.fr tm.fr com.au org.au net.au co.nz org.nz com.br org.br co.jp or.jp com.es org.es " +
    "com.pl org.pl com.tr org.tr co.za com.mx com.ar co.in org.in com.cn com.pt org.pt com.gr asso.re asso.nc asso.mc eu.org fr.eu.org"
  ).split(" "),
);

function registrable(host: string): string {
  const labels = host.split(".");
  if (labels.length <= 2 || /^[\d.]+$/.test(host)) return host;
  const two = labels.slice(-2).join(".");
  return SECOND_LEVELS.has(two) ? labels.slice(-3).join(".") : two;
}

/**
 * What tells one site from another in an address: its registrable domain ("https://www.exemple.asso.fr/contact" gives
 * "exemple.asso.fr"), with the page where a host lends its own to many ("facebook.com/envie35"), or the name before the host
 * ("envie.wordpress.com"). A short own list stands for the public suffix list. Undefined for what is no address, or a shared
 * host's own page.
 */
export function siteOf(text: string): string | undefined {
  const address = text.trim().slice(0, 300).toLowerCase();
  const match =
    /^(?:[a-z][a-z\d+.-]{0,10}:)?(?:\/\/)?(?:[^/?#@\s]*@)?([\p{L}\d_-]+(?:\.[\p{L}\d_-]+)+)\.?(?::\d+)?([/?#]\S*)?$/u.exec(
      address,
    );
  if (!match) return undefined;
  const host = (match[1] ?? "").replace(/^(?:www\d?|m|fr-fr)\./, "");
  const two = registrable(host);
  const shared = [host, two].find((each) => SHARED_BY_PATH.has(each));
  if (SHARED_BY_NAME.has(two) && host !== two)
    return host
      .split(".")
      .slice(-1 - two.split(".").length)
      .join(".");
  if (shared !== undefined) {
    const page = pageOf(match[2] ?? "");
    return page === "" ? undefined : `${shared}/${page}`;
  }
  return SHARED_BY_NAME.has(two) ? undefined : two;
}

/** Words that stand before the name in the paths of shared hosts. */
const BEFORE_NAME = /^(?:associations|groups|pages|people|company|in|channel|c|user|site|view|pg|profile|school|events?|a|d)$/;

function pageOf(path: string): string {
  const profile = /[?&]id=(\w+)/.exec(path);
  if (path.startsWith("/profile.php") && profile) return profile[1] ?? "";
  const parts = path
    .replace(/[?#].*$/, "")
    .split("/")
    .filter(Boolean);
  while (parts.length > 1 && BEFORE_NAME.test(parts[0] ?? "")) parts.shift();
  const first = (parts[0] ?? "").replace(/^@/, "");
  return /\.(?:php|html?)$/.test(first) ? "" : first.slice(0, 100);
}
