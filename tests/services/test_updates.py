"""Authors tell how their input goes on, once they can edit it no more."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from civic.errors import NotFound, Refused
from civic.models import Comment, Input
from civic.rules.access import SYSTEM
from civic.rules.talking import Look
from civic.services import (
    api_inputs,
    comments,
    following,
    input_pages,
    inputs,
    moderation,
    own_comments,
    reactions,
    reports,
    talk,
    team_export,
    updates,
)
from civic.services.exporting import Order
from civic.services.inputs import Draft
from civic.services.updates import UpdateView
from civic.services.work import House, work
from civic.words import Followed, News, ProjectStatus, Reason, Role, Subject
from tests import factories as make
from tests.factories import ALL_ACTS, HOSTILE, NOON
from tests.services.acting import do
from tests.services.test_exporting import exported, rows
from tests.services.test_following import mails, spread, told


class Bench:
    """An idea that somebody supports, so that its author can edit it no more."""

    def __init__(self, house: House, *, masked: bool = False, **settings: Any) -> None:
        self.house = house
        self.box = make.an_idea_box(house, anonymous=True, **settings)
        self.ana, self.ben = make.a_person(house, "Ana"), make.a_person(house, "Ben")
        with work(house, SYSTEM, now=NOON) as job:
            self.project = job.visit(self.box).project.id
        mo = make.a_person(house, "Mo")
        self.moderator = make.trusted(house, mo, self.project, Role.MODERATOR)
        draft = Draft(title="Un banc", masked=masked)
        self.idea = do(house, self.ana, inputs.submit, self.box, draft)
        if settings:
            do(house, self.moderator, moderation.publish, Subject.INPUT, self.idea)
        do(house, self.ben, reactions.react, Subject.INPUT, self.idea, 1)

    def append(self, words: str = "Il est posé.") -> str:
        """Let the author tell more."""
        return do(self.house, self.ana, updates.append, self.idea, words)

    def seen(self, by: object = None) -> list[UpdateView]:
        """Return what somebody reads of it."""
        return do(self.house, by or self.ben, input_pages.page, self.idea).updates  # type: ignore[arg-type]


def refused(act: Callable[[], object]) -> Reason:
    with pytest.raises(Refused) as no:
        act()
    return no.value.refusal.reason


def test_an_update_stands_with_the_input_and_not_in_the_conversation(house: House) -> None:
    bench = Bench(house)

    bench.append(f"Il est posé. {HOSTILE}")

    (update,) = bench.seen()
    assert (update.at, update.gone) == (NOON, "")
    assert update.body.startswith("Il est posé.")
    looked = do(house, bench.ben, talk.look, bench.idea, Look())
    assert (looked.talk.threads, looked.talk.fresh) == ([], 0)
    assert do(house, bench.ben, api_inputs.comments_on, bench.idea, "", 10).items == []
    assert len(do(house, bench.ben, api_inputs.one, bench.idea).updates) == 1
    with work(house, SYSTEM, reading=True) as job:
        assert job.session.get_one(Input, bench.idea).comments == 0


def test_who_follows_hears_of_it(house: House) -> None:
    bench = Bench(house)
    do(house, bench.ben, following.follow, Followed.INPUT, bench.idea, on=True)

    bench.append()
    spread(house)

    assert [(line.kind, line.words) for line in told(house, bench.ben)] == [
        ("update", "Il est posé.")
    ]
    assert "update" not in [line.kind for line in told(house, bench.ana)]


def test_who_follows_gets_one_mail_with_its_words_and_its_place(house: House) -> None:
    bench = Bench(house)
    do(house, bench.ben, following.follow, Followed.INPUT, bench.idea, on=True)

    update = bench.append(f"Il est posé. {HOSTILE}")
    spread(house, times=3)

    (sent,) = mails(house)
    assert sent.subject == "La suite : Un banc"
    assert "Ana raconte la suite de « Un banc »" in sent.text
    assert f"/inputs/{bench.idea}?comment={update}#comment-{update}" in sent.text
    assert "Il est posé." in sent.html
    assert "<script" not in sent.html


def test_no_mail_of_it_comes_to_who_left_such_mails_or_the_contribution(house: House) -> None:
    bench, eva = Bench(house), make.a_person(house, "Eva")
    do(house, bench.ben, following.follow, Followed.INPUT, bench.idea, on=True)
    do(house, bench.ben, following.want_mail, News.UPDATE, on=False)
    do(house, eva, following.follow, Followed.INPUT, bench.idea, on=False)

    bench.append()
    spread(house)

    assert mails(house) == []
    assert [line.kind for line in told(house, bench.ben)] == ["update"]
    assert told(house, eva) == []


def test_an_update_that_is_gone_before_anybody_was_told_is_told_to_nobody(house: House) -> None:
    bench = Bench(house)
    do(house, bench.ben, following.follow, Followed.INPUT, bench.idea, on=True)

    do(house, bench.ana, comments.remove, bench.append())
    spread(house)

    assert told(house, bench.ben) == []
    assert mails(house) == []


async def test_pages_that_are_open_hear_of_an_update_and_of_its_end(house: House) -> None:
    bench = Bench(house)
    topic = f"input:{bench.idea}"
    async with house.hub.listening(topic) as told, asyncio.timeout(10):
        update = bench.append()
        assert await told.get() == topic
        do(house, bench.moderator, moderation.hide, Subject.COMMENT, update, "Publicité")
        assert await told.get() == topic


def test_updates_are_in_the_files_of_the_team_as_everybody_reads_them(house: House) -> None:
    bench = Bench(house)
    other = make.an_idea(house, bench.box)
    bench.append("=cmd()")
    with work(house, bench.ana, now=NOON + timedelta(days=1)) as job:
        updates.append(job, bench.idea, "Il est posé.")
    do(house, bench.moderator, comments.hide, bench.append("Caché"), "Publicité")
    do(house, bench.ana, comments.remove, bench.append("Repris"))

    own = exported(house, bench.moderator, Order(bench.box))
    picked = do(house, bench.moderator, team_export.batch, [bench.idea, other])

    said = {bench.idea: "2026-06-01: =cmd()\n\n2026-06-02: Il est posé.", other: ""}
    assert {row["civic_id"]: row["Suites de l’auteur"] for row in rows(own)} == said
    place = team_export.MORE.index("updates")
    assert {one.id: more[place] for one, more in picked} == said


def test_an_update_is_not_counted_among_the_comments_of_the_day(house: House) -> None:
    bench = Bench(house)
    do(house, bench.ben, following.follow, Followed.INPUT, bench.idea, on=True)
    eva = make.a_person(house, "Eva")

    bench.append()
    do(house, eva, comments.write, bench.idea, "Merci")
    spread(house)

    [line] = [line for line in told(house, bench.ben) if line.kind == "comment"]
    assert line.count == 1


def test_an_update_leads_to_the_contribution_that_it_stands_with(house: House) -> None:
    bench = Bench(house)

    bench.append()

    [line] = do(house, bench.ana, own_comments.mine).lines
    assert (line.words, line.href) == ("Il est posé.", f"/inputs/{bench.idea}")


def test_only_the_author_appends_and_only_what_can_be_edited_no_more(house: House) -> None:
    bench = Bench(house)
    fresh = do(house, bench.ana, inputs.submit, bench.box, Draft(title="Un arbre"))

    theirs = partial(do, house, bench.ben, updates.append, bench.idea, "Non")
    early = partial(do, house, bench.ana, updates.append, fresh, "Déjà")

    assert refused(theirs) is Reason.NOT_ALLOWED
    assert refused(early) is Reason.STILL_EDITABLE
    assert do(house, bench.ana, input_pages.page, bench.idea).append.is_open
    assert not do(house, bench.ben, input_pages.page, bench.idea).append.is_open


def test_once_the_phase_is_over_an_update_is_still_possible(house: House) -> None:
    project = make.a_project(house)
    box = make.an_activity(house, project)
    make.a_phase(house, project, {box: ALL_ACTS}, starts=-3, ends=-1)
    ana = make.a_person(house)
    idea = make.an_idea(house, box, author=ana)

    assert do(house, ana, updates.append, idea, "Il est posé.")


def test_in_an_archived_project_nothing_is_appended(house: House) -> None:
    box = make.an_activity(house, make.a_project(house, status=ProjectStatus.ARCHIVED))
    ana = make.a_person(house)
    idea = make.an_idea(house, box, author=ana)

    append = partial(do, house, ana, updates.append, idea, "Il est posé.")
    assert refused(append) is Reason.PROJECT_ARCHIVED


def test_an_update_is_reported_hidden_and_taken_back_like_a_comment(house: House) -> None:
    bench = Bench(house)
    first, second = bench.append("Un"), bench.append("Deux")
    do(house, bench.ben, reports.report, Subject.COMMENT, first, "spam")

    do(house, bench.moderator, moderation.hide, Subject.COMMENT, first, "Publicité")
    do(house, bench.ana, comments.remove, second)

    assert bench.seen() == []
    (own,) = bench.seen(bench.ana)
    assert (own.gone, own.because) == ("hidden", "Publicité")


def test_an_update_is_dated_and_stays_as_it_is(house: House) -> None:
    bench = Bench(house)
    update = bench.append()

    with pytest.raises(NotFound):
        do(house, bench.ana, comments.edit, update, "Autre chose")


def test_an_update_waits_where_contributions_are_read_first(house: House) -> None:
    bench = Bench(house, read_inputs="before")

    update = bench.append()

    assert bench.seen() == []
    assert [one.gone for one in bench.seen(bench.ana)] == ["waiting"]
    do(house, bench.moderator, moderation.publish, Subject.COMMENT, update)
    assert [one.gone for one in bench.seen()] == [""]


def test_an_update_of_somebody_without_a_name_carries_none(house: House) -> None:
    bench = Bench(house, masked=True)

    update = bench.append()

    with work(house, SYSTEM, reading=True) as job:
        row, idea = job.session.get_one(Comment, update), job.session.get_one(Input, bench.idea)
        assert (row.author_id, row.mask_id) == (None, idea.mask_id)
