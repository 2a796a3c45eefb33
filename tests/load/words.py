"""Words of a town, for texts that are measured and never read."""

WORDS = (
    "banc arbre rue place école vélo piste trottoir passage piéton lampe parc jardin "
    "fontaine marché bus arrêt gare pont rivière berge ombre été chaleur pluie cour "
    "enfants aînés poussette fauteuil voiture vitesse carrefour rond-point parking "
    "stationnement propreté corbeille tri compost potager haie oiseaux abeilles terrain "
    "jeux sport skate boulodrome bibliothèque médiathèque théâtre musique fresque mur "
    "façade commerce boulangerie vitrine terrasse bruit nuit sécurité éclairage traversée "
    "quartier centre hameau chemin sentier randonnée signalisation panneau horloge "
    "toilettes eau potable fibre logement façade toiture solaire énergie chauffage "
    "isolation cantine bio local circuit court association fête voisins "
)
