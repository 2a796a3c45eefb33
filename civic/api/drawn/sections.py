"""Projects and inputs in short, as ``civic.components.sections`` shows them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from markupsafe import Markup

from civic.api.doorways import line_of
from civic.api.drawn.markup import NOTHING, el, together, written
from civic.api.drawn.parts import (
    avatar,
    card,
    cluster,
    count,
    icon,
    link,
    row,
    said,
    status_tag,
)
from civic.i18n import say
from civic.i18n.dates import ago_in, date_in
from civic.rules.looks import NEAR_DAYS
from civic.services.project_views import ProjectCard
from civic.services.views import Author, Card


@dataclass(frozen=True, slots=True)
class Reader:
    """In which language, and in which time zone, a page is drawn."""

    language: str
    zone: str

    def say(self, key: str, **figures: str | int) -> str:
        """Return a text of the screens."""
        return say(key, self.language, **figures)

    def date(self, at: datetime, style: Literal["long", "short", "time"] = "long") -> str:
        """Return a moment in words."""
        return date_in(at, self.language, self.zone, style)


def timing(project: ProjectCard, reader: Reader) -> str:
    """Say until, from or since when a project is open."""
    date = reader.date(project.date) if project.date else ""
    if project.standing == "upcoming" and project.period.text:
        return reader.say("projects.opens_in", period=project.period.text)
    if project.standing == "upcoming":
        return reader.say("projects.opens_on", date=date)
    if project.standing == "closed":
        is_dated = date and not project.period.text
        return reader.say("projects.closed_on" if is_dated else "projects.closed", date=date)
    if not date or project.period.text:
        return reader.say("projects.open")
    if project.days_left < NEAR_DAYS:
        return reader.say("projects.days_left", count=project.days_left)
    return reader.say("projects.open_until", date=date)


def is_decided(project: ProjectCard) -> bool:
    """Say whether a project runs on though its vote is over and nothing else is open in it."""
    has_ended = bool(project.result) or project.is_counting
    return has_ended and (project.standing, project.door.standing) == ("open", "closed")


def project_card(project: ProjectCard, reader: Reader, *, is_first: bool) -> Markup:
    """Show a project as a large card; only the first picture is fetched at once."""
    return card(
        said(project.title),
        f"/projects/{project.slug}",
        el("p", said(project.question)),
        el(
            "div",
            _act(project, reader),
            _ended(project, reader),
            _timing(project, reader, "cv-muted"),
            class_="cv-card__foot",
        ),
        picture=picture(
            project.picture,
            project.picture_alt.text,
            project.picture_alt.lang,
            "cv-card__picture",
            is_first=is_first,
        ),
        look="cv-card--plain",
    )


def project_row(project: ProjectCard, reader: Reader) -> Markup:
    """Show a project on one line."""
    return row(
        said(project.title),
        f"/projects/{project.slug}",
        excerpt(project.question.text, project.question.lang),
        _ended(project, reader),
        _timing(project, reader, "cv-small cv-muted"),
    )


def became(at: datetime | None, department: str, reader: Reader) -> str:
    """Say when something was decided, and by whom if that is known."""
    if at is None:
        return ""
    if department:
        return reader.say("status.on_by", date=reader.date(at), who=department)
    return reader.say("status.on", date=reader.date(at))


def input_card(found: Card, reader: Reader, *first: str, is_first: bool) -> Markup:
    """Show an input as a card; ``first`` stands before all else."""
    tags = (el("span", said(tag), class_="cv-small cv-muted") for tag in found.tags)
    meta = el("div", *first, status_tag(found.status), *tags, class_="cv-card__meta")
    foot = el("div", _byline(found, reader), _counts(found, reader), class_="cv-card__foot")
    heading = el(
        "h3", link(f"/inputs/{found.id}", written(found.title, found.lang)), class_="cv-card__title"
    )
    body = el(
        "div", meta, heading, excerpt(found.excerpt, found.lang), foot, class_="cv-card__body"
    )
    shown = picture(
        found.picture, found.picture_alt, found.lang, "cv-card__picture", is_first=is_first
    )
    return el("article", shown, body, class_="cv-card")


def input_row(found: Card, reader: Reader, *first: str) -> Markup:
    """Show an input on a line of a list; ``first`` stands before who wrote it."""
    return row(
        written(found.title, found.lang),
        f"/inputs/{found.id}",
        excerpt(found.excerpt, found.lang),
        cluster(*first, _byline(found, reader), status_tag(found.status), _counts(found, reader)),
        after=picture(found.picture, "", "", "cv-rows__picture", is_first=False),
    )


def picture(src: str, alt: str, lang: str, look: str, *, is_first: bool) -> Markup:
    """Show a picture, or nothing for none; all but the first wait until they are near."""
    if not src:
        return NOTHING
    return el(
        "img",
        src=src,
        alt=alt,
        lang=lang or None,
        class_=look,
        loading=None if is_first else "lazy",
        fetchpriority="high" if is_first else None,
    )


def person(author: Author, *after: str) -> Markup:
    """Show who wrote something, with their face."""
    name = link(f"/people/{author.id}", author.name) if author.id else el("span", author.name)
    words = el("span", el("span", name, *after))
    return el("div", avatar(author.name, author.picture), words, class_="cv-by")


def _act(project: ProjectCard, reader: Reader) -> Markup:
    if project.door.standing != "open" or not project.door.barrier.is_open:
        return NOTHING
    acts = reader.say("door.open", acts=reader.say(f"door.acts_{project.door.now}"))
    can = together(icon("message-square-plus"), el("span", acts))
    return el("span", can, class_="cv-count cv-strong")


def _ended(project: ProjectCard, reader: Reader) -> Markup:
    """Lead to the result of a vote, or say that it is being counted."""
    if not project.result:
        counting = el("span", reader.say("door.counting"), class_="cv-strong")
        return counting if project.is_counting else NOTHING
    about = el("span", " : ", project.title.text, class_="cv-hidden-text")
    face = together(icon("trophy"), el("span", reader.say("door.result"), about))
    return link(project.result, face, class_="cv-link")


def _timing(project: ProjectCard, reader: Reader, look: str) -> Markup:
    said = NOTHING if is_decided(project) else _when(project, reader)
    return el("span", said, class_=look) if said else NOTHING


def _when(project: ProjectCard, reader: Reader) -> str:
    if project.door.standing == "upcoming":
        return line_of(project.door, reader.language, reader.zone)
    return timing(project, reader)


def excerpt(text: str, lang: str) -> Markup:
    """Show how a text begins, in its language."""
    return el("p", text, class_="cv-card__text", dir="auto", lang=lang or None)


def _byline(found: Card, reader: Reader) -> Markup:
    when = ago_in(found.created_at, reader.language) if found.created_at else ""
    place = el("span", " · ", said(found.area)) if found.area.text else NOTHING
    who = " · ".join(filter(None, (found.author.name, when)))
    return el("span", who, place, class_="cv-small cv-muted")


def _counts(found: Card, reader: Reader) -> Markup:
    answered = count("landmark", "", reader.say("inputs.answered"))
    return el(
        "span",
        count("thumbs-up", str(found.up), reader.say("inputs.up", count=found.up)),
        count(
            "message-circle",
            str(found.comments),
            reader.say("inputs.comments", count=found.comments),
        ),
        answered if found.has_feedback else NOTHING,
        class_="cv-cluster cv-cluster--tight",
    )
