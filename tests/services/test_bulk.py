"""What the team does with many inputs at once, and how it is undone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from civic.errors import Invalid, NotFound, Refused
from civic.models import (
    BulkRow,
    Feedback,
    Input,
    InputTag,
    Job,
    LogEntry,
    Notification,
    Reaction,
    StatusChange,
    Tag,
)
from civic.rules.access import SYSTEM, Actor
from civic.services import (
    answers,
    bulk,
    bulk_acts,
    bulk_news,
    bulk_undo,
    inputs,
    spreading,
    team_input,
    team_inputs,
)
from civic.services.bulk import UNDO_FOR, Chosen
from civic.services.inputs import Draft
from civic.services.team_query import Query
from civic.services.work import House, Work, work
from civic.words import Reason, Role
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do

LATER = NOON + UNDO_FOR + timedelta(minutes=1)


class Box:
    """An idea box with three ideas of one author, its manager, and a status."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.box = make.an_idea_box(house)
        self.ana = make.a_person(house, "Ana")
        self.ids = tuple(
            make.an_idea(house, self.box, f"Idée {n}", author=self.ana) for n in range(3)
        )
        self.project = rows(house, Input)[0].project_id
        self.manager = make.trusted(
            house, make.a_person(house, "Julien"), self.project, Role.PROJECT_MANAGER
        )
        self.status = make.a_status(house)
        self.all = Chosen(self.ids)


def rows(house: House, table: type[Any]) -> list[Any]:
    with work(house, SYSTEM, reading=True) as job:
        return list(job.session.exec(select(table)).all())


def states(house: House) -> dict[str, dict[str, Any]]:
    return {row.id: row.model_dump() for row in rows(house, Input)}


@contextmanager
def later(house: House, actor: Actor, seconds: float) -> Iterator[Work]:
    with work(house, actor, now=NOON + timedelta(seconds=seconds)) as job:
        yield job


def tell(house: House) -> None:
    """Run what bulk changes left to tell, and what that left, as late as it is due."""
    for name, module in (("bulk_news", bulk_news), ("spread", spreading)):
        for job in [job for job in rows(house, Job) if job.name == name]:
            module.JOBS[name](house, dict(job.payload), lambda done, stage="": None)


def refused(reason: Reason, act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(Refused) as no:
        act()
    assert no.value.refusal.reason is reason
    return dict(no.value.refusal.figures)


def test_a_status_is_given_to_many_and_each_keeps_its_own_history(house: House) -> None:
    box = Box(house)

    done = do(house, box.manager, bulk_acts.give_status, box.all, box.status, "Oui", "Parcs")

    assert done.count == 3
    assert {row.status_id for row in rows(house, Input)} == {box.status}
    seen = do(house, box.manager, team_input.detail, box.ids[0])
    assert [(step.note, step.department) for step in seen.steps] == [("Oui", "Parcs")]
    assert [line.act for line in seen.log] == ["bulk_status"]


def test_a_bulk_change_is_logged_once(house: House) -> None:
    box = Box(house)

    do(house, box.manager, bulk_acts.give_status, box.all, box.status)

    [entry] = [row for row in rows(house, LogEntry) if row.act == "bulk_status"]
    assert (entry.figures["count"], entry.project_id) == ("3", box.project)


def test_what_is_so_already_is_left_alone(house: House) -> None:
    box = Box(house)
    do(house, box.manager, answers.set_status, box.ids[0], box.status)

    done = do(house, box.manager, bulk_acts.give_status, box.all, box.status)
    again = do(house, box.manager, bulk_acts.give_status, box.all, box.status)

    assert (done.count, again.count, again.id) == (2, 0, "")


def test_all_that_a_query_finds_are_meant(house: House) -> None:
    box = Box(house)
    hidden = make.an_idea(house, box.box, hidden_at=NOON)

    done = do(house, box.manager, bulk_acts.give_status, Chosen(query=Query()), box.status)

    assert done.count == 3
    assert states(house)[hidden]["status_id"] is None


def a_tag(house: House, name: str, activity_id: str | None = None) -> str:
    tag = Tag(name={"fr": name}, activity_id=activity_id)
    make.keep(house, tag)
    return tag.id


def carried(house: House) -> set[tuple[str, str]]:
    return {(row.input_id, row.tag_id) for row in rows(house, InputTag)}


def test_tags_are_added_and_taken_from_many(house: House) -> None:
    box, green, old = Box(house), a_tag(house, "Vert"), a_tag(house, "Vieux")
    make.keep(house, InputTag(input_id=box.ids[0], tag_id=old))

    done = do(house, box.manager, bulk_acts.change_tags, box.all, [green], [old])

    assert carried(house) == {(key, green) for key in box.ids}
    assert do(house, box.manager, bulk_undo.undo, done.id) == 3
    assert carried(house) == {(box.ids[0], old)}


def test_a_tag_of_another_activity_is_given_to_none(house: House) -> None:
    box = Box(house)
    other = make.an_activity(house, box.project)
    foreign = a_tag(house, "Bancs", other)

    with pytest.raises(Invalid):
        do(house, box.manager, bulk_acts.change_tags, box.all, [foreign], [])

    assert carried(house) == set()


def test_nobody_gets_more_tags_than_fit(house: House) -> None:
    box = Box(house)
    tags = [a_tag(house, f"Thème {n}") for n in range(answers.TAGS_MOST + 1)]

    with pytest.raises(Invalid) as wrong:
        do(house, box.manager, bulk_acts.change_tags, box.all, tags, [])

    assert wrong.value.key == "invalid.tags"


def test_hidden_inputs_are_gone_from_the_site_and_undoing_brings_back_only_these(
    house: House,
) -> None:
    box = Box(house)
    do(house, box.manager, answers.hide, box.ids[0], "Doublon")
    gone = make.an_idea(house, box.box, withdrawn_at=NOON)

    done = do(house, box.manager, bulk_acts.hide, Chosen((*box.ids, gone)), "Hors sujet")

    assert done.count == 3
    assert {row.is_shown for row in rows(house, Input)} == {False}
    do(house, box.manager, bulk_undo.undo, done.id)
    after = states(house)
    assert after[box.ids[0]]["hidden_because"] == "Doublon"
    assert [after[key]["is_shown"] for key in (*box.ids, gone)] == [False, True, True, False]


def test_many_are_shown_again(house: House) -> None:
    box = Box(house)
    do(house, box.manager, bulk_acts.hide, box.all, "Hors sujet")

    done = do(house, box.manager, bulk_acts.show, box.all)

    assert done.count == 3
    assert {(row.is_shown, row.hidden_because) for row in rows(house, Input)} == {(True, "")}


def test_a_colleague_looks_after_many(house: House) -> None:
    box = Box(house)

    done = do(house, box.manager, bulk_acts.assign, box.all, box.manager.person_id)

    found = do(house, box.manager, team_inputs.window, Query(assignee="me"))
    assert (done.count, found.total, found.rows[0].assignee) == (3, 3, "Julien")
    do(house, box.manager, bulk_acts.assign, Chosen(box.ids[:1]), "")
    assert do(house, box.manager, team_inputs.window, Query(assignee="none")).total == 1


def test_who_is_not_of_the_team_looks_after_none(house: House) -> None:
    box = Box(house)

    with pytest.raises(Invalid) as wrong:
        do(house, box.manager, bulk_acts.assign, box.all, box.ana.person_id)

    assert wrong.value.field == "assignee"


def test_inputs_move_to_another_activity_with_their_thumbs_and_what_fits_there(
    house: House,
) -> None:
    box = Box(house)
    other = make.an_activity(house, box.project)
    own, foreign = a_tag(house, "Ici", other), a_tag(house, "Partout")
    make.keep(house, InputTag(input_id=box.ids[0], tag_id=foreign))
    comment = make.a_comment(house, box.ids[0], box.ana)
    for subject, kind in ((box.ids[0], "input"), (comment, "comment")):
        thumb = Reaction(
            person_id=box.manager.person_id or "", subject_id=subject, subject=kind,
            activity_id=box.box, value=1, at=NOON,
        )  # fmt: skip
        make.keep(house, thumb)

    done = do(house, box.manager, bulk_acts.move, box.all, other)

    assert {row.activity_id for row in rows(house, Input)} == {other}
    assert {row.activity_id for row in rows(house, Reaction)} == {other}
    assert carried(house) == set(), own
    do(house, box.manager, bulk_undo.undo, done.id)
    assert {row.activity_id for row in rows(house, Reaction)} == {box.box}
    assert carried(house) == {(box.ids[0], foreign)}


def test_inputs_do_not_move_where_none_are_collected_or_to_another_project(house: House) -> None:
    box, admin = Box(house), make.an_admin(house)
    page = make.an_activity(house, box.project, "information")
    elsewhere = make.an_idea_box(house, "roads")

    for target, key in ((page, "collects_nothing"), (elsewhere, "other_project")):
        with pytest.raises(Invalid) as wrong:
            do(house, admin, bulk_acts.move, box.all, target)
        assert wrong.value.key == f"team_bulk.{key}"


def test_an_undone_change_leaves_inputs_as_they_were(house: House) -> None:
    box = Box(house)
    do(house, box.manager, answers.set_status, box.ids[0], make.a_status(house, "first"), "Avant")
    before, steps = states(house), len(rows(house, StatusChange))
    done = do(house, box.manager, bulk_acts.give_status, box.all, box.status, "Après")

    assert do(house, box.manager, bulk_undo.undo, done.id) == 3

    assert states(house) == before
    assert len(rows(house, StatusChange)) == steps
    assert "bulk_undone" in {row.act for row in rows(house, LogEntry)}
    assert do(house, box.manager, bulk_undo.undo, done.id) == 0


def test_nothing_is_undone_once_a_colleague_has_built_upon_it(house: House) -> None:
    box, admin = Box(house), make.a_person(house, "Hélène", is_admin=True)
    done = do(house, box.manager, bulk_acts.give_status, box.all, box.status)
    other = make.a_status(house, "other")
    with later(house, admin, 5) as job:
        answers.set_status(job, box.ids[1], other)
    before = states(house)

    figures = refused(Reason.CHANGED_SINCE, lambda: do(house, box.manager, bulk_undo.undo, done.id))

    assert figures == {"count": "1", "who": "Hélène"}
    assert states(house) == before


def test_nothing_is_undone_where_what_was_there_is_gone(house: House) -> None:
    box, old = Box(house), a_tag(house, "Vieux")
    make.keep(house, InputTag(input_id=box.ids[0], tag_id=old))
    done = do(house, box.manager, bulk_acts.change_tags, box.all, [], [old])
    with work(house, SYSTEM, now=NOON) as job:
        job.session.delete(job.session.get_one(Tag, old))

    refused(Reason.NOT_READY, lambda: do(house, box.manager, bulk_undo.undo, done.id))

    assert carried(house) == set()


def test_it_can_be_undone_for_some_minutes_only(house: House) -> None:
    box = Box(house)
    done = do(house, box.manager, bulk_acts.hide, box.all, "Hors sujet")

    def undo() -> None:
        with work(house, box.manager, now=LATER) as job:
            bulk_undo.undo(job, done.id)

    refused(Reason.TOO_LATE_TO_UNDO, undo)


def test_those_who_follow_hear_of_it_once_it_can_no_longer_be_undone(house: House) -> None:
    box = Box(house)
    idea = do(house, box.ana, inputs.submit, box.box, Draft(title="Un banc", body="<p>Ici</p>"))
    tell(house)
    do(house, box.manager, bulk_acts.give_status, Chosen((idea,)), box.status)

    [due] = [job for job in rows(house, Job) if job.name == "bulk_news"]
    assert due.run_at > NOON + UNDO_FOR
    tell(house)
    tell(house)

    told = [row.kind for row in rows(house, Notification) if row.person_id == box.ana.person_id]
    assert told == ["status"]
    mails = [job for job in rows(house, Job) if job.name == "mail"]
    assert [mail.payload["kind"] for mail in mails] == ["status"]


def test_nobody_hears_of_what_was_undone_or_changed_again(house: House) -> None:
    box = Box(house)
    idea = do(house, box.ana, inputs.submit, box.box, Draft(title="Un banc", body="<p>Ici</p>"))
    tell(house)
    undone = do(house, box.manager, bulk_acts.give_status, Chosen((idea,)), box.status)
    do(house, box.manager, bulk_undo.undo, undone.id)
    do(house, box.manager, bulk_acts.give_status, Chosen((idea,)), box.status, "Première")
    with later(house, box.manager, 5) as job:
        answers.set_status(job, idea, box.status, "Non")

    tell(house)

    steps = {row.id: row.note for row in rows(house, StatusChange)}
    told = [row for row in rows(house, Notification) if row.person_id == box.ana.person_id]
    assert [steps[row.subject_id] for row in told] == ["Non"]


def test_authors_read_why_their_inputs_were_hidden(house: House) -> None:
    box = Box(house)
    do(house, box.manager, bulk_acts.hide, box.all, "Hors sujet")

    tell(house)

    told = [row for row in rows(house, Notification) if row.person_id == box.ana.person_id]
    assert {(row.kind, row.input_id) for row in told} == {("hidden", key) for key in box.ids}


def test_a_colleague_is_told_once_of_all_that_is_assigned_to_them(house: House) -> None:
    box, admin = Box(house), make.an_admin(house)
    do(house, admin, bulk_acts.assign, box.all, box.manager.person_id)

    tell(house)
    tell(house)

    [told] = [row for row in rows(house, Notification) if row.kind == "assigned"]
    assert (told.person_id, told.count) == (box.manager.person_id, 3)


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda j, c: bulk_acts.give_status(j, c, "x"), id="status"),
        pytest.param(lambda j, c: bulk_acts.change_tags(j, c, [], []), id="tags"),
        pytest.param(lambda j, c: bulk_acts.assign(j, c, ""), id="assignee"),
        pytest.param(lambda j, c: bulk_acts.hide(j, c, "Non"), id="hide"),
        pytest.param(lambda j, c: bulk_acts.show(j, c), id="show"),
        pytest.param(lambda j, c: bulk_acts.move(j, c, "x"), id="move"),
    ],
)
def test_nobody_touches_inputs_of_another_project(house: House, act: Any) -> None:
    box = Box(house)
    foreign = make.an_idea(house, make.an_idea_box(house, "roads"))
    before = states(house)

    with pytest.raises(NotFound):
        do(house, box.manager, act, Chosen((*box.ids, foreign)))
    with pytest.raises(Refused):
        do(house, box.ana, act, box.all)

    assert states(house) == before


def test_a_moderator_hides_but_gives_no_status(house: House) -> None:
    box = Box(house)
    rita = make.trusted(house, make.a_person(house), box.project, Role.MODERATOR)

    refused(
        Reason.NOT_ALLOWED,
        lambda: do(house, rita, bulk_acts.give_status, box.all, box.status),
    )
    hidden = do(house, rita, bulk_acts.hide, box.all, "Hors sujet")
    assert do(house, rita, bulk_undo.undo, hidden.id) == 3


def test_a_change_of_others_is_undone_by_none_but_the_team(house: House) -> None:
    box = Box(house)
    done = do(house, box.manager, bulk_acts.hide, box.all, "Hors sujet")

    with pytest.raises(Refused):
        do(house, box.ana, bulk_undo.undo, done.id)
    with pytest.raises(NotFound):
        do(house, box.manager, bulk_undo.undo, "nothing")


def test_none_and_too_many_are_refused(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    box = Box(house)

    for chosen in (Chosen(), Chosen(query=Query(text="introuvable"))):
        with pytest.raises(Invalid) as wrong:
            do(house, box.manager, bulk_acts.show, chosen)
        assert wrong.value.key == "team_bulk.nothing"
    monkeypatch.setattr(bulk, "MOST", 2)
    for chosen in (box.all, Chosen(query=Query())):
        with pytest.raises(Invalid) as wrong:
            do(house, box.manager, bulk_acts.show, chosen)
        assert wrong.value.key == "team_bulk.too_many"


def test_what_was_before_is_kept_of_each_input(house: House) -> None:
    box = Box(house)
    make.keep(house, Feedback(input_id=box.ids[0], signature="V", body="<p>Oui</p>", at=NOON))
    do(house, box.manager, bulk_acts.hide, box.all, "Hors sujet")

    kept = {row.input_id: (row.before, row.after) for row in rows(house, BulkRow)}

    assert set(kept) == set(box.ids)
    assert kept[box.ids[0]][0] == {"hidden": "", "because": ""}
