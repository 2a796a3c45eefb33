"""What the team wrote is read by each in their language, if it is there."""

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.rules.access import SYSTEM, Actor
from civic.services import input_pages, results_pages, translations, voting_pages
from civic.services.work import Caller, House, perform
from civic.words import Reason
from tests import factories as make
from tests.services.test_results_pages import slugs
from tests.services.test_scenarios import FREE, published
from tests.services.test_vote_results import manager
from tests.services.voting import Poll

DUTCH = ("De boomgaard", "<p>Twaalf appelbomen.</p>")


@pytest.fixture
def poll(house: House) -> Poll:
    """Open a vote on scenarios that were written in French."""
    return Poll(house, "scenarios", FREE)


def write(poll: Poll, who: Actor, language: str = "nl", *typed: str) -> None:
    perform(poll.house, who, translations.save, poll.options["tree"], language, *(typed or DUTCH))


def dutch() -> Caller:
    return Caller(language="nl")


def test_each_reads_a_scenario_in_their_language_wherever_it_stands(poll: Poll) -> None:
    write(poll, manager(poll))
    tree = poll.options["tree"]

    page = perform(poll.house, dutch(), input_pages.page, tree)
    assert (page.card.title, page.card.lang, page.body) == (DUTCH[0], "nl", DUTCH[1])
    vote = perform(poll.house, dutch(), voting_pages.vote, poll.activity)
    assert DUTCH[0] in {choice.card.title for choice in vote.choices}
    assert perform(poll.house, dutch(), voting_pages.choice, poll.activity, tree).body == DUTCH[1]

    french = perform(poll.house, Caller(language="fr"), input_pages.page, tree)
    assert (french.card.title, french.card.lang) == ("tree", "fr")
    english = perform(poll.house, Caller(language="en"), input_pages.page, tree)
    assert (english.card.title, english.card.lang) == ("tree", "fr")


def test_a_result_names_them_in_the_readers_language(poll: Poll) -> None:
    write(poll, manager(poll))
    poll.cast(make.a_person(poll.house), tree=6)
    published(poll)

    page = perform(poll.house, dutch(), results_pages.page, *slugs(poll))

    assert (page.chosen, page.envelopes[0].winners[0].lang) == (DUTCH[0], "nl")


def test_the_team_finds_what_it_wrote_and_takes_it_back_without_a_title(poll: Poll) -> None:
    ana, tree = manager(poll), poll.options["tree"]
    write(poll, ana)

    found = perform(poll.house, ana, translations.page, tree, "nl")
    assert (found.written_title, found.language) == (DUTCH[0], "nl")
    assert {one.code for one in found.tongues if one.is_there} == {"nl"}

    write(poll, ana, "nl", "", "")
    assert perform(poll.house, dutch(), input_pages.page, tree).card.title == "tree"


@pytest.mark.parametrize(
    ("language", "typed", "field"),
    [
        ("fr", DUTCH, "language"),
        ("xx", DUTCH, "language"),
        ("nl", ("No", DUTCH[1]), "title"),
        ("nl", (DUTCH[0], ""), "body"),
    ],
    ids=["the one it was written in", "none of the platform", "a short title", "no text"],
)
def test_what_cannot_be_kept_is_refused_at_its_field(
    poll: Poll, language: str, typed: tuple[str, str], field: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        write(poll, manager(poll), language, *typed)

    assert wrong.value.field == field


def test_only_the_team_writes_and_only_before_the_first_ballot(poll: Poll) -> None:
    with pytest.raises(Refused):
        write(poll, make.a_person(poll.house))
    poll.cast(make.a_person(poll.house), tree=6)

    with pytest.raises(Refused) as no:
        write(poll, manager(poll))
    assert no.value.refusal.reason is Reason.VOTE_BEGUN


def test_what_people_wrote_is_in_their_words_alone(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))

    with pytest.raises(NotFound):
        perform(house, SYSTEM, translations.save, idea, "nl", *DUTCH)
