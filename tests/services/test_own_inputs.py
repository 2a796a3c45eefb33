"""Seeing an input before it is handed in, and having it back to edit it."""

from datetime import timedelta
from typing import Any

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.models import InputPicture, InputTag, StatusChange, Tag, Upload
from civic.rules.access import Actor
from civic.services import inputs, own_inputs
from civic.services.inputs import Draft
from civic.services.work import House
from civic.words import ProjectStatus, Reason
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do

NOBODY = Actor()


def test_a_preview_is_what_others_will_read(house: House) -> None:
    box = make.an_idea_box(house)
    draft = Draft(f"Un banc {HOSTILE}"[:140], "<p>Oui</p><script>alert(1)</script>", 50.0, 3.0)
    seen = do(house, NOBODY, inputs.preview, box, draft)

    assert (seen.title, seen.body, seen.has_place) == (draft.title, "<p>Oui</p>", True)


def test_a_preview_names_what_is_missing(house: House) -> None:
    box = make.an_idea_box(house, place="required")
    with pytest.raises(Invalid) as wrong:
        do(house, NOBODY, inputs.preview, box, Draft("Un banc"))

    assert (wrong.value.field, wrong.value.key) == ("place", "invalid.missing")


def test_there_is_no_preview_in_a_draft_of_the_team(house: House) -> None:
    box = make.an_activity(house, make.a_project(house, status=ProjectStatus.DRAFT))
    with pytest.raises(NotFound):
        do(house, NOBODY, inputs.preview, box, Draft("Un banc"))


def test_a_person_has_their_own_words_back(house: House) -> None:
    ana, box = make.a_person(house), make.an_idea_box(house)
    idea = make.an_idea(house, box, "Un banc", author=ana, lat=50.0, lng=3.0, address="Rue Haute")
    upload, tag = Upload(owner_id=ana.person_id, created_at=NOON), Tag(name={"fr": "Rues"})
    make.keep(house, upload, tag, InputTag(input_id=idea, tag_id=tag.id))
    make.keep(house, InputPicture(input_id=idea, upload_id=upload.id, alt="Un banc"))
    own = do(house, ana, own_inputs.draft_of, idea)

    assert (own.project_slug, own.activity_id, own.lang) == ("parks", box, "fr")
    assert (own.draft.title, own.draft.lat, own.draft.address) == ("Un banc", 50.0, "Rue Haute")
    assert own.draft.tags == [tag.id]
    assert own.draft.pictures == [
        {"id": upload.id, "url": f"/files/{upload.id}.webp", "alt": "Un banc"}
    ]


def test_nobody_has_the_words_of_others_to_edit(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house), author=make.a_person(house))
    with pytest.raises(Refused) as refused:
        do(house, make.a_person(house), own_inputs.draft_of, idea)
    assert refused.value.refusal.reason is Reason.NOT_ALLOWED
    with pytest.raises(Refused) as refused:
        do(house, NOBODY, own_inputs.draft_of, idea)
    assert refused.value.refusal.reason is Reason.NOT_SIGNED_IN


def test_what_others_support_is_not_given_back_to_edit(house: House) -> None:
    ana = make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house), author=ana, up=1)
    with pytest.raises(Refused) as refused:
        do(house, ana, own_inputs.draft_of, idea)

    assert refused.value.refusal.reason is Reason.HAS_SUPPORT


def test_a_withdrawn_input_is_not_there_to_edit(house: House) -> None:
    ana = make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house), author=ana, withdrawn_at=NOON)
    with pytest.raises(NotFound):
        do(house, ana, own_inputs.draft_of, idea)


def test_a_person_sees_what_became_of_all_they_contributed(house: House) -> None:
    ana, status = make.a_person(house), make.a_status(house)
    box = make.an_idea_box(house)
    hidden: dict[str, Any] = {"hidden_at": NOON, "hidden_because": f"Insulte {HOSTILE}"}
    made = {
        "": make.an_idea(house, box, author=ana, status_id=status),
        "hidden": make.an_idea(house, box, author=ana, **hidden),
        "withdrawn": make.an_idea(house, box, author=ana, withdrawn_at=NOON),
    }
    for day, note in ((1, "Lu"), (2, f"Voté {HOSTILE}")):
        at = NOON + timedelta(days=day)
        make.keep(house, StatusChange(input_id=made[""], status_id=status, note=note, at=at))
    make.an_idea(house, box, author=make.a_person(house))

    own = do(house, ana, own_inputs.mine)

    lines = {line.gone.how: line for line in own.lines}
    assert {how: line.card.id for how, line in lines.items()} == made
    assert own.total == 3
    assert lines["hidden"].gone.because == f"Insulte {HOSTILE}"
    assert (lines[""].status.id, lines[""].note) == (status, f"Voté {HOSTILE}")
    assert lines[""].at == (NOON + timedelta(days=2)).isoformat()


def test_a_contribution_to_a_project_that_was_taken_back_is_still_the_persons(house: House) -> None:
    ana = make.a_person(house)
    project = make.a_project(house, status=ProjectStatus.DRAFT)
    make.an_idea(house, make.an_activity(house, project), author=ana)

    [line] = do(house, ana, own_inputs.mine).lines

    assert (line.gone.how, line.gone.box) == ("unpublished", "")


def test_many_contributions_come_in_pages_the_newest_first(house: House) -> None:
    ana, box = make.a_person(house), make.an_idea_box(house)
    ideas = [
        make.an_idea(house, box, author=ana, created_at=NOON - timedelta(days=day))
        for day in range(own_inputs.PAGE + 1)
    ]

    first, last = do(house, ana, own_inputs.mine), do(house, ana, own_inputs.mine, 99)

    assert [line.card.id for line in first.lines] == ideas[: own_inputs.PAGE]
    assert [line.card.id for line in last.lines] == ideas[own_inputs.PAGE :]
    assert (last.page, last.pages, last.total) == (2, 2, own_inputs.PAGE + 1)


@pytest.mark.parametrize("page", [0, -1, "1", None, 1.5])
def test_a_page_that_is_none_is_refused(house: House, page: object) -> None:
    with pytest.raises(Invalid):
        do(house, make.a_person(house), own_inputs.mine, page)


def test_nobody_else_lists_what_a_person_contributed(house: House) -> None:
    with pytest.raises(Refused):
        do(house, NOBODY, own_inputs.mine)
