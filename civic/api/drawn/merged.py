"""What is said of merges and splits, as ``civic.components.merged`` shows it."""

from markupsafe import Markup

from civic.api.drawn.markup import NOTHING, el, together, written
from civic.api.drawn.parts import icon, link
from civic.api.drawn.sections import Reader
from civic.services.input_views import Joined, Merge, Split


def leading(merge: Merge, reader: Reader) -> Markup:
    """Say when and into what a contribution was merged, and why."""
    date = reader.date(merge.at) if merge.at else ""
    there = "merged.there" if merge.into else "merged.away"
    words = el(
        "div",
        el("p", reader.say("merged.into", date=date), class_="cv-strong"),
        el("p", _one(merge.into)) if merge.into else NOTHING,
        el("p", written(merge.because, merge.lang)) if merge.because else NOTHING,
        el("p", reader.say(there), class_="cv-small"),
        class_="cv-alert__words",
    )
    return el("div", icon("merge"), words, class_="cv-alert")


def joined(merge: Merge, reader: Reader) -> Markup:
    """Say of what a contribution was a part, and name what it brings together and its parts."""
    return together(
        _of(merge.split, reader) if merge.split else NOTHING,
        _named("joined", merge.joined, reader),
        _named("parts", merge.parts, reader),
    )


def _of(split: Split, reader: Reader) -> Markup:
    date = reader.date(split.at) if split.at else ""
    words = el(
        "div",
        el("p", reader.say("merged.split", date=date), class_="cv-strong"),
        el("p", _one(split.of)) if split.of else NOTHING,
        el("p", written(split.because, split.lang)),
        class_="cv-alert__words",
    )
    return el("div", icon("split"), words, class_="cv-alert")


def _named(how: str, them: list[Joined], reader: Reader) -> Markup:
    if not them:
        return NOTHING
    lines = [el("li", _one(one), " · ", one.author.name) for one in them]
    count = reader.say(f"merged.{how}", count=len(them))
    return el("details", el("summary", count), el("ul", *lines), class_="cv-more")


def _one(one: Joined) -> Markup:
    return link(f"/inputs/{one.id}", written(one.title, one.lang))
