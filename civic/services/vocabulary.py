"""The organiser's words at hand: tags, areas, statuses and texts, read once for each change.

They are read on every page and change once a month, so each process keeps them by the
platform's version, a number in the database that every change of them draws anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, event
from sqlmodel import Session, col, select

from civic import i18n
from civic.models import Area, Platform, Status, Tag, Wording
from civic.models.platform import new_version
from civic.rules.places import Districts
from civic.rules.platform import MERGED, PlatformSettings
from civic.rules.texts import pick

Wordings = dict[str, dict[str, str]]
"""The organiser's own texts of the interface, by language and key."""

_VERSION = select(Platform.version).where(col(Platform.id) == "platform")
_kept: WeakKeyDictionary[Engine, "Vocabulary"] = WeakKeyDictionary()


@dataclass(frozen=True)
class Label:
    """A tag or an area by its name in the reader's language."""

    id: str = ""
    text: str = ""
    lang: str = ""


@dataclass(frozen=True)
class StatusLabel:
    """A status by its name in the reader's language, with the look that goes with it."""

    id: str = ""
    key: str = ""
    text: str = ""
    lang: str = ""
    colour: str = ""
    is_closing: bool = False


NO_LABEL = Label()
NO_STATUS = StatusLabel()


@dataclass(frozen=True)
class Vocabulary:
    """The platform's settings, tags, areas, statuses and own texts as they were at one version."""

    version: int
    settings: PlatformSettings
    tags: dict[str, Tag] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    statuses: dict[str, Status] = field(default_factory=dict)
    districts: Districts = field(default_factory=lambda: Districts(()))
    wordings: Wordings = field(default_factory=dict)

    def tag(self, tag_id: str, language: str) -> Label:
        """Return a tag by its name in ``language``."""
        return self._label(tag_id, self.tags[tag_id].name, language)

    def area(self, area_id: str | None, language: str) -> Label:
        """Return an area by its name in ``language``; an empty label for none."""
        area = self.areas.get(area_id or "")
        return self._label(area.id, area.name, language) if area else Label()

    def status(self, status_id: str | None, language: str) -> StatusLabel:
        """Return a status by its name in ``language``; an empty label for none."""
        status = self.statuses.get(status_id or "")
        if status is None:
            return StatusLabel()
        said = pick(status.name, language, self.settings.default_language)
        return StatusLabel(
            status.id, status.key, said.text, said.lang, status.colour, status.is_closing
        )

    def tags_for(self, activity_id: str, language: str) -> list[Label]:
        """Return the tags that inputs of an activity may carry: its own, else the platform's."""
        own = [tag for tag in self.tags.values() if tag.activity_id == activity_id]
        rows = own or [tag for tag in self.tags.values() if tag.activity_id is None]
        return [self.tag(tag.id, language) for tag in rows]

    def first_status(self) -> str | None:
        """Return the status that a new input has, if the organiser chose one."""
        return next((status.id for status in self.statuses.values() if status.is_first), None)

    def status_of_merged(self) -> str | None:
        """Return the status of inputs that were merged, once there are some."""
        return next((key for key, each in self.statuses.items() if each.key == MERGED), None)

    def _label(self, label_id: str, name: dict[str, str], language: str) -> Label:
        said = pick(name, language, self.settings.default_language)
        return Label(label_id, said.text, said.lang)


def vocabulary(session: Session, engine: Engine) -> Vocabulary:
    """Return the platform's words, from memory while the version stands."""
    kept = _kept.get(engine)
    version = session.connection().execute(_VERSION).scalar() or 0
    if kept is None or kept.version != version or session.new or session.dirty:
        kept = _read(session)
        _kept[engine] = kept
    i18n.speak(kept.wordings)
    return kept


def known_settings(engine: Engine) -> PlatformSettings | None:
    """Return the settings as this process last read them, without asking the database."""
    kept = _kept.get(engine)
    return kept.settings if kept else None


def _read(session: Session) -> Vocabulary:
    """Read all words as values of their own: what this session does next must not touch them."""

    def all_of(table: Any) -> dict[str, Any]:  # noqa: ANN401  any of three tables
        query = select(*table.__table__.columns).order_by(col(table.position), col(table.id))
        rows = session.connection().execute(query).mappings()
        return {row["id"]: table(**row) for row in rows}

    session.flush()

    # The version comes first: what changes while the rest is read makes a later one.
    row = session.get(Platform, "platform")
    areas = all_of(Area)
    return Vocabulary(
        version=row.version if row else 0,
        settings=PlatformSettings.model_validate(row.settings if row else {}),
        tags=all_of(Tag),
        areas=areas,
        statuses=all_of(Status),
        districts=Districts((area.id, area.shape) for area in areas.values()),
        wordings=_wordings(session),
    )


def _wordings(session: Session) -> Wordings:
    found: Wordings = {}
    query = select(Wording.language, Wording.key, Wording.text)
    for language, key, text in session.connection().execute(query):
        found.setdefault(language, {})[key] = text
    return found


def _change_version(session: Session, _context: object, _instances: object) -> None:
    """Change the version in the very transaction that changes a word of the organiser."""
    changed: Iterable[object] = [*session.new, *session.dirty, *session.deleted]
    if not any(isinstance(row, Platform | Tag | Area | Status | Wording) for row in changed):
        return
    if any(isinstance(row, Platform) for row in session.new):
        return
    with session.no_autoflush:
        row = session.get(Platform, "platform") or Platform()
    row.version = new_version()
    session.add(row)


event.listen(Session, "before_flush", _change_version)
