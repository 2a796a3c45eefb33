"""The page of a person: what became of what they gave, and that they may keep it to themselves."""

import pytest

from civic.errors import NotFound
from civic.models import Feedback, StatusChange
from civic.rules.access import SYSTEM, Actor
from civic.services import account, mentions, profiles, sharing
from civic.services.profiles import Profile
from civic.services.work import House, work
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do

NOBODY = Actor()


def page_of(house: House, who: Actor, reader: Actor = NOBODY) -> Profile:
    return do(house, reader, profiles.profile, who.person_id or "")


def hide(house: House, who: Actor, *, on: bool = True) -> None:
    do(house, who, account.edit, {"name": who.name, "hides": on})


def test_each_contribution_says_what_became_of_it_and_the_sum_what_that_means(
    house: House,
) -> None:
    ana, team = make.a_person(house), make.a_person(house)
    kept, box = make.a_status(house), make.an_idea_box(house)
    idea = make.an_idea(house, box, "Un banc", author=ana, status_id=kept, up=3)
    make.an_idea(house, box, "Un tram", author=ana, up=2)
    make.an_idea(house, box, author=ana, hidden_at=NOON, status_id=kept, up=9)
    make.keep(
        house,
        StatusChange(input_id=idea, status_id=kept, author_id=team.person_id, at=NOON,
                     department="Parcs", note="Budget voté"),
        Feedback(input_id=idea, signature="La maire", body=f"<p>Oui {HOSTILE}</p>", at=NOON),
    )  # fmt: skip

    seen = page_of(house, ana)

    lines = {line.card.title: line for line in seen.lines}
    assert (lines["Un banc"].department, lines["Un banc"].note) == ("Parcs", "Budget voté")
    assert lines["Un banc"].status.key == "accepted"
    assert (lines["Un banc"].by, lines["Un tram"].answer) == ("La maire", "")
    assert lines["Un banc"].answer.startswith("Oui =cmd()")
    assert (seen.inputs, seen.answered, seen.kept, seen.supported) == (2, 1, 1, 5)


def test_who_hides_the_list_is_the_only_one_who_reads_it(house: House) -> None:
    ana, idea = make.a_person(house), ""
    idea = make.an_idea(house, make.an_idea_box(house), author=ana)
    make.a_comment(house, idea, ana)
    hide(house, ana)

    for reader in (NOBODY, make.a_person(house), make.an_admin(house)):
        seen = page_of(house, ana, reader)
        assert (seen.name, seen.is_hidden) == (ana.name, True)
        assert (seen.lines, seen.written.lines) == ([], [])
        assert (seen.inputs, seen.comments, seen.supported) == (0, 0, 0)
    own = page_of(house, ana, ana)
    assert ([line.card.id for line in own.lines], own.comments) == ([idea], 1)
    hide(house, ana, on=False)
    assert page_of(house, ana).inputs == 1


def test_saving_the_profile_elsewhere_leaves_the_choice_as_it_was(house: House) -> None:
    ana = make.a_person(house)
    hide(house, ana)

    assert do(house, ana, account.edit, {"name": "Ana Autre"}).hides


def test_a_hidden_list_is_in_no_page_without_scripts(house: House) -> None:
    ana = make.a_person(house)
    make.an_idea(house, make.an_idea_box(house), "Mon secret", author=ana)
    hide(house, ana)

    assert "Mon secret" not in repr(do(house, NOBODY, sharing.person, ana.person_id or ""))


def test_who_hides_a_list_without_anything_in_it_has_no_page_still(house: House) -> None:
    ana = make.a_person(house)
    hide(house, ana)

    with pytest.raises(NotFound):
        page_of(house, ana)


@pytest.mark.parametrize("what", ["input", "comment", "gone", "nothing"])
def test_there_is_a_page_exactly_of_who_has_contributed(house: House, what: str) -> None:
    ana, box = make.a_person(house), make.an_idea_box(house)
    if what == "comment":
        make.a_comment(house, make.an_idea(house, box), ana)
    elif what != "nothing":
        make.an_idea(house, box, author=ana, hidden_at=NOON if what == "gone" else None)

    with work(house, SYSTEM, now=NOON, reading=True) as job:
        names = mentions.names_of(job, [f"@[{ana.person_id}]"])

    expected = what in ("input", "comment")
    assert [one.has_page for one in names.values()] == [expected]
