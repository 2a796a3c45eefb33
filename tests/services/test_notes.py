"""Internal notes, who looks after an input, and who is told: the team alone."""

import json
from typing import Any

import pytest
from sqlmodel import SQLModel, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import InternalNote, Job, Notification, Person, Project
from civic.rules.access import SYSTEM, Actor
from civic.services import (
    handling,
    input_lists,
    input_pages,
    notes,
    notifications,
    reports,
    team_input,
    undo,
)
from civic.services.input_lists import Filters
from civic.services.work import House, work
from civic.words import Role, Subject
from tests import factories as make
from tests.services.acting import do

SECRET = "Attention, dossier délicat"


class Desk:
    """An idea with its author, a manager called Julien and a moderator called Rita."""

    def __init__(self, house: House) -> None:
        self.box = make.an_idea_box(house)
        self.ana = make.a_person(house, "Ana")
        self.idea = make.an_idea(house, self.box, author=self.ana)
        with work(house, SYSTEM, reading=True) as job:
            self.project = job.session.exec(select(Project.id)).one()
        self.julien = self._trusted(house, "Julien", Role.PROJECT_MANAGER)
        self.rita = self._trusted(house, "Rita Moreau", Role.MODERATOR)

    def _trusted(self, house: House, name: str, role: Role) -> Actor:
        return make.trusted(house, make.a_person(house, name), self.project, role)


def rows(house: House, table: type[SQLModel]) -> list[Any]:
    with work(house, SYSTEM, reading=True) as job:
        return list(job.session.exec(select(table)).all())


def test_a_note_is_read_by_the_team(house: House) -> None:
    desk = Desk(house)

    do(house, desk.julien, notes.write, desk.idea, f"  {SECRET}\nsur deux lignes ")

    [note] = do(house, desk.rita, team_input.detail, desk.idea).notes
    assert (note.author, note.is_mine) == ("Julien", False)
    assert note.body == f"{SECRET}\nsur deux lignes"
    assert do(house, desk.julien, team_input.detail, desk.idea).notes[0].is_mine


def test_an_empty_note_is_none(house: House) -> None:
    desk = Desk(house)

    with pytest.raises(Invalid) as wrong:
        do(house, desk.julien, notes.write, desk.idea, "  ")

    assert wrong.value.field == "note"


def test_who_is_not_of_the_team_neither_writes_nor_reads_notes(house: House) -> None:
    desk = Desk(house)
    note = do(house, desk.julien, notes.write, desk.idea, SECRET)

    for act in (
        lambda: do(house, desk.ana, notes.write, desk.idea, "Moi aussi"),
        lambda: do(house, desk.ana, notes.remove, note),
        lambda: do(house, desk.ana, team_input.detail, desk.idea),
        lambda: do(house, desk.ana, handling.assign, desk.idea, desk.julien.person_id),
    ):
        with pytest.raises(Refused):
            act()


def test_those_whom_a_note_names_are_told_on_the_site_and_by_mail(house: House) -> None:
    desk = Desk(house)

    do(house, desk.julien, notes.write, desk.idea, f"@rita moreau, @Julien et @Ana : {SECRET}")

    [told] = do(house, desk.rita, notifications.mine).lines
    assert (told.told, told.href) == (
        "Julien vous mentionne dans une note interne", f"/admin/inputs?open={desk.idea}",
    )  # fmt: skip
    [mail] = [job.payload for job in rows(house, Job) if job.name == "mail"]
    assert SECRET in mail["figures"]["words"]
    for other in (desk.julien, desk.ana):
        assert do(house, other, notifications.mine).lines == []


def test_who_has_left_the_team_reads_no_more_of_it(house: House) -> None:
    desk = Desk(house)
    do(house, desk.julien, notes.write, desk.idea, "@Rita Moreau")
    former = Actor(person_id=desk.rita.person_id, name="Rita Moreau")

    assert do(house, former, notifications.mine).lines == []


def test_only_its_author_removes_a_note_and_it_can_be_put_back(house: House) -> None:
    desk = Desk(house)
    note = do(house, desk.rita, notes.write, desk.idea, SECRET)

    with pytest.raises(Refused):
        do(house, desk.julien, notes.remove, note)
    entry = do(house, desk.rita, notes.remove, note)
    assert rows(house, InternalNote) == []
    do(house, desk.rita, undo.restore, entry)

    [back] = do(house, desk.julien, team_input.detail, desk.idea).notes
    assert back.body == SECRET
    with pytest.raises(NotFound):
        do(house, desk.rita, notes.remove, "nothing")


def test_no_citizen_reads_a_note_or_who_looks_after_an_input_through_any_door(
    house: House,
) -> None:
    desk = Desk(house)
    do(house, desk.julien, notes.write, desk.idea, SECRET)
    do(house, desk.julien, handling.assign, desk.idea, desk.rita.person_id)

    for actor in (Actor(), desk.ana):
        seen: list[object] = [
            do(house, actor, input_pages.page, desk.idea),
            do(house, actor, input_lists.listed, desk.box, Filters()),
            do(house, actor, input_lists.pins, desk.box, Filters()),
        ]
        said = json.dumps([repr(one) for one in seen], ensure_ascii=False)
        assert SECRET not in said
        assert "Rita" not in said
    assert do(house, desk.ana, notifications.mine).lines == []


def test_who_looks_after_an_input_is_told_once_and_the_log_names_them(house: House) -> None:
    desk = Desk(house)

    do(house, desk.julien, handling.assign, desk.idea, desk.rita.person_id)

    seen = do(house, desk.julien, team_input.detail, desk.idea)
    assert seen.assignee_id == desk.rita.person_id
    assert "Rita Moreau" in seen.log[0].sentence
    [told] = do(house, desk.rita, notifications.mine).lines
    assert told.told == "Cette contribution vous est confiée"
    do(house, desk.rita, handling.assign, desk.idea, "")
    assert do(house, desk.julien, team_input.detail, desk.idea).assignee_id == ""


def test_nobody_is_told_what_they_assign_to_themselves(house: House) -> None:
    desk = Desk(house)

    do(house, desk.julien, handling.assign, desk.idea, desk.julien.person_id)

    assert rows(house, Notification) == []


def test_only_the_team_looks_after_an_input(house: House) -> None:
    desk = Desk(house)

    for person in (desk.ana.person_id, "nobody"):
        with pytest.raises(Invalid):
            do(house, desk.julien, handling.assign, desk.idea, person)


def test_what_was_reported_stands_in_the_panel(house: House) -> None:
    desk = Desk(house)
    do(house, desk.rita, reports.report, Subject.INPUT, desk.idea, "spam", "Publicité")

    [report] = do(house, desk.julien, team_input.detail, desk.idea).reports

    assert (report.reason, report.text, report.is_open) == ("spam", "Publicité", True)


def test_a_note_keeps_whom_it_mentions_by_id_and_shows_their_name_of_today(house: House) -> None:
    desk = Desk(house)
    do(house, desk.julien, notes.write, desk.idea, "@rita moreau, regarde avec @Ana")

    [kept] = rows(house, InternalNote)
    with work(house, SYSTEM) as job:
        job.session.get_one(Person, desk.rita.person_id).name = "Rita Petit"

    assert kept.body == f"@[{desk.rita.person_id}], regarde avec @Ana"
    [note] = do(house, desk.julien, team_input.detail, desk.idea).notes
    assert note.body == "@Rita Petit, regarde avec @Ana"


def test_a_note_does_not_call_everybody(house: House) -> None:
    desk = Desk(house)
    names = [f"Collègue {n}" for n in "ABCDEF"]
    for name in names:
        make.trusted(house, make.a_person(house, name), desk.project, Role.MODERATOR)

    with pytest.raises(Invalid) as wrong:
        do(house, desk.julien, notes.write, desk.idea, " ".join(f"@{name}" for name in names))

    assert (wrong.value.field, wrong.value.key) == ("note", "invalid.mentions")
