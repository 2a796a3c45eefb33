"""A contribution that says several things is split, and both pages say so."""

import pytest
from sqlmodel import select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Input, InputTag, Job, StatusChange, Tag
from civic.rules.access import SYSTEM, Actor
from civic.services import options, splitting, team_input
from civic.services.ballots import options_of
from civic.services.options import Finding
from civic.services.splitting import Part
from civic.services.work import House, perform, work
from civic.words import Reason, Role
from tests import factories as make
from tests.factories import HOSTILE
from tests.installing import Install
from tests.services.acting import do
from tests.services.square import Square, rows
from tests.services.voting import METHODS, Poll

WHY = "Deux idées en une."
PART = Part(f"Un banc {HOSTILE}", "<p>À l’ombre.</p>", WHY)


def test_a_part_stands_on_its_own_in_the_name_of_its_author_and_both_pages_say_so(
    house: House,
) -> None:
    square = Square(house)
    tag = Tag(name={"fr": "Rues"})
    make.keep(house, tag)
    make.keep(house, InputTag(input_id=square.first, tag_id=tag.id))

    made = do(house, square.manager, splitting.split, square.first, PART)

    part, whole = square.page(made, Actor()), square.page(square.first, Actor())
    assert (part.card.author.name, part.body) == ("Ana", "<p>À l’ombre.</p>")
    assert [one.id for one in part.card.tags] == [tag.id]
    assert part.merger is not None
    assert part.merger.split is not None
    assert (part.merger.split.of.id, part.merger.split.because) == (square.first, WHY)
    assert [one.id for one in whole.merger.parts] == [made]
    assert whole.card.title == square.row(square.first).title
    assert made in square.listed()


def test_its_author_hears_of_it_and_the_log_says_who_did_so(house: House) -> None:
    square = Square(house)
    made = do(house, square.manager, splitting.split, square.first, PART)

    log = do(house, square.manager, team_input.detail, square.first).log
    assert [(line.act, line.actor) for line in log] == [("input_split", "Julien")]
    spread = [job.payload for job in rows(house, Job) if job.name == "spread"]
    author = square.people[0].person_id
    assert [one["by"] for one in spread if one["kind"] == "input"] == [author]
    steps = [row for row in rows(house, StatusChange) if row.input_id == made]
    assert [step.note for step in steps] == ([WHY] if square.row(made).status_id else [])


@pytest.mark.parametrize(
    ("part", "field"),
    [
        (Part("", "", WHY), "title"),
        (Part("Un banc", "", ""), "because"),
        (Part("Un banc", 7, WHY), "body"),
    ],
    ids=["no title", "no reason", "no text at all"],
)
def test_a_part_needs_a_title_and_a_reason(house: House, part: Part, field: str) -> None:
    square = Square(house)
    with pytest.raises(Invalid) as no:
        do(house, square.manager, splitting.split, square.first, part)
    assert no.value.field == field
    assert len(rows(house, Input)) == 3


def test_what_was_merged_is_not_split_and_none_but_the_team_splits(house: House) -> None:
    square = Square(house)
    moderator = make.trusted(house, make.a_person(house), square.project, Role.MODERATOR)
    for who in (square.people[0], moderator, Actor()):
        with pytest.raises((Refused, NotFound)):
            do(house, who, splitting.split, square.first, PART)
    square.merge(square.first, into=square.second)
    with pytest.raises(Refused) as no:
        do(house, square.manager, splitting.split, square.first, PART)
    assert no.value.refusal.reason is Reason.MERGED


def test_a_part_is_costed_by_itself_and_none_is_made_once_people_have_voted(
    house: House, install: Install
) -> None:
    install(METHODS)
    poll = Poll(house)
    who = make.trusted(house, make.a_person(house), poll.project, Role.PROJECT_MANAGER)

    made = perform(poll.house, who, splitting.split, poll.options["tree"], PART)
    with work(poll.house, SYSTEM, reading=True) as job:
        assert made not in options_of(job, poll.activity)
    perform(poll.house, who, options.assess, made, Finding(verdict="offered", cost=100))
    with work(poll.house, SYSTEM, reading=True) as job:
        assert options_of(job, poll.activity)[made].cost == 100
        assert len(job.session.exec(select(Input)).all()) == 4
    poll.cast(make.a_person(house), "bench")

    with pytest.raises(Refused) as no:
        perform(poll.house, who, splitting.split, poll.options["bench"], PART)
    assert no.value.refusal.reason is Reason.VOTE_BEGUN
