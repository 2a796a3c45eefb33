"""The draft of a page: written by several at once, moved, put in columns, held to its project."""

import pytest

from civic.errors import Invalid, NotFound
from civic.services import block_desk, block_editor
from civic.words import Role
from tests import factories as make
from tests.services.acting import do
from tests.services.building import Made


def test_what_a_colleague_changed_meanwhile_is_not_overwritten_unawares(made: Made) -> None:
    block = made.add("text", heading={"fr": "Avant"})
    boris = make.trusted(
        made.house, make.a_person(made.house, name="Boris"), made.project, Role.PROJECT_MANAGER
    )
    typed = {"heading": {"fr": "De Boris"}}
    seen = do(made.house, boris, block_desk.desk_of, made.owner).blocks[0].revision
    do(made.house, boris, block_editor.save, made.owner, block, typed, seen)

    with pytest.raises(Invalid) as no:
        do(made.house, made.manager, block_editor.save, made.owner, block,
           {"heading": {"fr": "D'Ana"}}, seen)  # fmt: skip

    assert (no.value.key, no.value.figures["who"]) == ("team_blocks.changed", "Boris")
    words = do(made.house, made.manager, block_desk.desk_of, made.owner).blocks[0].words
    assert words == {"fr": "De Boris"}


def test_two_colleagues_in_two_blocks_keep_both(made: Made) -> None:
    first, second = made.add("text"), made.add("text")
    desk = do(made.house, made.manager, block_desk.desk_of, made.owner)
    revisions = {block.id: block.revision for block in desk.blocks}

    for block in (first, second):
        typed = {"heading": {"fr": block}}
        do(made.house, made.manager, block_editor.save, made.owner, block, typed, revisions[block])

    desk = do(made.house, made.manager, block_desk.desk_of, made.owner)
    assert [block.words["fr"] for block in desk.blocks] == [first, second]


def test_blocks_move_double_go_and_come_back_where_they_were(made: Made) -> None:
    a, b, c = (made.add("text", heading={"fr": name}) for name in "abc")
    do(made.house, made.manager, block_editor.place, made.owner, c, 0)
    twin = do(made.house, made.manager, block_editor.duplicate, made.owner, a)
    assert made.drafted() == [c, a, twin, b]

    entry = do(made.house, made.manager, block_editor.remove, made.owner, a)
    assert made.drafted() == [c, twin, b]
    do(made.house, made.manager, block_editor.put_back, made.owner, entry)
    assert made.drafted() == [c, a, twin, b]
    with pytest.raises(NotFound):
        do(made.house, made.manager, block_editor.put_back, made.owner, entry)


def test_columns_hold_blocks_that_are_written_like_others(made: Made) -> None:
    columns = made.add("columns", per_row="3")
    made.add("call", columns, label={"fr": "Venir"}, url="/projects")
    desk = do(made.house, made.manager, block_desk.desk_of, made.owner)
    first, second, _ = desk.blocks[0].cells
    made.save(first.id, heading={"fr": "Un"})
    do(made.house, made.manager, block_editor.remove, made.owner, second.id)
    made.publish()

    (view,) = made.seen()
    assert view.per_row == 3
    assert [(one.kind, one.heading.text) for one in view.cells] == [("text", "Un"), ("call", "")]
    assert view.cells[1].links[0].href == "/projects"


def test_an_activity_of_elsewhere_is_no_choice(made: Made) -> None:
    other = make.an_activity(made.house, make.a_project(made.house, "other"))

    with pytest.raises(Invalid):
        made.add("activity", activity=other)
