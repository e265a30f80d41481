/** "à 20 km de", "à moins de 5 kilomètres autour de", "près du", "autour d’", before the name of a place; the distance is its first group. */
export const AROUND =
  /(?:(?:(?:à|a)\s+)?(?:moins\s+de\s+)?(\d{1,3})\s?(?:km|kilom[eè]tres?)(?:\s+(?:autour|aux\s+alentours))?|(?:tout\s+)?(?:pr[eè]s|proche|autour|alentours|environs|(?:à|a)\s+c[oô]t[eé]|non\s+loin))\s+(?:de\s+la\s+|de\s+l['’]\s?|de\s+|du\s+|des\s+|d['’]\s?)$/iu;

/** "à", "au" before a name: that of a town. */
export const AT = /(?:^|\s)(?:à|a|au|aux|vers)\s+(?:(?:la|les)\s+|l['’]\s?)?$/iu;

/** "en", "dans le" before a name: that of a department or a region. */
export const IN_AREA = /(?:^|\s)(?:en|dans\s+(?:le|la|les)|dans\s+l['’])\s*$/iu;

/** What goes away with the name of a place: "à Morlaix", "dans le Finistère", "du Nord". */
export const LEAD =
  /(?:^|(?<=\s))(?:(?:à|a|au|aux|en|dans|sur|vers|pour|de|du|des)\s+(?:(?:le|la|les)\s+|l['’]\s?)?|(?:le|la|les)\s+|[dl]['’]\s?)$/iu;

/** What makes a name the beginning of a longer one, of a commune that no longer bears it: "Verdun-sur-le-Doubs". */
export const GOES_ON = /^[\s-](?:sur|sous|l[eèé]s|lez)[\s-]/iu;

/**
 * Names of communes, departments and regions that are ordinary words, without accents nor article: they name a place only when
 * something says so (a capital inside the text). Found by counting small letters in the texts of partners; read one by one.
 */
const ORDINARY_WORDS = `
  abondance abondant accueil aix anjou clermont bernard robert rene louis lucy mace verne descartes ade agneaux aigle aigre aiguilles aiguillon aire aires allegre allies allons alloue altier ames anche ange angles
  angoisse anse appelle arc arcs ardentes armes arroses ars attaques aubaine aube aucun aurons autels aveux aviron avoine avril azur
  bac baby bains ballon ballons balance bannieres banque bar barre bars barthe bas bases basses baties bats baume beaux beffroi belle belles belvedere berceau bergerie bergeres
  besace bidon bielle billets bio blanc blanche blond boissiere boissieres bois boites bon bonhomme bonne bonnes bonnet bord bordes bords borne bornes bosc bosse bosses bouche bouchon boue bouillante
  bouilli boulot bouquet bourbon bourdon bourg bourse boutique bouteille branche branches bras breves bronze brousse broye brusque bu bue buis buisson bulle bulles bus busque busy but
  cabane cabanes cabas caille cale cales calme camarade came camp campagne canal cannelle cars castel cause cave caves cellier celle celles cendre centre centres cerisiers
  cesse chaise chaises chambre chambres champ champs champignon chandelle change chantes chapelle chapelles chapeau charge charme charmes charmee charpente charron chars chassant chasse chasseur chateau
  chaudiere chaume chaumes chaussee chauve chaux chemin chenaie chene chenes chenu cher cheres cheval chevaux cheville chevreuil choisies choux cierges cieux citerne clef clefs cle cles cloche cloue col
  colombe colombes colombier colonne combe combes combles commune communes compas comte condition confort conte contes contre coquille cordon corne cornes corps cosne cote coteau coteaux couches coude coudes couleur couleurs
  coulon coupe cour courant courbes couronne cours court courte courtes courtine couture coutures creances creche creuse croisee croix crosses cuisine cultures cure cures cuts cuve cuves cutting
  dame dames dangers degre delle demie desert deserts desertines detroit devise diamant don donjon doree double doue douce doux douze drap dry
  eau eaux ecart echelle echelles eclaires ecluse ecole ecoles ecueil ecuelle ecurie eglise elle engins entre epargnes epine epines erre escale escala espere essarts est etable etain etais etalon etang etangs etape
  etoile etoiles etrier eu eus expo ey
  face faite falaise fare faux fay fees fein fel feins fer ferme fermes fermete fete feuille feux fief fille fin fins fleche fleur fleurs fleurie flotte foire folie folies folle folles fond fonds fontaine fontaines force forces
  forest forestiere foret forets forge forges forteresse fort fosse fosses foug four fourche fourneaux fours foyer franc francais francois francs frais frene frette friche fromage
  gage gaillard galet galets garde gare garenne gas gasse gerbe glace glacis gland goes gonds gorges gouts graces grace grain grand grande grandes grands grange granges gras grasse grave gravier grenade grenier gres grille grotte grues gue gueux
  guide guise habit haies haie halle halles haut haute hauts hauteur havre herbe heres heureux hiver his homme hommes hopital hospice hotel hotellerie hours
  ile ilot indre inter irai irais iron island isle issus
  hermitage jardin jardins jeune job jonc jonquiere joue jour joyeuse joyeux juif jumeaux jure jury juste
  labour lac lacs lage laine lait lande langue lange laps large lasse lave laye lent lentilles levier leves libre lie lies lieu ligne lilas linge lion lisse lisses livre loge loges logis long longes longue longues lot loue louer loueuse loup lourde lourdes luce lue lumiere lune
  lutter lux luxe luth
  machine madeleine mage mai main mains maire mairie maison maisons mal malade malmaison manche maquis mar marais marche marches marchesieux mare mares marge marges marie marin marine marines marque marquise marques marre mars martyre mas masse
  matin maux mele mene menthe mens menu menus mer mere mers mes messe metairie meule meures midi mie mille mine mines mire miroir miel mode moderne moindre moisson mole monnaie mont montagne montagnes monte montes monts mort morte mortiers mots mouche mouettes
  moule moulin moulins mouton moutons moyen mur mure mures murs mus nages nature naves nef net neuf neuve neuves nid noble noe noel noir noire nom nombre nord note notre noue nouveau nouvelle noyer noyers nu nuit nuits
  oie oies oiseau ombre omet ongles onze or oraison orange orge orgueil orme ormes orne ornes ors ouche ouest our ours outil ouvrage
  pace page paille paix pain paire pal palais paluel panier pannes parc parce parent parents part parti pas passa passage passe patrimonio patte pauvres pavillon pays peintre peintures pelle pente perche pere peres perle perron pertuis petit petite petite petits pic pie pieces pied
  pierre pierres pieu pieux pigeon pilier pilles pin pins pince piste place places plage plagne plaine plaines plaisance plaisir plan planche planches plans plante plateau plats pleine pleure pleurs plume poil poilu point pointe poisson poissons poivre pole pommeraie pommier pommiers
  pont ponts porche porta port porte portes portion poses possession pot poterie pouce pouilly poule poursuite pre pres precieux pressoir prey priez prieure prince prise profonde prune pruniers publier puits pur pure puy
  quai quarante quart quartier quatre queue quinte racines rade rai raie ramasse rampe rang real recourt reine relais relevant rely remuee rendez renne repos reposoir retail retour reunion ri riche ris rivage rive rives riviere rivieres robe roc roche roches rocher rochers roi romain romaine romans
  ronce ronde roque rose rosee rosier rosiere rosieres rosiers roue rouge rouges rouille route routes routier rue ruelle ruelles ruisseau ry
  sable sables sabres sache sage sains saillant saint sainte saisies saison salle salles sales saline salines salle salon salut sapin sare saule saules saurais sauvages sauve saumur saut sauts sceau sceaux sees seigle sel selle selles sens sentinelle seront serpent serre serres
  servais servant servies seul seuil seuils serez siege sieges signes silence simple sire six soie soir sol soleil somme son sonne sorbiers sort sos souche soucia soude soudan souille soulans soulier soupir source sources sourd souris sous souterraine soye staple still succieu sud suisse sure sus syndicat
  table tables tablier tache taille taillis talon taller talus tampon tannerie target tasse taule taxe tech telle temple temps tendon tendu teneur tercis termes terrasse terrasses terre terres tertre tete thermes this thorens tierce tiers tigre til titre tilleul tilleuls tirage toges toit toits tombe
  ton tonnerre tonnes torche touche touches toupie tour tourne tournes tours trait traits trancher trans trappe trappes treve tresor treize tribu trois troncs trou tuile tuiles union us usine uze
  vache vacherie vaches vains val vallee vallees valse vanne vans vantoux varennes vasque vast vaste veille veillee ventes ventouse venise ver verdure verger vergers vergne verite vernet verre verriere verrieres vers vert verte vertes vertu veuve vey vez vie vieille vielle vielles viens vierge vieux vif vigie vigne vignes
  vignoble vigneron villa village villages ville villes villette vin violes vis vitre vivier viviers vives vivre voie voile voiles voisin voisines voisins voix volcan voue voute vrai vue vues
  by many this our very us hours job baby bay change corn cutting dry island iron real retail still target
`;

/** Several words that are said of something else. */
const ORDINARY_PHRASES = ["entre deux", "bon repos", "belle vue", "ville neuve", "trois rivieres", "deux rivieres", "mont joie"];

const ORDINARY: ReadonlySet<string> = new Set([...ORDINARY_WORDS.trim().split(/\s+/), ...ORDINARY_PHRASES]);

/** Whether the name of a place, in folded words without article, is also an ordinary word. */
export const isOrdinary = (name: string): boolean => ORDINARY.has(name);
