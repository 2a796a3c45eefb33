"""What people send is held to a pace: for each person, and for each address."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from civic.errors import Refused
from civic.rules.access import SYSTEM, Actor
from civic.services import (
    answers,
    appeals,
    comments,
    inputs,
    layer_editor,
    reactions,
    receipts,
    reports,
    sign_in,
    uploads,
)
from civic.services.inputs import Draft
from civic.services.work import House
from civic.words import Reason, Subject
from tests import factories as make
from tests.pacing import counting, used_up
from tests.services.acting import do

SCHOOL = "203.0.113.7"
DRAFT = Draft(title="Un tram", body="<p>Oui</p>")


@dataclass(frozen=True)
class Scene:
    """Somebody in front of an idea box, with an idea of theirs and one of another."""

    house: House
    ana: Actor
    box: str
    own: str
    other: str


Doing = Callable[[Scene, Actor], Any]
ACTS: dict[str, tuple[str, Doing]] = {
    "handing in": ("submit_input", lambda s, who: do(s.house, who, inputs.submit, s.box, DRAFT)),
    "editing": ("submit_input", lambda s, who: do(s.house, who, inputs.edit, s.own, DRAFT)),
    "commenting": ("comment", lambda s, who: do(s.house, who, comments.write, s.other, "Oui")),
    "reacting": (
        "react",
        lambda s, who: do(s.house, who, reactions.react, Subject.INPUT, s.other, 1),
    ),
    "reporting": (
        "report",
        lambda s, who: do(s.house, who, reports.report, Subject.INPUT, s.other, "spam"),
    ),
    "contesting": ("appeal", lambda s, who: _contest(s, who)),
    "looking for a receipt": (
        "find_receipt",
        lambda s, who: do(s.house, who, receipts.find, s.box, "AAAA"),
    ),
    "sending a picture": ("upload", lambda s, who: do(s.house, who, uploads.may_keep)),
}


def _contest(scene: Scene, who: Actor) -> None:
    """Contest what is hidden once more before each try, as one hiding is contested once."""
    admin = make.an_admin(scene.house)
    idea = make.an_idea(scene.house, scene.box, author=who)
    do(scene.house, admin, answers.hide, idea, "Hors sujet")
    do(scene.house, who, appeals.appeal, Subject.INPUT, idea, "Pourquoi ?")


@pytest.fixture
def scene(house: House, monkeypatch: pytest.MonkeyPatch) -> Scene:
    box = make.an_idea_box(house)
    ana = replace(make.a_person(house), address=SCHOOL)
    own = make.an_idea(house, box, author=ana)
    return Scene(counting(house, monkeypatch), ana, box, own, make.an_idea(house, box))


@pytest.mark.parametrize(("act", "doing"), ACTS.values(), ids=ACTS)
def test_a_person_who_is_too_fast_is_told_so_and_others_are_not(
    scene: Scene, act: str, doing: Doing
) -> None:
    doing(scene, scene.ana)
    used_up(scene.house, act, who=scene.ana.person_id or "")

    with pytest.raises(Refused) as no:
        doing(scene, replace(scene.ana, address="203.0.113.8"))

    assert no.value.refusal.reason is Reason.TOO_FAST
    assert set(dict(no.value.refusal.figures)) == {"minutes", "seconds"}


@pytest.mark.parametrize(("act", "doing"), ACTS.values(), ids=ACTS)
def test_an_address_that_is_too_fast_is_told_so_whoever_is_behind_it(
    scene: Scene, act: str, doing: Doing
) -> None:
    used_up(scene.house, act, address=SCHOOL)

    with pytest.raises(Refused) as no:
        doing(scene, scene.ana)
    assert no.value.refusal.reason is Reason.TOO_FAST

    doing(scene, replace(scene.ana, address="203.0.113.8"))


def test_a_household_that_changes_its_address_within_its_network_is_one(scene: Scene) -> None:
    used_up(scene.house, "ask_code", address="2001:db8:1:2::/64")

    with pytest.raises(Refused):
        do(scene.house, Actor(address="2001:db8:1:2:ffff::9"), sign_in.ask_code, "a@example.test")
    do(scene.house, Actor(address="2001:db8:1:3::9"), sign_in.ask_code, "a@example.test")


def test_the_team_is_held_back_too_and_the_platform_itself_is_not(scene: Scene) -> None:
    admin, project = make.an_admin(scene.house), make.a_project(scene.house, "rues")
    used_up(scene.house, "upload", who=admin.person_id or "")
    point = '{"type": "Point", "coordinates": [2.1, 48.1]}'

    with pytest.raises(Refused):
        do(scene.house, admin, layer_editor.add_layer, project, "Travaux", point)
    do(scene.house, SYSTEM, layer_editor.add_layer, project, "Travaux", point)
