"""Whether a project is ready to be published: what is there, and what is still to be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from civic.rules import phases
from civic.rules.phases import Window
from civic.words import Standing


@dataclass(frozen=True, slots=True)
class ActivityState:
    """An activity, reduced to what its readiness depends on."""

    id: str
    method: str
    title: Mapping[str, str]
    missing: Sequence[str] = ()
    vote: Sequence[str] = ()
    """What is still to be settled before people vote in it (see ``vote_checks``)."""


@dataclass(frozen=True, slots=True)
class ProjectState:
    """A project, reduced to what its readiness depends on."""

    language: str
    title: Mapping[str, str]
    question: Mapping[str, str]
    description: Mapping[str, str]
    has_picture: bool
    picture_alt: Mapping[str, str]
    contact: str
    windows: Sequence[Window]
    activities: Sequence[ActivityState]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list: the key of its sentence, whether it is done, and where to mend it.

    ``tab`` and ``subject_id`` name the place; what is not ``needed`` may be left as it is.
    """

    key: str
    is_done: bool
    tab: str
    subject_id: str = ""
    needed: bool = True
    method: str = ""


def checks(project: ProjectState, now: datetime) -> list[Check]:
    """Return everything to look at before publishing, in the order of the editor."""
    lang = project.language
    return [
        Check("title", bool(project.title.get(lang)), "texts"),
        Check("question", bool(project.question.get(lang)), "texts"),
        Check("description", bool(project.description.get(lang)), "texts", needed=False),
        Check("picture", project.has_picture, "texts", needed=False),
        *([_picture_alt(project)] if project.has_picture else []),
        Check("contact", bool(project.contact), "texts", needed=False),
        Check("activity", bool(project.activities), "activities"),
        *_of_activities(project),
        *_of_phases(project.windows, now),
    ]


def is_ready(found: Sequence[Check]) -> bool:
    """Say whether everything that is needed is done."""
    return all(check.is_done for check in found if check.needed)


def _picture_alt(project: ProjectState) -> Check:
    return Check("picture_alt", bool(project.picture_alt.get(project.language)), "texts")


def _of_activities(project: ProjectState) -> list[Check]:
    found: list[Check] = []
    for activity in project.activities:
        if not activity.title.get(project.language):
            found.append(Check("activity_title", False, "activities", activity.id))
        found += [
            Check(key, False, "activities", activity.id, method=activity.method)
            for key in activity.missing
        ]
        found += [
            Check(f"vote_{key}", False, f"activities/{activity.id}/vote")
            for key in activity.vote
            if key not in activity.missing
        ]
    return found


def _of_phases(windows: Sequence[Window], now: datetime) -> list[Check]:
    if not windows:
        return [Check("phases", False, "activities", needed=False)]
    in_order = all(phases.refuse_span(w.starts_at, w.ends_at) is None for w in windows)
    to_come = phases.of_project(windows, now)[0] is not Standing.CLOSED
    return [
        Check("phases_in_order", in_order, "activities"),
        Check("phases_to_come", to_come, "activities", needed=False),
    ]
