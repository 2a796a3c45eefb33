"""Who took part is asked on the survivor's page, and told of nothing that nobody reads."""

from datetime import timedelta

import pytest

from civic.errors import Refused
from civic.models import Follow, Input, Job, Notification, Reaction
from civic.rules.access import SYSTEM
from civic.services import answers, comments, merging, notifications
from civic.services.bulk import UNDO_FOR, Chosen
from civic.services.work import House, work
from civic.words import Followed, Reason, Refusal
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do
from tests.services.square import WHY, Square, mails, rows, supported


def test_those_who_took_part_are_asked_once_and_nobody_is_moved(house: House) -> None:
    square = Square(house)
    fan, talker, watcher = (make.a_person(house, name) for name in ("Fanny", "Tom", "Walid"))
    supported(square, square.first, fan, square.people[1])
    supported(square, square.third, fan)
    make.a_comment(house, square.third, talker)
    follow = Follow(
        person_id=watcher.person_id or "", kind=Followed.INPUT, subject_id=square.first,
        project_id=square.project, created_at=NOON,
    )  # fmt: skip
    make.keep(house, follow)
    square.merge(square.first, square.third, into=square.second)

    square.tell()
    square.tell()

    told = [row for row in rows(house, Notification) if row.kind == "merged"]
    asked = (fan, talker, watcher, square.people[0], square.people[2])
    assert {row.person_id for row in told} == {person.person_id for person in asked}
    assert len(told) == len(mails(house)) == 5
    assert {row.subject_id for row in rows(house, Reaction)} == {square.first, square.third}
    assert {mail["link"] for mail in mails(house)} == {f"/inputs/{square.second}"}
    [line] = do(house, talker, notifications.mine).lines
    assert (line.said, line.title, line.words) == ("merged", "Idée 1", "Idée 2")


def test_who_supported_it_is_asked_on_the_page_of_the_survivor_until_they_say(
    house: House,
) -> None:
    square = Square(house)
    fan = make.a_person(house, "Fanny")
    supported(square, square.first, fan)
    square.merge(square.first, into=square.second)

    assert square.page(square.second, fan).merger.asks.id == square.first
    assert square.page(square.second, square.people[0]).merger.asks.id == square.first
    assert square.page(square.second, square.people[2]).merger.asks is None
    assert square.page(square.second, square.people[1]).merger.asks is None

    supported(square, square.second, fan)

    assert square.page(square.second, fan).merger.asks is None
    assert square.row(square.second).up == 1


def test_a_limited_thumb_comes_back_when_what_it_is_on_is_merged(house: House) -> None:
    square = Square(house)
    box = make.an_idea_box(house, "autre", up="limited", most_up=1)
    first, second = make.an_idea(house, box), make.an_idea(house, box)
    fan, boss = make.a_person(house), make.an_admin(house)
    supported(square, first, fan)
    do(house, boss, merging.merge, Chosen((first,)), second, WHY)

    supported(square, second, fan)

    assert square.row(second).up == 1


def test_what_was_asked_is_gone_from_the_list_once_it_is_parted(house: House) -> None:
    square = Square(house)
    square.merge(square.first, into=square.second)
    square.tell()
    assert do(house, square.people[0], notifications.mine).lines

    square.part(square.first)

    assert do(house, square.people[0], notifications.mine).lines == []


def test_a_survivor_that_is_hidden_is_not_named_to_citizens(house: House) -> None:
    square = Square(house)
    square.merge(square.first, into=square.second)
    do(house, square.manager, answers.hide, square.second, "Propos déplacés")

    assert square.page(square.first, square.people[0]).merger.into is None


@pytest.mark.parametrize("how", ["hidden_at", "withdrawn_at"])
def test_a_survivor_that_is_gone_is_named_in_no_refusal(house: House, how: str) -> None:
    square = Square(house)
    square.merge(square.first, into=square.second)
    with work(house, SYSTEM, now=NOON) as job:
        setattr(job.session.get_one(Input, square.second), how, NOON)

    with pytest.raises(Refused) as no:
        do(house, square.people[2], comments.write, square.first, "Oui")

    assert no.value.refusal == Refusal(Reason.CONTENT_CLOSED)
    permit = square.page(square.first, square.people[2]).comment
    assert (permit.is_open, permit.reason, permit.figures) == (False, "content_closed", {})


def test_what_was_merged_and_is_hidden_since_is_named_in_no_news(house: House) -> None:
    square = Square(house)
    square.merge(square.first, into=square.second)
    square.tell()
    do(house, square.manager, answers.hide, square.first, "Propos déplacés")

    [line] = do(house, square.people[0], notifications.mine).lines

    assert (line.said, line.title, line.words) == ("merged", "Idée 1", "")


def test_nobody_is_asked_for_what_was_hidden_before_they_could_be(house: House) -> None:
    square = Square(house)
    supported(square, square.first, square.people[2])
    square.merge(square.first, into=square.second)
    do(house, square.manager, answers.hide, square.first, "Propos déplacés")

    square.tell()

    assert mails(house) == []
    assert [row.kind for row in rows(house, Notification)] == []


def test_news_wait_until_it_can_no_longer_be_undone(house: House) -> None:
    square = Square(house)
    square.merge(square.first, into=square.second)

    [job] = [job for job in rows(house, Job) if job.name == "bulk_news"]

    assert job.run_at > NOON + UNDO_FOR
    assert job.run_at < NOON + UNDO_FOR + timedelta(minutes=1)
