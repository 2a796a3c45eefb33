"""What people vote on is hidden by those who manage the vote alone, and everybody is told."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import select

from civic.errors import Refused
from civic.models import LogEntry
from civic.rules.access import SYSTEM, Actor
from civic.services import answers, bulk_acts, bulk_undo, moderation, public_notes, sealing
from civic.services.bulk import Chosen
from civic.services.work import House, Work, perform, work
from civic.words import Reason, Role
from tests import factories as make
from tests.factories import NOON
from tests.installing import Install
from tests.services.voting import METHODS, Poll

Hiding = Callable[[Work, str], object]

WAYS: dict[str, Hiding] = {
    "one": lambda job, key: answers.hide(job, key, "Erreur"),
    "many": lambda job, key: bulk_acts.hide(job, Chosen(ids=(key,)), "Erreur"),
    "decided": lambda job, key: moderation.hide(job, "input", key, "Erreur"),
}
each_way = pytest.mark.parametrize("hide", WAYS.values(), ids=WAYS)


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Open a vote with an envelope of 1,000."""
    install(METHODS)
    return Poll(house)


def trusted(poll: Poll, role: Role) -> Actor:
    return make.trusted(poll.house, make.a_person(poll.house), poll.project, role)


def notes(poll: Poll) -> list[tuple[str, str]]:
    with work(poll.house, Actor(), reading=True) as job:
        found = public_notes.public_notes(job, poll.activity)
    return [(note.kind, note.because) for note in found]


@each_way
def test_a_moderator_does_not_hide_what_people_vote_on_until_it_is_sealed(
    poll: Poll, hide: Hiding
) -> None:
    moderator = trusted(poll, Role.MODERATOR)
    ana = make.a_person(poll.house)
    poll.cast(ana, "tree")
    poll.at = NOON + timedelta(days=1)

    with pytest.raises(Refused) as no:
        perform(poll.house, moderator, hide, poll.options["tree"])

    assert no.value.refusal.reason is Reason.VOTED_ON
    assert poll.mine(ana).counts
    assert notes(poll) == []
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)
    perform(poll.house, moderator, hide, poll.options["tree"])


@each_way
def test_who_manages_the_vote_does_and_everybody_reads_that_but_not_the_words(
    poll: Poll, hide: Hiding
) -> None:
    poll.cast(make.a_person(poll.house), "tree")

    perform(poll.house, trusted(poll, Role.PROJECT_MANAGER), hide, poll.options["tree"])

    assert notes(poll) == [("hidden", "")]
    with work(poll.house, SYSTEM, reading=True) as job:
        query = select(LogEntry).where(LogEntry.act == "vote_option_hidden")
        (entry,) = job.session.exec(query).all()
    assert (entry.figures["count"], entry.figures["because"]) == ("1", "Erreur")


@each_way
def test_before_the_first_ballot_moderators_hide_as_ever(poll: Poll, hide: Hiding) -> None:
    perform(poll.house, trusted(poll, Role.MODERATOR), hide, poll.options["tree"])

    assert notes(poll) == []


def test_taking_back_that_it_was_shown_hides_it_again_only_for_the_manager(poll: Poll) -> None:
    manager, moderator = (trusted(poll, role) for role in (Role.PROJECT_MANAGER, Role.MODERATOR))
    tree = poll.options["tree"]
    poll.cast(make.a_person(poll.house), "bench")
    perform(poll.house, manager, WAYS["one"], tree)
    done = perform(poll.house, manager, bulk_acts.show, Chosen(ids=(tree,)))

    with pytest.raises(Refused) as no:
        perform(poll.house, moderator, bulk_undo.undo, done.id)

    assert no.value.refusal.reason is Reason.VOTED_ON
    perform(poll.house, manager, bulk_undo.undo, done.id)
    assert notes(poll) == [("hidden", ""), ("hidden", "")]
