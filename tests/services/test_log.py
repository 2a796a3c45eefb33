"""What the team did: written once, read by those who may."""

import ast
from pathlib import Path

import pytest
from sqlmodel import delete, select, update

from civic.errors import Invalid, Refused
from civic.i18n import catalogue
from civic.models import AppendOnly, LogEntry
from civic.services import log, phase_editor, team
from civic.services.work import House, Work
from civic.words import Role
from tests import factories as make
from tests.services.acting import do

ROOT = Path(__file__).parents[2]


def _write(work: Work, number: int, project_id: str | None = None) -> None:
    for _ in range(number):
        work.log("project_published", project_id=project_id)


def test_a_log_entry_is_never_changed(house: House) -> None:
    def change(work: Work) -> None:
        entry = work.session.exec(select(LogEntry)).one()
        entry.act = "something_else"
        work.session.flush()

    admin = make.an_admin(house)
    do(house, admin, _write, 1)
    with pytest.raises(AppendOnly):
        do(house, admin, change)


def test_a_log_entry_is_never_removed(house: House) -> None:
    def remove(work: Work) -> None:
        work.session.delete(work.session.exec(select(LogEntry)).one())
        work.session.flush()

    admin = make.an_admin(house)
    do(house, admin, _write, 1)
    with pytest.raises(AppendOnly):
        do(house, admin, remove)


def test_log_entries_are_not_changed_or_removed_in_bulk_either(house: House) -> None:
    def change(work: Work) -> None:
        work.session.exec(update(LogEntry).values(act="something_else"))

    def remove(work: Work) -> None:
        work.session.exec(delete(LogEntry))

    for attempt in (change, remove):
        with pytest.raises(AppendOnly):
            do(house, make.an_admin(house), attempt)


def test_the_log_is_read_page_by_page_without_gap_or_repetition(house: House) -> None:
    admin = make.an_admin(house)
    do(house, admin, _write, log.PAGE + 3)

    first = do(house, admin, log.entries)
    rest = do(house, admin, log.entries, after=first.after)

    ids = [line.id for line in (*first.lines, *rest.lines)]
    assert (len(first.lines), len(rest.lines), rest.after) == (50, 3, "")
    assert len(set(ids)) == len(ids)


def test_the_log_is_filtered_by_project_act_and_person(house: House) -> None:
    admin, project_id = make.a_person(house, "Zoé", is_admin=True), make.a_project(house)
    do(house, admin, _write, 1, project_id)
    do(house, admin, _write, 1)

    assert len(do(house, admin, log.entries, project_id).lines) == 1
    assert len(do(house, admin, log.entries, act="project_published").lines) == 2
    assert len(do(house, admin, log.entries, act="nothing").lines) == 0
    assert len(do(house, admin, log.entries, who="zo").lines) == 2
    assert len(do(house, admin, log.entries, who="%").lines) == 0


def test_a_removal_can_be_taken_back_and_shows_nothing_of_what_it_keeps(house: House) -> None:
    project_id, admin = make.a_project(house), make.an_admin(house)
    phase_id = make.a_phase(house, project_id, {})
    do(house, admin, phase_editor.remove_phase, phase_id)

    (line,) = do(house, admin, log.entries, project_id).lines
    assert line.can_restore
    assert "starts_at" not in line.sentence


def test_an_entry_names_a_person_as_they_are_called_today(house: House) -> None:
    admin, ana = make.an_admin(house), make.a_person(house, "Ana")
    do(house, admin, team.block, ana.person_id or "")

    (line,) = do(house, admin, log.entries).lines
    assert line.sentence == "A bloqué Ana"


@pytest.mark.parametrize("after", ["nowhere", "2026-01-01|x", "|"])
def test_a_place_that_is_not_in_the_log_is_refused(house: House, after: str) -> None:
    with pytest.raises(Invalid):
        do(house, make.an_admin(house), log.entries, after=after)


def test_a_manager_reads_the_log_of_their_project_only(house: House) -> None:
    project_id, other = make.a_project(house), make.a_project(house, "roads")
    manager = make.trusted(house, make.a_person(house), project_id, Role.PROJECT_MANAGER)

    assert do(house, manager, log.entries, project_id).lines == ()
    for elsewhere in (other, ""):
        with pytest.raises(Refused):
            do(house, manager, log.entries, elsewhere)
    with pytest.raises(Refused):
        do(house, make.a_person(house), log.history_of, project_id, "x")


def test_every_act_that_is_logged_has_words() -> None:
    missing = {act for act in _logged() if f"team_log.{act}" not in catalogue("fr")}

    assert not missing


def _logged() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "civic").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            at = {"log": 0, "remove": 1, "_done": 2, "_kept": 2, "_keep": 2, "_become": 3}
            place = at.get(name)
            if place is None or len(node.args) <= place:
                continue
            word = node.args[place]
            if isinstance(word, ast.Constant) and isinstance(word.value, str):
                found.add(word.value)
    return found
