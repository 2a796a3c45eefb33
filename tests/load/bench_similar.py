"""How soon who types a title is shown what is like it, and how often that is the right one."""

import itertools
import random
import statistics
import time
from collections.abc import Iterator

from civic.adapters.finder import ProcessFinder
from civic.services.similar import LEAST_ALIKE, MOST_SHOWN
from tests.analysis.material import table
from tests.load.bench_analysis import ACTS, THINGS
from tests.load.slips import SLIPS, Slip
from tests.load.words import WORDS

MANY, ASKED = 20_000, 400
REAL = (("toulouse_titles_fr/projects.csv", "name"),
        ("nyc_pb_projects/participatory_budgeting_projects.csv", "Title"))  # fmt: skip
MILLI = 1000


def figures() -> Iterator[tuple[str, float, str]]:
    """Yield how long learning and asking take, and how often a title written again is shown."""
    chance = random.Random(11)
    real = list(dict.fromkeys(row[name] for path, name in REAL for row in table(path) if row[name]))
    titles = [*real, *itertools.islice(_made_up(chance), MANY - len(real))]
    finder = ProcessFinder()
    try:
        yield "Titles of the collection", float(len(titles)), "titles"
        begun = time.perf_counter()
        finder.learn("box", [f"{n}" for n in range(MANY)], titles, ["fr"] * MANY)
        while finder.ask("box", titles[0], "fr", most=1, least=0.1) is None:
            time.sleep(0.01)
        yield "Learnt, from a cold process", time.perf_counter() - begun, "s"
        for kind, slip in SLIPS.items():
            yield from _asked(finder, real, kind, slip, chance)
    finally:
        finder.close()


def _made_up(chance: random.Random) -> Iterator[str]:
    words = WORDS.split()
    while True:
        place = " ".join(chance.sample(words, 3))
        yield f"{chance.choice(ACTS)} {chance.choice(THINGS)}, {place} {chance.randrange(200)}"


def _asked(
    finder: ProcessFinder, real: list[str], kind: str, slip: Slip, chance: random.Random
) -> Iterator[tuple[str, float, str]]:
    waits, found = [], 0
    for at in chance.sample(range(len(real)), ASKED):
        title = slip(real[at], chance)
        begun = time.perf_counter()
        shown = finder.ask("box", title, "fr", most=MOST_SHOWN, least=LEAST_ALIKE) or []
        waits.append((time.perf_counter() - begun) * MILLI)
        found += f"{at}" in {key for key, _ in shown}
    hundredths = statistics.quantiles(waits, n=100)
    yield f"A title written again ({kind}) is shown", 100 * found / ASKED, "%"
    yield f"Asked ({kind}), p50", hundredths[49], "ms"
    yield f"Asked ({kind}), p95", hundredths[94], "ms"
