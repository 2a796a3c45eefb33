"""Everybody reads what an edit changed, and nobody what was taken away."""

from datetime import timedelta

import pytest

from civic.errors import NotFound
from civic.rules.changes import GONE, NEW, Piece
from civic.services import inputs, versions
from civic.services.inputs import Draft
from civic.services.work import House, work
from civic.words import ProjectStatus
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do


def test_each_edit_says_what_it_changed_the_latest_first(house: House) -> None:
    ana, reader = make.a_person(house), make.a_person(house)
    idea = do(house, ana, inputs.submit, make.an_idea_box(house), Draft("Un banc", "<p>Un</p>"))
    says = [
        Draft("Un banc", "<p>Un et <b>deux</b></p>"),
        Draft("Deux bancs", "<p>Un et deux</p>"),
    ]
    for hours, draft in enumerate(says):
        with work(house, ana, now=NOON + timedelta(hours=hours)) as job:
            inputs.edit(job, idea, draft)

    last, first = do(house, reader, versions.edits, idea)

    assert last.title == [Piece(GONE, "Un banc"), Piece(NEW, "Deux bancs")]
    assert [piece.kind for piece in last.body] == ["kept"]
    assert first.body == [Piece("kept", "Un"), Piece(NEW, "et deux")]
    assert (first.at, last.at) == (NOON, NOON + timedelta(hours=1))


def test_what_was_taken_away_or_may_not_be_seen_has_no_versions(house: House) -> None:
    hidden = make.an_idea(house, make.an_idea_box(house), hidden_at=NOON)
    project = make.a_project(house, "secret", ProjectStatus.DRAFT)
    draft = make.an_idea(house, make.an_activity(house, project))

    for idea in (hidden, draft, "nothing"):
        with pytest.raises(NotFound):
            do(house, make.a_person(house), versions.edits, idea)
