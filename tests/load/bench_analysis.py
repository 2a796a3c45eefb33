"""How fast texts become vectors, and vectors become themes.

A text becomes a vector once: the vectors are kept by its words, so an analysis of 10,000 texts
of which most are known costs little more than its themes.
"""

import random
import resource
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from time import process_time

from civic.analysis.analyse import analyse
from civic.analysis.embedding import Embedder, HashingEmbedder, SentenceEmbedder
from civic.analysis.texts import Document

SOME, MANY = 1_000, 10_000
THINGS = [
    "pistes cyclables",
    "arbres fruitiers",
    "bancs à l'ombre",
    "aires de jeux",
    "éclairage public",
    "marché bio",
    "composteurs de quartier",
    "fontaines à boire",
    "bus du soir",
    "trottoirs larges",
    "jardins partagés",
    "terrains de sport",
    "bibliothèque ouverte",
    "cantine scolaire",
    "toilettes publiques",
    "parking relais",
    "bornes de recharge",
    "panneaux solaires",
    "café associatif",
    "ateliers de réparation",
    "crèche municipale",
    "passages piétons",
    "ralentisseurs",
    "poubelles de tri",
    "boîtes à livres",
    "parcours de santé",
    "ruches",
    "salle de concert",
    "piscine d'été",
    "maison de santé",
    "voies de bus",
    "potager de l'école",
    "murs peints",
    "garage à vélos",
    "chemin de halage",
    "kiosque à musique",
    "skatepark",
    "place sans voitures",
    "navette fluviale",
]
ACTS = [
    "Installer",
    "Créer",
    "Réparer",
    "Développer",
    "Ouvrir",
    "Agrandir",
    "Protéger",
    "Rendre accessible",
]
WHERE = ["près de la gare", "au centre", "dans les écoles", "au bord de la rivière", "sur la place"]
WHY = [
    "pour les enfants qui jouent dehors",
    "pour les personnes âgées du quartier",
    "parce qu'il fait chaud l'été",
    "afin que chacun puisse venir à pied",
    "pour moins de bruit et de pollution",
    "pour se retrouver entre voisins le soir",
    "car le trajet actuel est dangereux",
    "pour faire vivre les commerces",
]

Figure = tuple[str, float, str]


def figures() -> list[Figure]:
    """Return what was measured, in a process of its own: its name, its value, its unit."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(_measure).result()


def _measure() -> list[Figure]:
    model = SentenceEmbedder()
    start = process_time()
    model.encode(["Un banc"])
    found = [("loading the packaged sentence model", process_time() - start, "s of one core")]
    texts = [f"{one.title} {one.body}" for one in _documents(SOME)]
    start = process_time()
    model.encode(texts)
    rate = SOME / (process_time() - start)
    found.append(("texts of 45 words embedded on one core, the first time", rate, "per second"))
    for count in (SOME, MANY):
        seconds = _timed(_documents(count), HashingEmbedder())
        found.append(
            (f"themes and duplicates of {count:,} texts already embedded", seconds, "s of one core")
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [*found, ("memory of the analysis process at its peak, model included", peak, "MB")]


def _timed(documents: list[Document], embedder: Embedder) -> float:
    start = process_time()
    analyse(documents, embedder)
    return process_time() - start


def _documents(count: int) -> list[Document]:
    """Return ideas of some forty words that are alike in part, the same in each run."""
    chance = random.Random(7)

    def sentence(thing: str) -> str:
        return f"{chance.choice(ACTS)} {thing} {chance.choice(WHERE)} {chance.choice(WHY)}."

    found = []
    for number in range(count):
        thing = chance.choice(THINGS)
        others = [sentence(chance.choice([thing, *THINGS])) for _ in range(chance.randint(1, 4))]
        found.append(Document(f"{number:06}", sentence(thing), " ".join(others), "fr"))
    return found
