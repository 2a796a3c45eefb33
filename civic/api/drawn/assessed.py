"""What the team found of a contribution before a vote, before the app comes."""

from collections.abc import Sequence

from civic.api.drawn.markup import NOTHING, el, together, written
from civic.api.drawn.sections import Reader
from civic.services.findings import FindingView


def found(findings: Sequence[FindingView], reader: Reader) -> str:
    """Show the latest finding, and unfold those before it."""
    latest, *earlier = [_finding(one, reader) for one in findings]
    before = el(
        "details",
        el("summary", reader.say("found.earlier", count=len(earlier))),
        el("ol", *[el("li", one) for one in earlier], class_="cv-history"),
        class_="cv-more",
    )
    title = el("h2", reader.say("found.title"), class_="cv-title")
    return el("section", title, latest, before if earlier else NOTHING, class_="cv-stack")


def _finding(one: FindingView, reader: Reader) -> str:
    cost = together(" · ", reader.say("found.cost", cost=one.cost)) if one.cost else NOTHING
    when = reader.date(one.at) if one.at else ""
    facts = " · ".join(filter(None, (one.district, one.department, when)))
    return el(
        "div",
        el("p", el("span", reader.say("found." + one.verdict), class_="cv-strong"), cost),
        el("p", facts, class_="cv-small cv-muted", dir="auto"),
        el("p", written(one.reason, one.lang)) if one.reason else NOTHING,
        class_="cv-stack cv-stack--tight",
    )
