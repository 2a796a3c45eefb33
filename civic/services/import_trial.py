"""What would become of a file: counted, shown and named, and nothing kept."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from civic import i18n
from civic.rules.import_plan import Ready, TakenIn, matched
from civic.rules.texts import excerpt
from civic.services.import_rows import (
    already_there,
    known_statuses,
    may_add_tags,
    new_tags,
    source_of,
)
from civic.services.importing import File, context_of, read_file
from civic.services.vocabulary import StatusLabel
from civic.services.work import Work, reads

SHOWN = 5
MOST_TAGS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Mistake:
    """A row that cannot be imported, and why, in the reader's language."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True)
class Preview:
    """One of the first inputs as it would stand on the site."""

    row: int
    title: str
    text: str
    tags: list[str]
    place: str
    author: str
    status: str
    created_at: datetime | None
    up: int
    down: int
    lang: str


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A status of the file, how often it stands there, and which of ours it becomes."""

    word: str
    count: int
    status_id: str


@dataclass(frozen=True)
class DryRun:
    """What an import would do; it can be done where nothing is bad and something is fresh."""

    rows: int = 0
    fresh: int = 0
    already: int = 0
    left_out: int = 0
    bad: int = 0
    placed: int = 0
    mistakes: list[Mistake] = field(default_factory=list)
    first: list[Preview] = field(default_factory=list)
    new_tags: list[str] = field(default_factory=list)
    more_tags: int = 0
    may_add_tags: bool = True
    words: list[StatusWord] = field(default_factory=list)
    statuses: list[StatusLabel] = field(default_factory=list)

    @property
    def is_ready(self) -> bool:
        """Whether the file can be imported as it is."""
        return self.bad == 0 and self.fresh > 0


@reads
def try_out(work: Work, activity_id: str, file: File) -> DryRun:
    """Return what importing a file as planned would do.

    Raises:
        Refused: if the actor does not manage the project.
        Invalid: if the file is no table, or the plan does not fit it.
    """
    taken = read_file(file, context_of(work, activity_id))
    there = already_there(work, activity_id, taken)
    fresh = [one for one in taken.inputs if source_of(activity_id, taken, one) not in there]
    added, words = new_tags(work, activity_id, taken), taken.words()
    ours = matched(list(words), known_statuses(work), file.plan.statuses)
    labels = {key: work.vocabulary.status(key, work.reader) for key in work.vocabulary.statuses}
    first = work.vocabulary.first_status() or ""
    return DryRun(
        rows=len(taken.inputs) + taken.bad + taken.left_out,
        fresh=len(fresh),
        already=len(taken.inputs) - len(fresh),
        left_out=taken.left_out,
        bad=taken.bad,
        placed=sum(_has_point(one) for one in fresh),
        mistakes=_named(taken, work.reader),
        first=[_preview(one, labels.get(_status(one, ours) or first)) for one in fresh[:SHOWN]],
        new_tags=added[:MOST_TAGS_SHOWN],
        more_tags=max(0, len(added) - MOST_TAGS_SHOWN),
        may_add_tags=may_add_tags(work, activity_id),
        words=_words(words, ours),
        statuses=list(labels.values()),
    )


def _named(taken: TakenIn, language: str) -> list[Mistake]:
    return [
        Mistake(one.row, one.column, i18n.say(one.key, language, **one.all_figures))
        for one in taken.mistakes
    ]


def _words(words: Counter[str], ours: dict[str, str]) -> list[StatusWord]:
    return [StatusWord(word, count, ours[word]) for word, count in words.most_common()]


def _status(one: Ready, ours: dict[str, str]) -> str:
    return ours.get(one.found.status, "")


def _has_point(one: Ready) -> bool:
    return one.found.place is not None and one.found.place.lat is not None


def _preview(one: Ready, status: StatusLabel | None) -> Preview:
    found = one.found
    place = found.place
    return Preview(
        row=found.row,
        title=found.title,
        text=excerpt(found.body_html),
        tags=list(found.tags),
        place=(place.address or f"{place.lat}, {place.lng}") if place else "",
        author=found.author_name,
        status=status.text if status else "",
        created_at=found.created_at,
        up=found.up,
        down=found.down,
        lang=found.language,
    )
