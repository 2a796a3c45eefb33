"""Every text of the platform, by key, in every language.

Screens use ``civic.i18n.screens.t``; mail, exports and page heads use ``say``.
Organisers put words of their own in place of ours: ``speak`` makes them hold.
A text is written like ``"{count, plural, one {# idée} other {# idées}} de {name}"``.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from civic.i18n.messages import names_in, shown

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "fr": "Français",
        "en": "English",
        "nl": "Nederlands",
        "de": "Deutsch",
        "es": "Español",
        "ar": "العربية",
    }
)
RIGHT_TO_LEFT = frozenset({"ar"})
PACKAGE = Path(__file__).parents[1]
TEAM = "team"
PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "amend": ("amend.",),
    "blocks": ("blocks.",),
    "box": ("box.",),
    "contest": ("moderation.contest", "moderation.upheld"),
    "counting": ("counting.",),
    "doors": ("door.",),
    "enter": ("sign_in.",),
    "find": ("plan.", "search."),
    "found": ("found.",),
    "front": ("home.", "near.", "project.", "results.", "steps.", "voices.", "widgets.here."),
    "listed": ("projects.",),
    "map": ("map.", "widgets.map."),
    "merged": ("merged.",),
    "news": ("following.leave", "following.mail", "following.no", "following.told_",
             "following.topics"),
    "mine": ("invalid.birth_year", "people.", "profile.", "widgets.drafts."),
    "outcome": ("outcome.",),
    "own": ("own.",),
    "pages": ("own_page.",),
    "ruled": ("ruled.",),
    "talk": ("talk.",),
    "vote": ("invalid.district", "invalid.marks", "reasons.ballot_changed", "reasons.birth_year",
             "reasons.empty_ballot", "reasons.home_area", "reasons.lives_elsewhere",
             "reasons.option_gone", "reasons.other_districts", "reasons.over_envelope",
             "reasons.too_few_choices", "reasons.too_little", "reasons.too_many_points",
             "reasons.too_young", "reasons.vote_begun", "reasons.voted_on", "vote."),
    "write": ("form.", "submit.", "upload.", "widgets.editor.", "widgets.files.",
              "widgets.pictures.", "widgets.place.", "widgets.send.", "widgets.similar."),
})  # fmt: skip
"""How texts begin that few pages need: those bring them, and elsewhere whoever asks first."""
SERVER_ONLY = frozenset({
    "api", "embed", "mail", "news", "offline", "server", "starter", "audit",
    "invalid.idempotency_key", "invalid.if_match", "invalid.json",
    "invalid.request", "sign_in.kept", "sign_in.next_code", "sign_in.next_email",
    "sign_in.next_name", "sign_in.next_password", "sign_in.next_setup", "reasons.key_needed",
    "reasons.key_not_valid", "reasons.not_as_read", "reasons.outside_scope",
    "reasons.request_repeated",
    "upload.not_a_document", "upload.not_a_picture", "upload.too_heavy", "upload.too_large",
})  # fmt: skip
"""Texts, or families of them, that are on no screen of the app: no browser fetches them."""
TEAM_ONLY = frozenset({
    "invalid.events", "invalid.nobody", "invalid.scopes", "invalid.webhook_private",
    "invalid.webhook_unknown", "invalid.webhook_url",
    "reasons.already_decided", "reasons.already_published", "reasons.changed_meanwhile",
    "reasons.changed_since", "reasons.in_use", "reasons.job_running", "reasons.last_admin",
    "reasons.not_ready", "reasons.of_team", "reasons.others_contributed",
    "reasons.project_not_draft", "reasons.too_late_to_undo",
})  # fmt: skip
"""Why an act is refused, or a field is wrong, that only the team can ask for."""
TEAM_PARTS = frozenset({"settings", "part", "preset", "phase", "question", "missing"})
"""What a method says to organisers only, in texts that citizens need not fetch."""


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue."""
    return tuple(LANGUAGES)


def direction(language: str) -> str:
    """Return the way ``language`` is written, as HTML names it."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def say(key: str, language: str, **figures: object) -> str:
    """Return the text of ``key`` in ``language``, with its figures in place.

    Raises:
        KeyError: if no catalogue knows the key.
    """
    return shown(_spoken.texts[language][key], language, figures)


def families() -> dict[str, dict[str, Path]]:
    """Return the catalogue files by family, then language.

    A family is ``civic/i18n/texts/<family>.<language>.json`` or a method's
    ``civic/methods/<key>/texts/<language>.json``, whose family is the method's key; a package
    that brings a method keeps them beside it likewise.
    """
    found: dict[str, dict[str, Path]] = {}
    for path in sorted((PACKAGE / "i18n" / "texts").glob("*.json")):
        family, language = path.stem.rsplit(".", 1)
        found.setdefault(family, {})[language] = path
    for key, folder in _method_folders():
        for path in sorted((folder / "texts").glob("*.json")):
            found.setdefault(key, {})[path.stem] = path
    return found


def _method_folders() -> Iterator[tuple[str, Path]]:
    """Return the folder of every method by its key, of those that packages bring too."""
    house = find_spec("civic.methods")
    for place in (house and house.submodule_search_locations) or ():
        yield from ((each.parent.name, each.parent) for each in sorted(Path(place).glob("*/texts")))
    for entry in entry_points(group="civic.methods"):
        module = find_spec(entry.module)
        if module and module.origin:
            yield entry.name, Path(module.origin).parent


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return every text in ``language``; its keys all begin with their family.

    Raises:
        ValueError: if a key is outside its family, or written twice.
    """
    texts: dict[str, str] = {}
    for family, files in families().items():
        if language not in files:
            continue
        for key, text in json.loads(files[language].read_text("utf-8")).items():
            if not key.startswith(f"{family}."):
                raise ValueError(f"{key!r} does not begin with {family!r}")
            texts[key] = text
    return MappingProxyType(texts)


def group_of(key: str) -> str:
    """Return the file a browser finds ``key`` in: the team's, a part's, everyone's, or none."""
    family, _, rest = key.partition(".")
    if family in SERVER_ONLY or key in SERVER_ONLY:
        return "server"
    of_method = family in _methods() and rest.split(".", 1)[0] in TEAM_PARTS
    is_teams = family.startswith(TEAM) or of_method or key in TEAM_ONLY
    if is_teams:
        return TEAM
    return next((part for part, begins in PARTS.items() if key.startswith(begins)), "site")


@cache
def _methods() -> frozenset[str]:
    return frozenset(key for key, folder in _method_folders() if (folder / "texts").is_dir())


class Speech:
    """All texts as the platform says them: the organiser's own words over those we ship.

    Own words that lack a figure of the shipped text, or need another, stand back: they were
    written for an earlier one.
    """

    def __init__(self, own: Mapping[str, Mapping[str, str]]) -> None:
        self.own = own
        self._files: dict[tuple[str, str], bytes] = {}

    @cached_property
    def texts(self) -> Mapping[str, Mapping[str, str]]:
        """Every text by language and key."""
        return {language: self._said(language) for language in LANGUAGES}

    @cached_property
    def edition(self) -> str:
        """What stands for all texts as they are, in the addresses of their files."""
        said = json.dumps({lang: dict(texts) for lang, texts in self.texts.items()}, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()[:12]

    def file(self, group: str, language: str) -> bytes:
        """Return the JSON that browsers fetch for one group of texts."""
        if (group, language) not in self._files:
            every = self.texts[language].items()
            chosen = {key: text for key, text in every if group_of(key) == group}
            written = json.dumps(chosen, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            self._files[group, language] = written.encode()
        return self._files[group, language]

    def _said(self, language: str) -> Mapping[str, str]:
        shipped, own = catalogue(language), self.own.get(language, {})
        return {**shipped, **{key: text for key, text in own.items() if fits(key, text, language)}}


def fits(key: str, text: str, language: str) -> bool:
    """Say whether own words can stand where the text of ``key`` stands today."""
    shipped = catalogue(language).get(key)
    return shipped is not None and names_in(text) == names_in(shipped)


def speak(own: Mapping[str, Mapping[str, str]]) -> None:
    """Say the organiser's own words from now on, by language and key, in this process."""
    global _spoken
    if own is not _spoken.own and own != _spoken.own:
        _spoken = Speech(own)


def spoken() -> Speech:
    """Return all texts as the platform says them now."""
    return _spoken


_spoken = Speech({})
