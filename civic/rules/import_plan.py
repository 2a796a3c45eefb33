"""What a person decided about a file, and what the file holds once that is done."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from civic.rules.importing import Context, ImportedInput, LeftOut, Row, RowError, parse
from civic.rules.layouts import Layout
from civic.rules.texts import clean_html, fold, plain

MOST_NAMED = 200
"""How many bad rows are named one by one; the others are counted."""

EVERY = 500
_SAME_MEANING: Mapping[str, str] = {
    "selected": "accepted",
    "rejected": "not_retained",
    "refused": "not_retained",
    "evaluating": "considered",
    "in_evaluation": "considered",
    "under_consideration": "considered",
    "unfeasible": "ineligible",
    "completed": "implemented",
    "done": "implemented",
}


@dataclass(frozen=True)
class Plan:
    """How a file is to be read: {our field: their column}, {their status: ours}, new tags or not.

    Without a mapping the file must be an export that is recognised. A status that is not named
    here is matched by its name.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    new_tags: bool = True


@dataclass(frozen=True, slots=True)
class Ready:
    """An input whose text has been made harmless, and that text as the search compares it."""

    found: ImportedInput
    folded: str


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a whole file holds: its inputs, and its bad rows, the first of them by name."""

    source: str
    inputs: tuple[Ready, ...]
    mistakes: tuple[RowError, ...]
    bad: int
    left_out: int

    def words(self) -> Counter[str]:
        """Return the statuses of the file, each with how often it stands there."""
        return Counter(one.found.status for one in self.inputs if one.found.status)

    def tags(self) -> Counter[str]:
        """Return the tags of the file, each with how often it stands there."""
        return Counter(tag for one in self.inputs for tag in one.found.tags)


def take_in(
    rows: Iterator[Row | RowError],
    layout: Layout,
    context: Context,
    told: Callable[[int], None] = lambda done: None,
) -> TakenIn:
    """Read every row of a file; ``told`` hears how many have been read."""
    inputs: list[Ready] = []
    mistakes: list[RowError] = []
    bad = left_out = 0
    for number, one in enumerate(parse(rows, layout, context), start=1):
        match one:
            case RowError():
                bad += 1
                mistakes += [one] if bad <= MOST_NAMED else []
            case LeftOut():
                left_out += 1
            case ImportedInput():
                inputs.append(_ready(one))
        if number % EVERY == 0:
            told(number)
    return TakenIn(layout.name, tuple(inputs), tuple(mistakes), bad, left_out)


def matched(
    words: Sequence[str], known: Mapping[str, Sequence[str]], chosen: Mapping[str, str]
) -> dict[str, str]:
    """Return for each status of a file the id of ours, empty where there is none.

    ``known`` gives the key and the names of each of ours by its id. What a person chose comes
    first, if it is one of ours.
    """
    ids = {_word(name): status_id for status_id, names in known.items() for name in names}
    found = {word: ids.get(_word(word), "") or _alike(word, ids) for word in words}
    return found | {
        word: status_id
        for word, status_id in chosen.items()
        if word in found and (status_id in known or not status_id)
    }


def _alike(word: str, ids: Mapping[str, str]) -> str:
    return ids.get(_word(_SAME_MEANING.get(_word(word).replace(" ", "_"), "")), "")


def _word(text: str) -> str:
    return fold(text.replace("_", " "))


def _ready(found: ImportedInput) -> Ready:
    body = clean_html(found.body_html)
    return Ready(replace(found, body_html=body), fold(f"{found.title} {plain(body)}"))
