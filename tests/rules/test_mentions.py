"""Whom a comment mentions: typed by name, kept by id, shown by the name they have now."""

import pytest

from civic.rules.mentions import SOMEBODY, Named, kept, mentioned, named, parts
from civic.words import new_id
from tests.factories import HOSTILE

ANA, ANABELLE, BEN = new_id(), new_id(), new_id()
PEOPLE = [Named(ANA, "Ana"), Named(ANABELLE, "Ana Belle"), Named(BEN, f"Ben {HOSTILE}")]


@pytest.mark.parametrize(
    ("typed", "body"),
    [
        pytest.param("Merci @Ana.", f"Merci @[{ANA}].", id="by name"),
        pytest.param("@ana belle, oui", f"@[{ANABELLE}], oui", id="the longest name"),
        pytest.param(f"(@Ben {HOSTILE})", f"(@[{BEN}])", id="a name of any signs"),
        pytest.param("ana@ana.example", "ana@ana.example", id="an address is no mention"),
        pytest.param("@Anatole", "@Anatole", id="the beginning of another name"),
        pytest.param("@Zoé", "@Zoé", id="somebody who is not there"),
        pytest.param(f"@[{ANA}]", f"@ [{ANA}]", id="nobody types an id"),
    ],
)
def test_a_name_is_kept_by_its_id(typed: str, body: str) -> None:
    assert kept(typed, PEOPLE) == body


def test_of_several_with_one_name_the_first_is_meant() -> None:
    assert kept("@Ana", [Named(BEN, "Ana"), Named(ANA, "Ana")]) == f"@[{BEN}]"


def test_a_mention_shows_the_name_of_now_and_nothing_of_who_is_gone() -> None:
    body = f"Merci @[{ANA}] et @[{BEN}] !"
    names = {ANA: Named(ANA, "Anne", has_page=True), BEN: Named(BEN, "")}

    assert named(body, names) == f"Merci @Anne et {SOMEBODY} !"
    assert [part.person_id for part in parts(body, names)] == ["", ANA, "", "", ""]
    assert parts("Sans personne", names) == []
    assert mentioned(f"{body} @[{ANA}]") == [ANA, BEN]


def test_what_is_shown_can_be_typed_again() -> None:
    body = kept(f"@Ana Belle dit {HOSTILE}", PEOPLE)

    assert kept(named(body, {one.id: one for one in PEOPLE}), PEOPLE) == body
