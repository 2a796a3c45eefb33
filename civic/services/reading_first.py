"""What the team reads before everybody does: what waits, and what becomes of it.

What waits is hidden, and says so in ``held``: whoever leaves out what is hidden leaves it out.
Its author reads it with the team, may correct it and take it back.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import func, inspect, select
from sqlmodel import col

from civic.errors import Refused
from civic.methods.base import Moderation
from civic.models import Comment, Input, Person, StatusChange
from civic.rules.ranking import heat
from civic.rules.watching import LINKS, Watch, caught, has_link, words_in
from civic.services import masks
from civic.services.spreading import spread
from civic.services.work import Opened, Work
from civic.words import Held, NewcomerLinks, News, Reading, Reason, Refusal, Role


def check(work: Work, opened: Opened, row: Input | Comment, said: Sequence[str]) -> bool:
    """Let a row wait if the team is to read it first; return whether it does.

    Raises:
        Refused: if it holds a link, and accounts as new as the actor's may put none.
    """
    asked = opened.method.moderation(opened.settings)
    if _is_trusted(work, opened, row):
        return False
    found = _caught(work, asked, "\n".join(said))
    is_comment = isinstance(row, Comment) and not row.is_update
    reading = asked.comments if is_comment else asked.inputs
    waits = {
        Reading.AFTER: False,
        Reading.FLAGGED: bool(found),
        Reading.BEFORE: True,
    }[reading] or (LINKS in found and work.platform.newcomer_links is NewcomerLinks.READ)
    if waits or row.held:
        hold(work, row, found)
    return bool(row.held)


def hold(work: Work, row: Input | Comment, found: Sequence[str] = ()) -> None:
    """Let a row wait to be read; what everybody has read before comes back with its date."""
    row.was_shown = row.was_shown or (not row.held and inspect(row).persistent)
    row.held, row.caught = Held.WAITING, ",".join(found)
    row.hidden_at, row.hidden_because = work.now, ""


def tell_author(work: Work, row: Input, verdict: str, comment: Comment | None = None) -> None:
    """Let an author hear that their words wait, were published or refused."""
    about = f"{comment.id if comment else ''}:{verdict}:{work.now:%Y%m%d%H%M%S}"
    spread(work, News.READING, row, about)


def release(work: Work, row: Input | Comment) -> bool:
    """Let everybody read what waited; return whether nobody had before.

    What is read for the first time is dated today, so that lists and followers take it for new.
    """
    is_new = not row.was_shown
    row.held, row.caught, row.was_shown = "", "", False
    row.hidden_at, row.hidden_because = None, ""
    if is_new:
        _date(work, row)
    return is_new


def _date(work: Work, row: Input | Comment) -> None:
    if isinstance(row, Input):
        row.heat = heat(row.up, row.down, work.now)
        steps = select(StatusChange).where(col(StatusChange.input_id) == row.id)
        for step in work.session.execute(steps).scalars():
            step.at = max(step.at, work.now) if step.at == row.created_at else step.at
    row.created_at, row.edited_at = work.now, None


def _is_trusted(work: Work, opened: Opened, row: Input | Comment) -> bool:
    """Say whether the team need not read it: it is its own, and says so by its name."""
    return row.mask_id is None and work.actor.role_in(opened.project.id) is not Role.CITIZEN


def _caught(work: Work, asked: Moderation, said: str) -> tuple[str, ...]:
    links = work.platform.newcomer_links
    watches_links = asked.links or links is NewcomerLinks.READ
    has_links = (watches_links or links is NewcomerLinks.REFUSED) and has_link(said)
    is_new = has_links and is_newcomer(work)
    if is_new and links is NewcomerLinks.REFUSED:
        raise Refused(refusal(work))
    words = words_in(work.platform.watched_words) if asked.words else ()
    return caught(said, Watch(watches_links and is_new, words, asked.shouting))


def refused_link(work: Work, said: str) -> bool:
    """Say whether words of the actor that nobody reads first hold a link too many."""
    is_open = work.platform.newcomer_links is NewcomerLinks.ALLOWED
    return not is_open and has_link(said) and not work.actor.is_team and is_newcomer(work)


def refusal(work: Work) -> Refusal:
    """Return why a link of a new account is not taken."""
    days, pieces = work.platform.newcomer_days, work.platform.newcomer_pieces
    return Refusal(Reason.NEWCOMER_LINKS, (("days", str(days)), ("count", str(pieces))))


def is_newcomer(work: Work) -> bool:
    """Say whether the actor's account is young, or few of their words were published."""
    person = work.session.get_one(Person, work.person_id)
    if work.now - person.created_at < timedelta(days=work.platform.newcomer_days):
        return True
    return _published(work) < work.platform.newcomer_pieces


def _published(work: Work) -> int:
    connection = work.session.connection()
    total = 0
    for table in (Input, Comment):
        query = select(func.count()).select_from(table)
        query = query.where(masks.own(work, table), col(table.hidden_at).is_(None))
        total += int(connection.execute(query).scalar_one())
    return total
