"""What says the same is merged, leads to one, and is parted again as it was."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from civic.errors import Invalid, Refused
from civic.models import Follow, Input, Job, LogEntry, Notification, Reaction, Status, StatusChange
from civic.rules.access import SYSTEM, Actor
from civic.rules.platform import MERGED
from civic.rules.talking import Look
from civic.services import (
    answers,
    bulk_acts,
    bulk_news,
    bulk_undo,
    comments,
    feeds,
    figures,
    input_lists,
    input_pages,
    inputs,
    merge_news,
    merging,
    notifications,
    own_inputs,
    reactions,
    similar,
    talk,
    team_input,
    team_inputs,
)
from civic.services.bulk import UNDO_FOR, Chosen
from civic.services.input_lists import Filters
from civic.services.inputs import Draft
from civic.services.team_query import Query
from civic.services.work import House, work
from civic.words import Followed, Reason, Refusal, Role, Subject
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do

WHY = "Elles disent la même chose."


class Square:
    """An idea box with three ideas for one square, each of somebody else, and its manager."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.box = make.an_idea_box(house)
        self.people = [make.a_person(house, name) for name in ("Ana", "Bela", "Chloé")]
        self.first, self.second, self.third = (
            make.an_idea(house, self.box, f"Idée {n}", author=person)
            for n, person in enumerate(self.people)
        )
        self.project = self.row(self.first).project_id
        self.manager = make.trusted(
            house, make.a_person(house, "Julien"), self.project, Role.PROJECT_MANAGER
        )

    def row(self, key: str) -> Input:
        """Return an idea as it is now."""
        with work(self.house, SYSTEM, reading=True) as job:
            return job.session.get_one(Input, key)

    def merge(self, *ids: str, into: str, **more: Any) -> Any:
        """Merge ideas as the manager."""
        return do(self.house, self.manager, merging.merge, Chosen(ids), into, WHY, **more)

    def part(self, *ids: str) -> Any:
        """Part them again."""
        return do(self.house, self.manager, merging.part, Chosen(ids))

    def page(self, key: str, reader: Actor) -> Any:
        """Return the page of an idea as somebody reads it."""
        return do(self.house, reader, input_pages.page, key)

    def listed(self) -> list[str]:
        """Return the ideas that everybody finds."""
        found = do(self.house, SYSTEM, input_lists.listed, self.box, Filters(order="old"))
        return [card.id for card in found.cards]

    def tell(self) -> None:
        """Run what the merge left to tell, as late as it is due."""
        for name, module in (("bulk_news", bulk_news), ("merge_news", merge_news)):
            for job in [job for job in rows(self.house, Job) if job.name == name]:
                module.JOBS[name](self.house, dict(job.payload), lambda done, stage="": None)


def rows(house: House, table: type[Any]) -> list[Any]:
    with work(house, SYSTEM, reading=True) as job:
        return list(job.session.exec(select(table)).all())


def mails(house: House) -> list[dict[str, Any]]:
    return [job.payload for job in rows(house, Job) if job.name == "mail"]


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
    assert do(house, square.manager, team_inputs.page, Query()).total == 2
    merged = do(house, square.manager, team_inputs.page, Query(state="merged"))
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


def supported(square: Square, key: str, *people: Actor) -> None:
    for person in people:
        do(square.house, person, reactions.react, Subject.INPUT, key, 1)


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


def test_what_it_can_be_merged_into_is_found_by_words_or_among_those_picked(house: House) -> None:
    square = Square(house)
    three = (square.first, square.second, square.third)

    among = do(house, square.manager, merging.candidates, three, "", among=True)
    found = do(house, square.manager, merging.candidates, (square.first,), "idee 2", among=False)
    none = do(house, square.manager, merging.candidates, (square.first,), "", among=False)

    assert {row.id for row in among} == set(three)
    assert [row.id for row in found] == [square.third]
    assert none == []
