/**
 * How those who look for a solution name a need, and what fiches and themes say instead. Before `>`: what may be typed; after it: what else
 * is then looked for, never the other way round. With `=`: each finds the others. Beside the thesaurus, which says what things are called.
 */
export const EXPRESSIONS_TEXT = `
désertification médicale, désert médical, manque de médecins, pénurie de médecins, médecin de campagne, offre de soins, accès à la santé, maison de santé > accès aux soins, centre de santé
renoncement aux soins > accès aux soins, médiation santé
santé des femmes > femmes, accès aux soins
dépression, burn out, mal-être, troubles psychiques > santé mentale
handicapé, personne handicapée, situation de handicap, accessibilité > handicap
perte d'autonomie, dépendance, maintien à domicile, vieillir chez soi, bien vieillir chez soi > bien vieillir
vieillissement de la population, population vieillissante, personnes âgées isolées > bien vieillir
alternative à l'ehpad, alternative à la maison de retraite, résidence seniors, résidence autonomie, maison de retraite, petite unité de vie > bien vieillir, habitat partagé, habitat participatif, logement intergénérationnel
habitat partagé = habitat participatif = habitat groupé = coopérative d'habitants = habitat intergénérationnel = cohabitation intergénérationnelle = maison partagée = colocation solidaire
habitat senior, habitat pour seniors, logement des seniors, logement des personnes âgées, colocation seniors, béguinage > habitat partagé, habitat participatif, bien vieillir
jeunes et personnes âgées, jeunes et aînés, étudiants et personnes âgées > intergénérationnel, cohabitation intergénérationnelle
mixité générationnelle, entre les générations, lien intergénérationnel, liens intergénérationnels > intergénérationnel, cohabitation intergénérationnelle
aidant familial, aidants familiaux, proche aidant, aide aux aidants > aidants, soutien aux aidants, répit
lien entre voisins, bon voisinage, fête des voisins, solidarité de voisinage, vie de quartier > entraide et échanges de services, lien social
échange de services, service entre voisins, coup de main, coups de main, échange de temps > entraide et échanges de services, accorderie
isolement social, rompre l'isolement, solitude, isolé, personne isolée, personnes isolées > isolement, lien social
pauvreté, précarité, exclusion, personnes démunies, plus démunis, minima sociaux > grande précarité, précarité
mal-logement, mal logé, logement indigne, habitat indigne, crise du logement > logement accessible, grande précarité et hébergement
logement d'urgence, hébergement d'urgence, à la rue, sans logement, sans logis, sans domicile > grande précarité et hébergement, sans-abri
logement abordable, logement pas cher, logement social, accession à la propriété, accession sociale, prix de l'immobilier, spéculation foncière > logement accessible, foncier solidaire
acheter sans le terrain, propriété du sol, dissociation du foncier > foncier solidaire
passoire thermique, passoires thermiques, rénovation des logements, rénovation énergétique, isolation des logements, facture d'énergie, factures d'énergie > rénovation, précarité énergétique
éolien citoyen, parc éolien, éolienne, solaire citoyen, énergie solaire, panneaux solaires, panneau photovoltaïque, photovoltaïque, autoconsommation collective, toiture solaire > énergie citoyenne, énergie renouvelable
changement climatique, réchauffement climatique, canicule, îlot de chaleur, sécheresse, inondation > adaptation au changement climatique, transition
transition écologique, transition énergétique, ville en transition, commune en transition, plan climat > transition, énergie citoyenne
biodiversité, nature en ville, espaces verts, végétalisation > biodiversité et espaces naturels, jardins partagés
jardin partagé, jardin potager, potager collectif, jardinage, agriculture urbaine > jardins partagés et agriculture urbaine
installation agricole, installer des agriculteurs, installation de paysans, terres agricoles, foncier agricole, accès à la terre > foncier solidaire, agriculture paysanne
déprise agricole, relève agricole, ferme, maraîcher > agriculture paysanne
manger local, produits locaux, produit local, approvisionnement local, vente à la ferme, souveraineté alimentaire > circuits courts
cantine scolaire, repas des enfants, restauration scolaire > cantine, restauration collective
précarité alimentaire, faim, alimentation des étudiants, accès à l'alimentation > aide alimentaire, épicerie solidaire
sécurité sociale de l'alimentation, démocratie alimentaire > caisse alimentaire, sécurité sociale alimentaire, accès à une alimentation choisie
restes alimentaires, restes de repas, invendus alimentaires, surplus alimentaires, légumes moches > gaspillage alimentaire
déchets verts, biodéchets, déchets organiques, déchets alimentaires, restes des restaurants > compostage, biodéchets
déchèterie, encombrants, déchets ménagers, réduire les déchets, réduction des déchets, prévention des déchets, tri des déchets > réemploi, zéro déchet, recyclage
objets d'occasion, vide-grenier, brocante, deuxième vie, seconde vie, seconde main, dons d'objets > réemploi, ressourcerie
fripe, friperie, vêtements d'occasion, textile d'occasion, collecte de vêtements > vêtements, textile, réemploi
ordinateur reconditionné, ordinateurs reconditionnés, reconditionnement, matériel informatique, téléphone reconditionné > réemploi et réparation, ordinateurs, équipement numérique
obsolescence programmée, réparer plutôt que jeter, réparer ses objets, réparer des objets > réparation, repair café
éco-construction, écoconstruction, matériaux biosourcés, construction en paille, construction bois > écologique, bois, paille
friche commerciale, friche industrielle, friche urbaine, friche, bâtiment vide, bâtiment vacant, bâtiments vides, bâtiments vacants, locaux vides, locaux vacants, local vacant, lieu abandonné > urbanisme transitoire, friches, friche, ancienne usine, occupation temporaire
reconversion d'une usine, usine désaffectée, ancienne usine, patrimoine industriel > urbanisme transitoire, friche, ancienne usine
vacance commerciale, commerces vides, commerce vacant, boutiques vides, vitrines vides, revitaliser le commerce, centre-ville qui se vide > revitalisation des centres, commerces et services de proximité
redynamisation, redynamiser, revitalisation, revitaliser, dévitalisation, centre-bourg, centre bourg, cœur de bourg, cœur de village, village qui se meurt > revitalisation des centres-villes et centres-bourgs
dernier commerce, dernier café, dernière épicerie, commerce de village, commerce rural, commerce de proximité, commerces de proximité, épicerie de village, bar du village, café de village, bistrot de village > commerces et services de proximité, café de village, épicerie
services publics, maison de services, services au public, démarches administratives, démarches en ligne, accès aux services > accès aux droits, services de proximité, inclusion numérique
exode rural, déclin rural, monde rural, milieu rural, zone rurale, territoire rural, espace rural, commune rurale, petite commune > rural, ruralité
exclusion numérique, fracture numérique, illectronisme, aide informatique, démarches sur internet, accès à internet, internet pour tous, personnes éloignées du numérique > inclusion numérique, médiation numérique
logiciels libres, alternatives aux gafam, outils libres, hébergement libre > numérique libre
télétravail, travail à distance, bureau partagé, bureaux partagés > coworking, travail partagé
travailleurs indépendants, travailleur indépendant, auto-entrepreneur, freelance, entrepreneur salarié > coopérative d'activité et d'emploi, nouvelles organisations du travail
reprise d'entreprise, reprise par les salariés, reprendre leur usine, reprise d'usine, transmission d'entreprise > scop, nouvelles organisations du travail
créateur d'entreprise, création d'entreprise, créer son entreprise, créer une entreprise, monter sa boîte > création d'activité
chômage, chômeur de longue durée, chômage de longue durée, privés d'emploi, personnes éloignées de l'emploi, retour à l'emploi, recherche d'emploi > accès à l'emploi, demandeurs d'emploi
chômage des jeunes, emploi des jeunes, insertion des jeunes, jeunes sans emploi, jeunes en difficulté, décrochage scolaire > jeunes, accès à l'emploi
sortants de prison, sortie de prison, sortant de prison, ancien détenu, anciens détenus, réinsertion des détenus > détenues, prison
quartiers, banlieue, cités, quartiers nord > quartier populaire, quartiers populaires
migrants, réfugiés, demandeurs d'asile, personnes exilées, accueil des réfugiés, sans-papiers > accueil des personnes exilées, réfugiées
violences faites aux femmes, violence conjugale, violences conjugales, femmes battues, femmes victimes de violences > femmes victimes de violences, violences, égalité et lutte contre les discriminations
égalité femmes hommes, sexisme, racisme, discrimination > égalité et lutte contre les discriminations
garde d'enfants, mode de garde, modes de garde, place en crèche, places en crèche > petite enfance, crèche
périscolaire, après l'école, aide aux devoirs, soutien scolaire, échec scolaire > réussite éducative, accueil des enfants
parent isolé, parents isolés, famille monoparentale, familles monoparentales, soutien à la parentalité > petite enfance et parentalité, familles
engagement des jeunes, initiative des jeunes, adolescents, ados > jeunesse
sans voiture, se déplacer sans voiture, se passer de voiture, zone blanche de mobilité, transport en milieu rural, transport rural, mobilité rurale, mobilité en milieu rural, déplacements à la campagne > mobilité partagée, mobilité solidaire, covoiturage, auto-stop
trajet domicile travail, trajets domicile travail, domicile travail, domicile-travail > covoiturage, mobilité
permis de conduire, aide au permis, réparation de voiture, voiture pas chère > mobilité solidaire, garage solidaire
transport scolaire, transport des personnes âgées, transport des personnes handicapées, transport à la demande, accompagnement en voiture > mobilité solidaire, transport
piste cyclable, pistes cyclables, à vélo, aller au travail à vélo, atelier vélo > vélo, vélo et marche
livraison à vélo, dernier kilomètre, logistique urbaine > logistique de proximité
participation des habitants, démocratie locale, démocratie participative, concertation citoyenne, écouter les habitants, consulter les habitants, associer les habitants, impliquer les habitants, décisions de la commune, liste citoyenne > participation des habitants, participation citoyenne
assemblée citoyenne, tirés au sort, citoyens tirés au sort, jury citoyen > convention citoyenne, tirage au sort, participation des habitants
initiative citoyenne, pouvoir d'agir, collectif d'habitants > initiatives citoyennes et pouvoir d'agir
bien commun, biens communs, gouvernance partagée > communs et gouvernance partagée
innovation publique, design de service public, moderniser la mairie, action publique > innovation publique
accès à la culture, culture en milieu rural, culture à la campagne, désert culturel, vie culturelle, spectacle vivant > arts et culture
patrimoine bâti, restauration du patrimoine, vieilles pierres > patrimoine et mémoire, patrimoine
sport pour tous, accès au sport, activité physique > sport, activité physique adaptée
vacances pour tous, départ en vacances > loisirs et départ en vacances
journal local, média local, télévision locale, radio locale, radio associative > médias citoyens
financer une association, financement des associations, dons aux associations, collecte de dons, cagnotte > finance solidaire, financement participatif
épargne locale, investissement citoyen, placement éthique, banque éthique > finance solidaire
monnaie locale, monnaie alternative, monnaie solidaire > monnaies complémentaires
panier bio, paniers bio, paniers de légumes, panier de légumes, légumes bio > circuits courts, légumes biologiques
consigne du verre, bouteilles consignées, bouteille consignée, contenants réutilisables > consigne, vrac et consigne
magasin coopératif, supermarché participatif, magasin tenu par ses membres > supermarché coopératif
`;
