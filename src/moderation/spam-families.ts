/**
 * One sort of spam, recognised in folded text (no accents, lower case). `core`: what it is about, without which nothing counts;
 * `cues`: what comes with it. Each entry is a different sign: synonyms stand in one expression.
 */
export type Family = { core: readonly RegExp[]; cues: readonly RegExp[] };

/** What the spam of this field really is about, in French and in English. */
export const FAMILIES = {
  taxi: {
    core: [
      /\btaxis?\b|\bvtc\b|\bcabs?\b|limousines?\b|chauffeurs? prives?|voiture avec chauffeur|private driver|navette (aeroport|gare)/,
      /transferts? (vers|depuis|aero|gare)|transfert aeroport|airport (transfer|taxi|shuttle)|navettes? aeroport/,
      /(\btaxi\b[\s\S]{0,60}){4}/,
    ],
    cues: [
      /aeroport|airport|\bgare\b|\bcdg\b|\borly\b|outstation/,
      /berline|mercedes|\bvans?\b|\d places\b|haut de gamme|conventionne|mise a disposition|longue distance|\bvsl\b|4x4/,
      /reserv(ez|ation)|\bbook(ing)?\b/,
      /tous vos (deplacements|trajets)|toutes distances|mariages?|excursions?|professionnels et prives/,
      /(tarif|prix)s? fixe|imbattable|pas cher|meilleur prix|best price|lowest fare|a partir de/,
    ],
  },
  essay: {
    core: [
      /\bessays?\b|dissertations?|term papers?|research papers?|paper writing|(your|any|my) papers?\b|thesis\b|academic writing/,
      /assignments? (help|gurus)|homework\? |do my (assignment|homework)|writing service|write my|custom paper/,
      /(votre|ton|vos|son) (memoire|these|rapport de stage|dissertation)|(memoire|these|dissertation)s? (de master|de fin|sur commande)/,
      /redaction de (memoire|these)|redacteurs? (pro|pour)|nous redigeons/,
    ],
    cues: [
      /plagia|\bphds?\b|native writers|top rated/,
      /sur commande|a votre place|s'occupe de tout|pay someone|unlimited revisions/,
      /\bcheap\b|\border\b|\bbuy\b|affordable|price per page|commandez|% off|confidential|paiement/,
      /students|etudiants|livraison|fast delivery|struggl/,
    ],
  },
  loan: {
    core: [
      /\boffres? de (pret|credit|financement)|octroi\w{0,9} (de|des|un)|(give|offer)( out)? (\w+ ){0,2}loans?|urgent loan|give loans/,
      /(propose|accord\w{1,9}|offre)\b.{0,25}\b(prets?|credits?|financements?)\b.{0,60}(particulier|banque|personne|entreprise|€|%)/,
      /(prets?|credits?)\b.{0,60}entre particuliers?|preteurs?\b|qui prete de l'argent|investisseur prive/,
      /interdits? bancaires?|fiches? banque de france|credit sans justificatif|no credit check|rachat de credits?\b/,
      /(obtenu|accorde|recu|refuse)\b.{0,40}\b(prets?|credits?|\d[\d. ]* ?(€|euros))\b/,
      /pret (personnel|immobilier|rapide|d'investissement)|personal loans?|business loans?/,
      /\bloans?\b.{0,60}(rate|interest)/,
    ],
    cues: [
      /(taux|rate)\b.{0,20}\d|\d ?%/,
      /\d ?(€|euros?|\$) (a|ou|to) |(€|\$) ?[\d. ,]+ (a|to)|\d millions?/,
      /temoign|testif|desespere|endettee|victime d'arnaque|dieu est/,
      /serieu(x|se)|honnete|fiable|remboursa?ble|remboursement/,
      /(24|48|72) ?(h|heures)|fast approval|reponse rapide|sans frais/,
      /groupe financier|financial|debt consolidation|\bfunds\b/,
    ],
  },
  casino: {
    core: [
      /\bcasinos?\b|казино|\bkazino/,
      /machines? a sous|\bslots?\b|blackjack|слоты|автоматы|\bjudi\b|gacor|\broulette\b/,
      /paris sportifs|bookmakers?|1xbet|betclic|winamax|poker (en ligne|online)|sites de poker|\bbetting\b|pronostics?/,
      /free spins|tours gratuits|no deposit|sans depot|jackpot/,
    ],
    cues: [
      /\bbonus|бонус|code promo|cotes?\b/,
      /en ligne|\bonline\b|онлаин|real money|на деньги|выводом/,
      /retraits? |inscription|registration|comparatif|\bvip\b|gagnez/,
    ],
  },
  visibility: {
    core: [
      /\bseo\b|backlinks?|guest posts?|netlinking|high da\b|\bda \d\d/,
      /google ranking|(top|page) (of|de|sur) google|first page|premiere page|visibilite sur google|referencement (google|naturel)/,
      /(instagram|youtube|tiktok|facebook) (followers|views|likes)|abonnes (instagram|tiktok|facebook|youtube)|followers/,
      /(your|votre) (web ?site|site|blog).{0,60}(traffic|google|visitors|visiteurs)|more traffic|increase your (visitors|traffic|sales)/,
      /dropshipping|base de donnees de \d|adresses mail d|creation de sites? (internet|web)|web design|digital marketing|publicite facebook/,
    ],
    cues: [
      /audit|packages?\b|price list|sur devis|a partir de|€\/mois|des \d/,
      /garanti|guaranteed|boost|in \d+ days|instant|immediate/,
      /affordable|\bcheap|pas cher|\bbuy\b|achetez/,
    ],
  },
  crypto: {
    core: [
      /bitcoins?\b|\bcryptos?\b|crypto-?monnaies?|\busdt\b|airdrop|\bnft\b|tokens? gratuits/,
      /\bforex\b|trading (bot|de|platform|signals)|binary options|broker\b/,
      /recovery expert|recuperation de (bitcoin|fonds)|recuper\w{1,9} tous mes fonds|got everything back/,
    ],
    cues: [
      /profits?\b|investissez|\binvest\b|passive income|rentier|return\b|rendement|double your/,
      /gagne \d|recevez \d|\d ?% (daily|per|return|par)|minimum deposit|\ben un mois|\d jours/,
      /\bwallet\b|\bclaim\b|reclamez|hacker|arnaque|\blost\b/,
      /telegram|whatsapp|t\.me/,
      /formation gratuite|places limitees|garanti/,
    ],
  },
  adult: {
    core: [
      /\bescorts?\b|call girls|hot girls|\bxxx|adult cams?|live ?cams?|naked|rencontres? (discretes?|coquines?)|\bporno?\b/,
      /massages? erotique|coquine|plan cul|rencontres? sexe|sexe sans|femmes? (mures?|russes?|chaudes?)/,
    ],
    cues: [
      /sans lendemain|photos?|no registration|inscription gratuite/,
      /\bgirls\b|\bfree\b|ce soir|chat\b|24 hours|inscrivez|high profile|pour mariage|gratuit/,
      /https?:/,
    ],
  },
  goods: {
    core: [
      /\bviagra|\bcialis\b|kamagra|ozempic|pharmacie en ligne|sans ordonnance|without prescription|cheap meds/,
      /\breplicas?\b|\brepliques? |\brolex\b|louis vuitton|sneakers outlet|sacs? de marque|montres? de luxe/,
      /lose weight|keto gummies|perdez \d+ kilos|\bminceur\b|complements? alimentaires? 100/,
      /\biptv\b|\bcbd (fleurs|discount|oil)|cbd.{0,30}(prix|promo)|\bvape\b/,
      /(chiots?|chatons?|yorkshire|chihuahua).{0,60}(a donner|a reserver|femelle|lof\b|contre bon)|contre bons? soins?/,
      /gagne un (iphone|samsung)|reclamer votre (cadeau|lot)/,
    ],
    cues: [
      /livraison|shipping|delivery/,
      /prix|% off|promo|limitee|\bcheap\b|discount|commandez|achet|\border\b|felicitations/,
      /contact|whatsapp|https?:/,
      /vaccine|puce|abonnement|100 ?%|copie|\baaa\b/,
    ],
  },
  documents: {
    core: [
      /(faux|vrai) permis|permis de conduire.{0,60}(sans|enregistre|legal)|(permits?|visas?) .{0,40}without (interview|exam)|driver'?s? licen[cs]e|deblocage de points/,
      /(fake|faux|buy|achete\w{0,9}|original) (\w+ ){0,3}(passports?|passeports?|id cards?|diplomes?|certificates?|visas?)/,
      /counterfeit|faux billets|banknotes|indetectable|undetectable/,
      /diplomes?.{0,60}(enregistre|verifiable|authenti)/,
      /(ielts|toefl|certificates?).{0,40}without exam/,
    ],
    cues: [
      /sans (passer )?(l')?examen|without exam/,
      /enregistre|registered|authenti|original|legal/,
      /\bachete[zr]\b|\bbuy\b|\bobten(ez|ir)\b|for sale/,
      /passeports?|passports?|titre de sejour|visas?\b|master|doctorat/,
    ],
  },
  occult: {
    core: [
      /marabouts?\b|voyant medium|grand voyant|voyance (gratuite|par)|guerisseur.{0,40}problemes|spell caster|(love|powerful) spells?|illuminati|desenvoutement/,
      /retour (de l'etre aime|d'affection|affectif|rapide)|(brought|bring) back (my|lost|your)|magie (rouge|noire|blanche)|chance aux jeux/,
    ],
    cues: [
      /mystique|portefeuille magique|riche, celebre|initiation|medium\b|protection|puissant/,
      /resultats?|apres|efficace|work fast|\d (h|jours|hours)/,
      /whatsapp|tel\b|contact|\bdr\b/,
    ],
  },
  trades: {
    core: [
      /\b(plombier|serrurier|vitrier|electricien) (\w+ ){0,2}(pas cher|urgence|[a-z]+ -|7j|24)|(plombier|serrurier|vitrier) [a-z]+[,<]|ouverture de porte|debouchage|demoussage|couvreur|nettoyage de toiture|achat (d')?or\b/,
      /deratisation|desinsectisation|anti-?nuisibles|cafards/,
      /rachat de voiture|voiture en panne|epaviste/,
      /\bmovers\b|(carpet|gutter|window) cleaning|\bpackers\b/,
      /a 1 ?€ ?:|compte cpf|l'etat finance|votre eligibilite|si vous y avez droit|il vous reste \d/,
    ],
    cues: [
      /urgence|intervention (en|rapide)|24 ?h ?\/ ?24|7 ?j\/7|en \d+ minutes/,
      /a partir de|prix attractif|pas cher|devis gratuit|free quote|paiement comptant|enlevement gratuit|offerte/,
      /avant (le|la fin)|cette semaine|inscription immediate|subventionne|pompe a chaleur|isolation|double vitrage/,
      /https?:|www\.|\b0[1-9]([ .-]?\d\d){4}\b/,
    ],
  },
  riches: {
    core: [
      /gagnez (de l'argent|\d)|argent[ -]facile|revenus? passifs?|passive income/,
      /travail a domicile|depuis chez vous|sans experience|work from home/,
    ],
    cues: [/\d ?€ par mois|\bper (day|week)\b/, /cliquez ici|click here|garanti/],
  },
  praise: {
    core: [
      /\b(great|nice|super|good|wonderful|amazing|like this|love this)\b.{0,20}\b(post|blog|article|information|site|informative)\b[\s\S]{0,120}(https?:\/\/|<a |\[(url|link))/,
      /(thanks?( you)? for|merci (du|pour (le|ce|ces|cet))).{0,40}(sharing|this|partage|informations?|article)[\s\S]{0,120}(looking for|check out|conseille|recommande|visit)/,
      /check out|very helpful|really like|this wonderful/,
    ],
    cues: [/https?:\/\/|<a |\[(url|link)/, /conseille|recommande|looking for|visit\b|i found/],
  },
} as const satisfies Record<string, Family>;

/** Ways of selling, whatever is sold. */
export const SELLING: readonly RegExp[] = [
  /devis gratuit|free quote|for a quote|test gratuit|on request/,
  /meilleurs? prix|imbattable|best price|pas cher|\bcheap|discount|-\d+ ?%|code promo|use code|\d ?% off|attractifs?\b|lowest/,
  /24 ?h? ?\/ ?24|7 ?j? ?\/ ?7|24\/7|24 hours/,
  /\bappelez|call now|book now|order now|commandez|cliquez (ici|sur)|apply now|jouez maintenant|inscrivez-vous vite|ecris-nous/,
  /garanties?\b|guaranteed|100 ?%/,
  /livraison (gratuite|discrete|offerte|immediate|en \d)|(free|fast|worldwide) (shipping|delivery)|paiement (securise|en \d)|en ligne sur/,
  /limitees?\b|aujourd'hui seulement|avant la fin du mois|avant ce soir|within \d+ hours|in \d+ (hours|days)/,
  /whats ?app[^\n]{0,25}\d{5}|whats ?app ?[:@+]|(telegram|signal) ?@/,
  /(\+|\b00)(212|22\d|23\d|25\d|27|86|91|971|1|44|49)[ .()\d]{7}/,
  /@(gmail|yahoo|hotmail|outlook|protonmail)\b/,
];

/** Ways to reach who writes. */
export const REACH =
  /https?:\/\/|www\.|<a |\[(url|link)|[\w.+-]@[\w-]{1,63}\.[a-z]|(\+|\b00?)[1-9]([ .()-]?\d){8}|whats ?app|telegram|\bsignal or\b/;

/** Words of people who do things together. Whoever speaks so is read with more patience. */
export const FIELD_WORDS: readonly RegExp[] = [
  /\bassociati|\basso\b|\bfoyer rural|centre social/,
  /\bbenevol|\bvolunteers?\b/,
  /\bhabitant|\blocataires?\b|\busagers?\b|\briverain/,
  /\bcollecti(f|ve)s?\b|\bensemble\b|\btogether\b/,
  /\bsolidair|\bsolidarit|\bhumanitaire|utilite sociale/,
  /\bcommun(e|es|aux|ale|ales|aute)\b|\bmairie\b|\bmunicip|\bcommunity\b/,
  /\bquartiers?\b|\bvillages?\b|\bbourg\b|\bneighbour/,
  /\bentraide\b|\bvoisin|\baidants?\b/,
  /\binsertion\b|\breinsertion|\bemploi\b|\brefugie|\bexil\b|\brefugees\b|sans[- ]abri/,
  /\bcooperati|\bco-operati|\bscic\b|\bscop\b|\bsocietaire/,
  /\btiers[- ]lieu|\bfablab|\brecyclerie|\bressourcerie/,
  /\bparticipati|\bcitoyen/,
  /\bpartage/,
  /\bsocia(l|ux|le|les)\b/,
  /\baccompagn|\bprevention\b|\bmediation\b/,
  /\badherent|\bmembres\b|\bmembers\b/,
  /\bateliers?\b|\bjardins?\b|\bpaysans?\b/,
  /le (bon|vrai) (site|numero|lien|nom)\b|nom de domaine|n'existe plus|ne (marche|repond) plus|le lien (vers|est|ne)/,
  /\bepicerie|\bcantine|\becoles?\b|\bmediatheque|\behpad\b|\bhandicap/,
];
