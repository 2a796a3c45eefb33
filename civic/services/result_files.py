"""The result of a vote as a table to take away, in the reader's language."""

from civic.errors import NotFound
from civic.i18n import say
from civic.rules import money
from civic.rules.exporting import Cell
from civic.services import results_pages
from civic.services.dashboard_files import Table
from civic.services.reach import site_address
from civic.services.result_views import UNTOLD, Choice, Envelope
from civic.services.work import Work, reads

COLUMNS = ("place", "title", "district", "cost", "votes", "score", "why", "address")


@reads
def table(work: Work, project_slug: str, activity_slug: str) -> Table:
    """Return a result as a table: what is funded in its order, then the rest by its votes.

    Raises:
        NotFound: if there is none, or not for this reader.
    """
    page = results_pages.page(work, project_slug, activity_slug)
    if not page.envelopes:
        raise NotFound
    heads = tuple(say(f"outcome.column_{name}", work.reader) for name in COLUMNS)
    rows = [
        _row(work, each, one) for each in page.envelopes for one in (*each.winners, *each.others)
    ]
    return Table("result", page.activity_title.text, work.reader, heads, rows)


def sentence(choice: Choice, currency: str, language: str) -> str:
    """Say why a project was funded or not, and what it lacked."""
    sums = {
        name: money.said(amount, currency, language) if amount != UNTOLD else ""
        for name, amount in (("left", choice.left), ("short", choice.short))
    }
    said = [say(f"outcome.why_{choice.why}", language, **sums)]
    if choice.more_of:
        said.append(say(f"outcome.more_{choice.more_of}", language, count=choice.more))
    return " ".join(said)


def _row(work: Work, envelope: Envelope, one: Choice) -> tuple[Cell, ...]:
    return (
        one.place or "",
        one.title or say("outcome.gone", work.reader),
        one.area.text or envelope.name.text,
        one.cost,
        one.votes,
        "" if one.counted == "votes" else one.score,
        sentence(one, envelope.currency, work.reader),
        f"{site_address(work.house)}{one.href}" if one.href else "",
    )
