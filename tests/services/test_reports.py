"""Anybody signed in says what is wrong with somebody else's words; nobody but the team reads it."""

from dataclasses import asdict

import pytest
from sqlmodel import select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Input, Report
from civic.rules.access import SYSTEM, Actor
from civic.rules.talking import Look
from civic.services import inputs, reading, reports
from civic.services.work import House, work
from civic.words import ProjectStatus, Reason, Subject
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.services.acting import do


def kept(house: House) -> list[Report]:
    with work(house, SYSTEM, reading=True) as job:
        return list(job.session.exec(select(Report)).all())


def test_a_report_is_kept_with_its_reason_and_words_and_changes_nothing_on_screen(
    house: House,
) -> None:
    ana, idea = make.a_person(house), make.an_idea(house, make.an_idea_box(house))

    do(house, ana, reports.report, Subject.INPUT, idea, "spam", f" {HOSTILE}\u200b ")

    (row,) = kept(house)
    assert (row.reason, row.text, row.subject_id, row.person_id) == (
        "spam", HOSTILE, idea, ana.person_id,
    )  # fmt: skip
    look = do(house, make.a_person(house), reading.contribution, idea, Look())
    assert look.page.gone.how == ""
    assert "spam" not in str(asdict(look))


def test_who_reports_again_changes_what_they_said(house: House) -> None:
    ana, idea = make.a_person(house), make.an_idea(house, make.an_idea_box(house))
    do(house, ana, reports.report, Subject.INPUT, idea, "spam", "Publicité")

    assert do(house, ana, reports.before, Subject.INPUT, idea).reason == "spam"
    do(house, ana, reports.report, Subject.INPUT, idea, "insult", "")

    assert [(row.reason, row.text) for row in kept(house)] == [("insult", "")]


def test_two_people_report_one_comment_and_nobody_sees_the_report_of_another(house: House) -> None:
    ana, ben = make.a_person(house), make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house))
    comment = make.a_comment(house, idea, make.a_person(house))
    do(house, ana, reports.report, Subject.COMMENT, comment, "insult")

    assert do(house, ben, reports.before, Subject.COMMENT, comment).reason == ""
    do(house, ben, reports.report, Subject.COMMENT, comment, "other", "Voir la loi")

    assert {(row.comment_id, row.input_id) for row in kept(house)} == {(comment, idea)}
    assert len(kept(house)) == 2


@pytest.mark.parametrize("subject", ["input", "comment"])
def test_nobody_reports_their_own_words(house: House, subject: str) -> None:
    ana = make.a_person(house)
    idea = make.an_idea(house, make.an_idea_box(house), author=ana)
    piece = idea if subject == "input" else make.a_comment(house, idea, ana)

    with pytest.raises(Refused) as no:
        do(house, ana, reports.report, subject, piece, "spam")
    assert no.value.refusal.reason is Reason.OWN_CONTENT


def test_who_is_not_signed_in_is_asked_to_be_before_the_dialog_opens(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))

    with pytest.raises(Refused) as no:
        do(house, Actor(), reports.before, Subject.INPUT, idea)
    assert no.value.refusal.reason is Reason.NOT_SIGNED_IN


@pytest.mark.parametrize("reason", ["", "nothing", None, {"a": 1}, ["spam"], HOSTILE])
def test_a_report_has_one_of_the_reasons(house: House, reason: object) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))

    with pytest.raises(Invalid) as wrong:
        do(house, make.a_person(house), reports.report, Subject.INPUT, idea, reason)
    assert wrong.value.field == "reason"


@pytest.mark.parametrize("text", ["x" * 401, None, 7, {"a": 1}])
def test_the_words_of_a_report_are_a_text_and_not_too_long(house: House, text: object) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))

    with pytest.raises(Invalid) as wrong:
        do(house, make.a_person(house), reports.report, Subject.INPUT, idea, "spam", text)
    assert wrong.value.field == "text"


@pytest.mark.parametrize("subject", ["", "input", "comment", "person", HOSTILE])
def test_what_is_not_there_is_not_reported(house: House, subject: str) -> None:
    with pytest.raises(NotFound):
        do(house, make.a_person(house), reports.report, subject, HOSTILE, "spam")


def test_what_is_hidden_withdrawn_or_unpublished_is_not_there_to_report(house: House) -> None:
    ana, box = make.a_person(house), make.an_idea_box(house)
    secret = make.an_activity(house, make.a_project(house, "s", ProjectStatus.DRAFT))
    mine = make.an_idea(house, box, author=ana)
    do(house, ana, inputs.withdraw, mine)
    gone = [make.an_idea(house, box, hidden_at=NOON), make.an_idea(house, secret), mine]

    for idea in gone:
        with pytest.raises(NotFound):
            do(house, make.a_person(house), reports.report, Subject.INPUT, idea, "spam")
    with work(house, SYSTEM, reading=True) as job:
        assert len(job.session.exec(select(Input)).all()) == len(gone)
    assert kept(house) == []


def test_a_report_is_possible_in_an_archive(house: House) -> None:
    project = make.a_project(house, status=ProjectStatus.ARCHIVED)
    idea = make.an_idea(house, make.an_activity(house, project))

    do(house, make.a_person(house), reports.report, Subject.INPUT, idea, "illegal")

    assert len(kept(house)) == 1
