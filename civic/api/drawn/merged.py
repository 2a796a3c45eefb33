"""What is said of a merge, as ``civic.components.merged`` shows it."""

from markupsafe import Markup

from civic.api.drawn.markup import NOTHING, el, written
from civic.api.drawn.parts import icon, link
from civic.api.drawn.sections import Reader
from civic.services.input_views import Joined, Merge


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
    """Name what a contribution brings together, if it does."""
    if not merge.joined:
        return NOTHING
    lines = [el("li", _one(one), " · ", one.author.name) for one in merge.joined]
    count = reader.say("merged.joined", count=len(merge.joined))
    return el("details", el("summary", count), el("ul", *lines), class_="cv-more")


def _one(one: Joined) -> Markup:
    return link(f"/inputs/{one.id}", written(one.title, one.lang))
