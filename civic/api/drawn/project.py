"""The sections of a project's page before the app comes."""

from collections.abc import Sequence

from markupsafe import Markup

from civic.api.doorways import line_of
from civic.api.drawn.decisions import decisions
from civic.api.drawn.markup import NOTHING, el, together, written
from civic.api.drawn.parts import (
    cards,
    cluster,
    icon,
    link,
    prose,
    said,
    said_status,
    section,
    stack,
)
from civic.api.drawn.sections import Reader, input_card
from civic.i18n.dates import ago_in
from civic.rules.looks import DOOR_ICONS
from civic.services.project_views import ActivityView, PhaseView, ProjectPage
from civic.services.reading import Heard
from civic.services.results import Results, Share
from civic.services.voices import Quote, Voice

MOMENTS = {"closed": "past", "open": "now"}


def path(phases: Sequence[PhaseView], reader: Reader) -> Markup:
    """Show the phases on a line, and unfolded, what happens in each."""
    title = reader.say("project.timeline")
    line = el("ol", *(_phase(one, reader) for one in phases), class_="cv-timeline",
              aria_label=title)  # fmt: skip
    steps = el("ol", *(_in_words(one, reader) for one in phases), class_="cv-steps")
    more = el("details", el("summary", reader.say("steps.more")), steps, class_="cv-more")
    return section(title, together(line, more)) if phases else NOTHING


def dates(one: PhaseView, reader: Reader) -> str:
    """Say from when until when a phase runs, in the organiser's words where that is not settled."""
    if one.period.text or one.starts_at is None:
        return said(one.period)
    start = reader.date(one.starts_at, "short")
    if one.ends_at is None:
        return reader.say("project.from", start=start)
    return reader.say("project.span", start=start, end=reader.date(one.ends_at, "short"))


def possible(one: PhaseView, reader: Reader) -> str:
    """Say what citizens could do, can do or will be able to do; nothing where that is nothing."""
    if not one.acts:
        return "" if one.standing == "closed" else reader.say("steps.read")
    key = {"closed": "steps.could", "open": "door.open"}.get(one.standing, "steps.will")
    return reader.say(key, acts=reader.say(f"door.acts_{one.acts}"))


def doors(slug: str, activities: Sequence[ActivityView], reader: Reader) -> Markup:
    """Show the entrances to the activities."""
    found = (_door(slug, one, reader) for one in activities)
    return section(reader.say("project.doors"), el("div", *found, class_="cv-doors"))


def voices(heard: Heard, reader: Reader) -> Markup:
    """Show what others say."""
    shown = (_voice(one, reader) for one in heard.voices)
    quote = _quote(heard.quote, reader) if heard.quote.words else NOTHING
    every = (
        link(one.href, el("span", reader.say("voices.all", count=one.inputs)),
             icon("arrow-right"), class_="cv-link")
        for one in heard.results
    )  # fmt: skip
    found = together(cards(list(shown)), quote, cluster(*every))
    return section(reader.say("voices.title"), found) if heard.voices else NOTHING


def results(heard: Heard, reader: Reader) -> Markup:
    """Show what came of the contributions until now."""
    found = [_activity(one, reader, is_alone=len(heard.results) == 1) for one in heard.results]
    title = el("h3", reader.say("results.decided"))
    decided = stack(title, decisions(heard.decided, reader, with_project=False))
    return section(
        reader.say("results.title"), together(*found, decided if heard.decided else NOTHING)
    )


def coming(page: ProjectPage, reader: Reader) -> Markup:
    """Name the next phase, or say that things still move."""
    one = page.coming
    named = stack(
        el("h3", written(one.title.text, one.title.lang)),
        el("p", dates(one, reader), class_="cv-muted"),
        el("p", possible(one, reader)),
        space="tight",
    )
    told = el("p", reader.say("steps.no_next"))
    return section(reader.say("steps.title"), named if one.id else told)


def _phase(one: PhaseView, reader: Reader) -> Markup:
    moment, can = MOMENTS.get(one.standing, "next"), possible(one, reader)
    return el(
        "li",
        el("span", said(one.title), class_="cv-timeline__title"),
        el("span", dates(one, reader), class_="cv-timeline__when"),
        el("span", reader.say(f"steps.{moment}"), class_="cv-timeline__moment"),
        el("span", can, class_="cv-timeline__can cv-only-desktop"),
        class_=f"cv-timeline__phase cv-timeline__phase--{moment}",
    )


def _in_words(one: PhaseView, reader: Reader) -> Markup:
    moment, can = MOMENTS.get(one.standing, "next"), possible(one, reader)
    when = together(reader.say(f"steps.{moment}"), " · ", dates(one, reader))
    return el(
        "li",
        el("h3", said(one.title), class_="cv-title"),
        el("p", when, class_="cv-small cv-muted"),
        el("p", can) if can else NOTHING,
        prose(one.text) if one.text.text else NOTHING,
        class_="cv-stack cv-stack--tight",
    )


def _door(slug: str, activity: ActivityView, reader: Reader) -> Markup:
    shut = activity.door.standing != "open" or not activity.door.barrier.is_open
    leads = activity.result if shut and activity.has_inputs else ""
    line = line_of(activity.door, reader.language, reader.zone)
    if shut and activity.is_counting:
        line = reader.say("door.counting")
    if leads:
        line = reader.say("door.result")
    name = activity.icon if activity.icon in DOOR_ICONS else "messages-square"
    words = together(
        el("span", said(activity.title), class_="cv-door__title"),
        el("span", line if activity.has_inputs else reader.say("project.read"),
           class_="cv-door__text"),
        _figures(activity, reader, shut=shut) if activity.has_inputs else NOTHING,
    )  # fmt: skip
    return link(
        leads or f"/projects/{slug}/{activity.slug}",
        el("span", icon(name, "cv-icon--large"), class_="cv-door__icon"),
        el("span", words, class_="cv-door__words"),
        el("span", icon("arrow-right", "cv-icon--turns"), class_="cv-door__arrow"),
        class_="cv-door cv-door--closed"
        if activity.has_inputs and shut and not leads
        else "cv-door",
    )


def _figures(activity: ActivityView, reader: Reader, *, shut: bool) -> Markup:
    said = "" if shut else reader.say("project.first")
    if activity.inputs:
        said = reader.say("project.inputs_from", inputs=activity.inputs, people=activity.people)
    if activity.inputs and activity.fresh:
        said += " · " + reader.say("project.fresh", count=activity.fresh)
    return el("span", said, class_="cv-door__figures")


def _voice(voice: Voice, reader: Reader) -> Markup:
    why: str = reader.say(f"voices.{voice.why}")
    if voice.why == "answered" and voice.at:
        ago = ago_in(voice.at, reader.language)
        why = together(why, " · ", written(voice.by, voice.by_lang), " · ", ago)
    return input_card(voice.card, reader, el("p", why, class_="cv-card__why"), is_first=False)


def _quote(quote: Quote, reader: Reader) -> Markup:
    about = link(quote.href, written(quote.title, quote.title_lang))
    useful = reader.say("voices.useful", count=quote.up)
    by = together(useful, " · ", about)
    return el(
        "figure",
        el("blockquote", written(quote.words, quote.lang), class_="cv-quote", dir="auto"),
        el("figcaption", by, class_="cv-quote__by"),
        aria_label=useful,
    )


def _activity(one: Results, reader: Reader, *, is_alone: bool) -> Markup:
    figures = {"inputs": one.inputs, "kept": one.kept, "answered": one.answered}
    key = "results.summary" if one.kept + one.answered else "results.none"
    return stack(
        NOTHING if is_alone else el("h3", said(one.title)),
        el("p", reader.say(key, **figures), class_="cv-lead"),
        _bars([(said_status(share.status), share) for share in one.statuses]),
        *(
            _folded(reader.say(title), shares)
            for title, shares in (("results.themes", one.themes), ("results.areas", one.areas))
        ),
    )


def _folded(title: str, shares: Sequence[Share]) -> Markup:
    bars = _bars([(written(share.text, share.lang), share) for share in shares])
    return el("details", el("summary", title), bars, class_="cv-more") if shares else NOTHING


def _bars(shares: Sequence[tuple[Markup, Share]]) -> Markup:
    return el("ul", *(_bar(*one) for one in shares), class_="cv-bars") if shares else NOTHING


def _bar(name: Markup, share: Share) -> Markup:
    fill = el("span", class_="cv-bar__fill", style=f"--cv-share: {share.percent}%")
    return el(
        "li",
        el("span", link(share.href, name), class_="cv-bar__name"),
        el("span", str(share.count), class_="cv-bar__value"),
        el("span", fill, class_="cv-bar__track", aria_hidden="true"),
        class_="cv-bar",
    )
