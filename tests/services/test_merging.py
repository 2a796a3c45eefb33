"""What says the same is merged, leads to one, and is parted again as it was."""

import pytest

from civic.errors import Invalid, Refused
from civic.models import LogEntry, Status
from civic.rules.access import SYSTEM
from civic.rules.platform import MERGED
from civic.rules.talking import Look
from civic.services import (
    answers,
    bulk_acts,
    comments,
    feeds,
    figures,
    inputs,
    merging,
    own_inputs,
    reactions,
    similar,
    talk,
    team_input,
    team_inputs,
)
from civic.services.bulk import Chosen
from civic.services.inputs import Draft
from civic.services.team_query import Query
from civic.services.work import House, work
from civic.words import Reason, Role, Subject
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do
from tests.services.square import WHY, Square, rows


def test_what_was_merged_stays_readable_and_says_where_it_leads(house: House) -> None:
    square = Square(house)

    done = square.merge(square.first, into=square.second)

    page = square.page(square.first, square.people[2])
    assert done.count == 1
    assert page.body
    assert page.card.status.key == MERGED
    assert (page.gone.how, page.merger.into.id, page.merger.because) == (
        "merged", square.second, WHY,
    )  # fmt: skip
    assert page.history[-1].note == WHY


def test_the_survivor_says_what_it_brings_together(house: House) -> None:
    square = Square(house)

    square.merge(square.first, square.third, into=square.second)

    page = square.page(square.second, square.people[2])
    assert {(one.id, one.author.name) for one in page.merger.joined} == {
        (square.first, "Ana"),
        (square.third, "Chloé"),
    }


def test_who_wrote_without_their_name_is_named_by_their_pseudonym_in_a_merge_too(
    house: House,
) -> None:
    square = Square(house)
    box = make.an_idea_box(house, "autre", anonymous=True)
    drafts = (Draft(title="Un banc", masked=True), Draft(title="Un siège", masked=True))
    first, second = (do(house, square.people[0], inputs.submit, box, draft) for draft in drafts)
    mark = square.page(first, square.people[1]).card.author.name
    do(house, make.an_admin(house), merging.merge, Chosen((first,)), second, WHY)

    [joined] = square.page(second, square.people[1]).merger.joined
    into = square.page(first, square.people[1]).merger.into

    assert (joined.author.id, joined.author.name, into.author.name) == ("", mark, mark)


def test_what_was_merged_leaves_lists_counts_suggestions_and_feeds(house: House) -> None:
    square = Square(house)

    square.merge(square.first, into=square.second)

    with work(house, SYSTEM, now=NOON, reading=True) as job:
        assert figures.counts_of(job, square.box).inputs == 2
        assert figures.people_of(job, [square.project]) == {square.project: 3}
    assert set(square.listed()) == {square.second, square.third}
    assert square.first not in do(house, SYSTEM, similar.titles_of, square.box).ids
    assert do(house, square.manager, team_inputs.window, Query()).total == 2
    merged = do(house, square.manager, team_inputs.window, Query(state="merged"))
    assert [(row.id, row.is_merged) for row in merged.rows] == [(square.first, True)]
    assert square.first not in str(do(house, SYSTEM, feeds.pages))


def test_its_author_reads_in_their_own_list_that_it_was_merged(house: House) -> None:
    square = Square(house)

    square.merge(square.first, into=square.second)

    [line] = do(house, square.people[0], own_inputs.mine).lines
    assert (line.gone.how, line.status.key) == ("merged", MERGED)


@pytest.mark.parametrize("act", ["react", "comment", "edit", "status", "react_to_comment"])
def test_nobody_takes_part_in_it_and_the_reason_names_the_survivor(house: House, act: str) -> None:
    square = Square(house)
    said = make.a_comment(house, square.first, square.people[1])
    square.merge(square.first, into=square.second)
    reader, author, manager = square.people[2], square.people[0], square.manager
    status = make.a_status(house)

    with pytest.raises(Refused) as no:
        match act:
            case "react":
                do(house, reader, reactions.react, Subject.INPUT, square.first, 1)
            case "react_to_comment":
                do(house, reader, reactions.react, Subject.COMMENT, said, 1)
            case "comment":
                do(house, reader, comments.write, square.first, "Oui")
            case "edit":
                do(house, author, inputs.withdraw, square.first)
            case "status":
                do(house, manager, answers.set_status, square.first, status)

    assert no.value.refusal.reason is Reason.MERGED
    assert dict(no.value.refusal.figures) == {"title": "Idée 1"}
    permit = square.page(square.first, reader).comment
    assert (permit.is_open, permit.reason, permit.figures["title"]) == (
        False, Reason.MERGED, "Idée 1",
    )  # fmt: skip


def test_its_conversation_is_still_read(house: House) -> None:
    square = Square(house)
    make.a_comment(house, square.first, square.people[1], "Bonne idée")
    square.merge(square.first, into=square.second)

    found = do(house, square.people[2], talk.look, square.first, Look())

    assert [thread.body for thread in found.talk.threads] == ["Bonne idée"]


def test_what_others_were_merged_into_is_taken_back_no_more(house: House) -> None:
    square = Square(house)
    square.merge(square.first, into=square.second)

    with pytest.raises(Refused) as no:
        do(house, square.people[1], inputs.withdraw, square.second)

    assert no.value.refusal.reason is Reason.HAS_SUPPORT


def test_the_survivor_may_be_among_those_that_were_picked(house: House) -> None:
    square = Square(house)

    done = square.merge(square.first, square.second, square.third, into=square.second)

    assert done.count == 2
    assert square.listed() == [square.second]


@pytest.mark.parametrize(
    ("what", "key"),
    [("elsewhere", "other_project"), ("hidden", "not_shown"), ("unknown", "into_missing")],
)
def test_a_survivor_stands_before_everybody_in_the_same_project(
    house: House, what: str, key: str
) -> None:
    square = Square(house)
    into = {
        "elsewhere": make.an_idea(house, make.an_idea_box(house, "autre")),
        "hidden": make.an_idea(house, square.box, hidden_at=NOON),
        "unknown": "nothing",
    }[what]
    boss = make.an_admin(house)

    with pytest.raises(Invalid) as no:
        do(house, boss, merging.merge, Chosen((square.first,)), into, WHY)

    assert no.value.key == f"team_merge.{key}"


def test_a_reason_is_asked_for(house: House) -> None:
    square = Square(house)

    with pytest.raises(Invalid) as no:
        do(house, square.manager, merging.merge, Chosen((square.first,)), square.second, " ")

    assert no.value.field == "because"


def test_only_managers_merge(house: House) -> None:
    square = Square(house)
    helper = make.trusted(house, make.a_person(house), square.project, Role.MODERATOR)

    with pytest.raises(Refused) as no:
        do(house, helper, merging.merge, Chosen((square.first,)), square.second, WHY)

    assert no.value.refusal.reason is Reason.NOT_ALLOWED


def test_what_a_colleague_merged_meanwhile_is_not_merged_unawares(house: House) -> None:
    square = Square(house)
    seen = do(house, square.manager, team_input.detail, square.first).seen["merged"]
    square.merge(square.first, into=square.second)

    with pytest.raises(Refused) as no:
        square.merge(square.first, into=square.third, seen=seen)

    assert no.value.refusal.reason is Reason.CHANGED_MEANWHILE
    assert dict(no.value.refusal.figures)["who"] == "Julien"


def test_no_hand_gives_the_status_of_merged_ones(house: House) -> None:
    square = Square(house)
    square.merge(square.first, into=square.second)
    [merged] = [row.id for row in rows(house, Status) if row.key == MERGED]

    for act in (
        lambda: do(house, square.manager, answers.set_status, square.third, merged),
        lambda: do(house, square.manager, bulk_acts.give_status, Chosen((square.third,)), merged),
    ):
        with pytest.raises(Invalid):
            act()


def test_a_status_for_many_leaves_merged_ones_theirs(house: House) -> None:
    square = Square(house)
    status = make.a_status(house)
    square.merge(square.first, into=square.second)

    every = Chosen((square.first, square.second, square.third))
    done = do(house, square.manager, bulk_acts.give_status, every, status, "Oui")

    assert done.count == 2
    assert square.page(square.first, square.people[0]).card.status.key == MERGED


def test_it_is_logged_for_the_survivor_and_for_what_was_merged(house: House) -> None:
    square = Square(house)

    square.merge(square.first, into=square.second)

    for key in (square.first, square.second):
        log = do(house, square.manager, team_input.detail, key).log
        assert [line.act for line in log] == ["inputs_merged"]
    [entry] = [row for row in rows(house, LogEntry) if row.act == "inputs_merged"]
    assert (entry.figures["count"], entry.figures["name"]) == ("1", "Idée 1")


def test_what_it_can_be_merged_into_is_found_by_words_or_among_those_picked(house: House) -> None:
    square = Square(house)
    three = (square.first, square.second, square.third)

    among = do(house, square.manager, merging.candidates, three, "", among=True)
    found = do(house, square.manager, merging.candidates, (square.first,), "idee 2", among=False)
    none = do(house, square.manager, merging.candidates, (square.first,), "", among=False)

    assert {row.id for row in among} == set(three)
    assert [row.id for row in found] == [square.third]
    assert none == []
