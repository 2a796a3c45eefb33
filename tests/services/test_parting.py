"""What was merged is parted again: undone, in chains, and never in a circle."""

import pytest

from civic.errors import Invalid, Refused
from civic.models import Notification, StatusChange
from civic.rules.platform import MERGED
from civic.services import answers, bulk_undo
from civic.services.work import House, work
from civic.words import Reason, Refusal
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do
from tests.services.square import Square, rows


def test_parted_again_it_is_all_it_was(house: House) -> None:
    square = Square(house)
    accepted = make.a_status(house)
    do(house, square.manager, answers.set_status, square.first, accepted, "Oui")
    before = square.row(square.first).model_dump()
    square.merge(square.first, into=square.second)

    done = square.part(square.first)

    page = square.page(square.first, square.people[2])
    assert square.row(square.first).model_dump() == before
    assert [step.status.key for step in page.history] == ["accepted", MERGED, "accepted"]
    assert (done.count, page.gone.how, page.merger, page.comment.is_open) == (1, "", None, True)
    assert square.page(square.second, square.people[2]).merger is None
    assert set(square.listed()) == {square.first, square.second, square.third}


def test_without_a_status_before_it_has_none_again(house: House) -> None:
    square = Square(house)
    square.merge(square.first, into=square.second)

    square.part(square.first)

    assert square.row(square.first).status_id is None


def test_a_merge_is_undone_without_a_trace_before_anybody_hears(house: House) -> None:
    square = Square(house)
    before = square.row(square.first).model_dump()
    done = square.merge(square.first, square.third, into=square.second)

    with work(house, square.manager, now=NOON) as job:
        assert bulk_undo.undo(job, done.id) == 2
    square.tell()

    assert square.row(square.first).model_dump() == before
    assert (rows(house, StatusChange), rows(house, Notification)) == ([], [])


def test_parting_is_undone_too(house: House) -> None:
    square = Square(house)
    square.merge(square.first, into=square.second)
    merged = square.row(square.first).model_dump()
    done = square.part(square.first)

    with work(house, square.manager, now=NOON) as job:
        bulk_undo.undo(job, done.id)

    assert square.row(square.first).model_dump() == merged


def test_parting_is_undone_no_more_once_the_survivor_was_merged_the_other_way(
    house: House,
) -> None:
    square = Square(house)
    square.merge(square.first, into=square.second)
    done = square.part(square.first)
    square.merge(square.second, into=square.first)

    with pytest.raises(Refused) as no:
        do(house, square.manager, bulk_undo.undo, done.id)

    assert no.value.refusal == Refusal(Reason.CHANGED_SINCE, (("count", "1"), ("who", "Julien")))
    assert set(square.listed()) == {square.first, square.third}


def test_parting_is_undone_no_more_once_the_survivor_is_hidden(house: House) -> None:
    square = Square(house)
    square.merge(square.first, square.third, into=square.second)
    done = square.part(square.first, square.third)
    do(house, square.manager, answers.hide, square.second, "Propos déplacés")

    with pytest.raises(Refused) as no:
        do(house, square.manager, bulk_undo.undo, done.id)

    assert no.value.refusal.reason is Reason.CHANGED_SINCE
    assert set(square.listed()) == {square.first, square.third}


def test_parting_a_chain_is_undone_with_its_links(house: House) -> None:
    square = Square(house)
    square.merge(square.first, into=square.second)
    square.merge(square.second, into=square.third)
    done = square.part(square.first, square.second)

    do(house, square.manager, bulk_undo.undo, done.id)

    assert square.listed() == [square.third]
    assert square.row(square.first).merged_into_id == square.second


def test_a_chain_leads_to_its_end_and_parts_link_by_link(house: House) -> None:
    square = Square(house)
    square.merge(square.first, into=square.second)
    square.merge(square.second, into=square.third)

    assert square.page(square.first, square.people[0]).merger.into.id == square.third
    joined = square.page(square.third, square.people[0]).merger.joined
    assert {one.id for one in joined} == {square.first, square.second}

    square.part(square.second)

    assert square.page(square.first, square.people[0]).merger.into.id == square.second
    assert square.page(square.third, square.people[0]).merger is None


def test_merged_into_a_merged_one_it_leads_to_the_survivor(house: House) -> None:
    square = Square(house)
    square.merge(square.first, into=square.second)

    square.merge(square.third, into=square.first)

    assert square.row(square.third).merged_into_id == square.second


def test_no_circle_can_be_made(house: House) -> None:
    square = Square(house)
    square.merge(square.first, into=square.second)

    with pytest.raises(Invalid) as no:
        square.merge(square.second, into=square.first)

    assert no.value.key == "team_merge.nothing"
    assert square.row(square.second).merged_into_id is None
