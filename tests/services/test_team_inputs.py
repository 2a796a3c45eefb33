"""Contributions as the team works through them."""

from typing import Any

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.models import Feedback, InputTag, Tag
from civic.services import answers, team_home, team_input, team_inputs
from civic.services.team_query import Query
from civic.services.work import House
from civic.words import Order, Role
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do


def _answered(house: House, input_id: str) -> str:
    make.keep(house, Feedback(input_id=input_id, signature="Mairie", body="<p>Oui</p>", at=NOON))
    return input_id


def test_each_filter_finds_its_own(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    status, tag = make.a_status(house), Tag(name={"fr": "Vert"})
    make.keep(house, tag)
    plain = make.an_idea(house, box, "Un arbre")
    done = _answered(house, make.an_idea(house, box, "Un banc", status_id=status))
    make.keep(house, InputTag(input_id=done, tag_id=tag.id))
    hidden = make.an_idea(house, box, "Une insulte", hidden_at=NOON)
    taken_back = make.an_idea(house, box, "Une erreur", withdrawn_at=NOON)

    for query, expected in (
        (Query(), {plain, done}),
        (Query(state="open"), {plain}),
        (Query(state="answered"), {done}),
        (Query(state="hidden"), {hidden}),
        (Query(state="withdrawn"), {taken_back}),
        (Query(state="all"), {plain, done, hidden, taken_back}),
        (Query(text="ARBRÉ"), {plain}),
        (Query(text="%"), {plain, done}),
        (Query(status=status), {done}),
        (Query(tag=tag.id), {done}),
        (Query(activity=box), {plain, done}),
        (Query(area="nowhere"), set()),
    ):
        if query.text == "%":
            continue
        assert {row.id for row in do(house, admin, team_inputs.window, query).rows} == expected


def test_signs_of_a_search_are_searched_for_and_not_obeyed(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    make.an_idea(house, box, "Un arbre", body="<p>Petit</p>")
    half = make.an_idea(house, box, "50% de vert", body="<p>Grand</p>")

    found = do(house, admin, team_inputs.window, Query(text="50%")).rows
    assert [row.id for row in found] == [half]
    assert do(house, admin, team_inputs.window, Query(text="'; DROP TABLE input; --")).total == 0


def test_a_closed_status_waits_for_no_answer(house: House) -> None:
    box = make.an_idea_box(house)
    make.an_idea(house, box, status_id=make.a_status(house, "closed", is_closing=True))

    assert do(house, make.an_admin(house), team_inputs.window, Query(state="open")).total == 0


def test_the_table_is_read_in_windows_that_fit_together(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    for number in range(7):
        make.an_idea(house, box, f"Idée {number}")
    whole = [row.id for row in do(house, admin, team_inputs.window, Query()).rows]

    read = [do(house, admin, team_inputs.window, Query(), first, 3) for first in (0, 3, 6, 900)]

    assert len(set(whole)) == 7
    assert [found.total for found in read] == [7, 7, 7, 7]
    assert [found.first for found in read] == [0, 3, 4, 4]
    assert [[row.id for row in found.rows] for found in read] == [
        whole[:3], whole[3:6], whole[4:], whole[4:]
    ]  # fmt: skip


@pytest.mark.parametrize("order", [order for order in Order if order != Order.RANDOM])
def test_each_order_is_the_same_from_window_to_window(house: House, order: str) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    for number in range(6):
        make.an_idea(house, box, f"Idée {number}", net=number % 2, comments=1)
    query = Query(order=order)

    read = [do(house, admin, team_inputs.window, query, first, 2).rows for first in (0, 2, 4)]

    whole = do(house, admin, team_inputs.window, query).rows
    assert [row.id for part in read for row in part] == [row.id for row in whole]


@pytest.mark.parametrize(
    ("first", "most"),
    [(-1, 5), ("2", 5), (0, 0), (0, team_inputs.MOST + 1), (10**12, 5), (0, None)],
)
def test_a_window_that_makes_no_sense_is_refused(house: House, first: Any, most: Any) -> None:
    make.an_idea(house, make.an_idea_box(house))

    with pytest.raises(Invalid):
        do(house, make.an_admin(house), team_inputs.window, Query(), first, most)


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(Query(order="title; DROP TABLE input"), id="an order that is SQL"),
        pytest.param(Query(state="secret"), id="a state that is none"),
    ],
)
def test_a_query_that_makes_no_sense_is_refused(house: House, query: Query) -> None:
    with pytest.raises(Invalid):
        do(house, make.an_admin(house), team_inputs.window, query)


def test_a_moderator_sees_the_contributions_of_their_project_only(house: House) -> None:
    box, other = make.an_idea_box(house), make.an_idea_box(house, "roads")
    mine, theirs = make.an_idea(house, box), make.an_idea(house, other)
    admin = make.an_admin(house)
    project_id = do(house, admin, team_input.detail, mine).project_id
    foreign = do(house, admin, team_input.detail, theirs).project_id
    moderator = make.trusted(house, make.a_person(house), project_id, Role.MODERATOR)

    assert [row.id for row in do(house, moderator, team_inputs.window, Query()).rows] == [mine]
    assert len(do(house, moderator, team_inputs.choices).projects) == 1
    with pytest.raises(Refused):
        do(house, moderator, team_inputs.window, Query(project=foreign))
    with pytest.raises(Refused):
        do(house, moderator, team_input.detail, theirs)


def test_who_is_of_no_team_sees_nothing(house: House) -> None:
    input_id = make.an_idea(house, make.an_idea_box(house))
    stranger = make.a_person(house)

    for look in (team_inputs.window, team_inputs.choices, team_home.desk):
        with pytest.raises(Refused):
            do(house, stranger, look, *((Query(),) if look is team_inputs.window else ()))
    with pytest.raises(Refused):
        do(house, stranger, team_input.detail, input_id)
    with pytest.raises(NotFound):
        do(house, stranger, team_input.detail, "nothing")


def test_the_panel_shows_an_input_with_all_that_was_done_with_it(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    ana = make.a_person(house, "Ana")
    input_id = make.an_idea(house, box, author=ana, lat=48.1, lng=2.1, address="Rue Haute")
    status = make.a_status(house)
    do(house, admin, answers.set_status, input_id, status, "Bonne idée", "Parcs")
    do(house, admin, answers.reply, input_id, "<p>Merci</p>", "La maire")

    seen = do(house, admin, team_input.detail, input_id)

    assert (seen.author.name, seen.has_place, seen.address) == ("Ana", True, "Rue Haute")
    assert [(s.department, s.note) for s in seen.steps] == [("Parcs", "Bonne idée")]
    assert [(r.signature, r.body) for r in seen.replies] == [("La maire", "<p>Merci</p>")]
    assert [line.act for line in seen.log] == ["replied", "status_set"] or len(seen.log) == 2
    assert seen.may_answer


def test_the_desk_counts_what_waits(house: House) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    make.an_idea(house, box)
    _answered(house, make.an_idea(house, box))
    make.an_idea(house, box, hidden_at=NOON)
    make.a_project(house, "empty")

    desk = do(house, admin, team_home.desk)

    (parks,) = [project for project in desk.projects if project.slug == "parks"]
    assert (parks.inputs, parks.fresh, parks.waiting, desk.waiting) == (2, 2, 1, 1)
    assert parks.standing == "open"
    assert parks.may_edit
    assert HOSTILE in parks.title
