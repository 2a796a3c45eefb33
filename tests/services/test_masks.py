"""People write without their name, and nobody but themselves learns who it was."""

from collections.abc import Callable
from functools import partial

import pytest

from civic.errors import Refused
from civic.models import Comment, Input, Mask
from civic.rules.access import SYSTEM, Actor
from civic.rules.talking import Look
from civic.services import (
    appeals,
    blocking,
    comments,
    figures,
    inputs,
    log,
    masks,
    moderation,
    moderation_queue,
    notifications,
    own_comments,
    own_inputs,
    profiles,
    reactions,
    reports,
    talk,
    team,
)
from civic.services.inputs import Draft
from civic.services.work import House, work
from civic.words import Reason, Role, Subject
from tests import factories as make
from tests.factories import ALL_ACTS, NOON
from tests.services.acting import do
from tests.services.test_following import spread

DRAFT = Draft(title="Un banc pour tous", body="<p>Près de l’école</p>", masked=True)


class Square:
    """A box in which people may write without their name, with its moderator."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.ana, self.ben = make.a_person(house, "Ana Real"), make.a_person(house, "Ben")
        self.box = make.an_idea_box(house, anonymous=True)
        with work(house, SYSTEM, now=NOON) as job:
            self.project = job.visit(self.box).project.id
        self.idea = do(house, self.ana, inputs.submit, self.box, DRAFT)
        mo = make.a_person(house, "Mo")
        self.moderator = make.trusted(house, mo, self.project, Role.MODERATOR)

    def row(self, table: type[Input | Comment], key: str) -> Input | Comment:
        """Return what was written as it is kept."""
        with work(self.house, SYSTEM, reading=True) as job:
            if table is Input:
                return job.session.get_one(Input, key)
            return job.session.get_one(Comment, key)

    def comment(self, who: Actor, words: str = "Oui", parent: str = "", **more: bool) -> str:
        """Let somebody comment on the idea."""
        return do(self.house, who, comments.write, self.idea, words, parent, **more)


@pytest.fixture
def square(house: House) -> Square:
    return Square(house)


def refused(act: Callable[[], object]) -> Reason:
    with pytest.raises(Refused) as no:
        act()
    return no.value.refusal.reason


def test_what_is_written_without_a_name_has_no_author(square: Square) -> None:
    comment = square.comment(square.ana, masked=True)

    for table, key in ((Input, square.idea), (Comment, comment)):
        row = square.row(table, key)
        assert row.author_id is None
        assert row.author_name
        assert "Ana" not in row.author_name


@pytest.mark.parametrize("masked", ["masked", 1])
def test_whoever_asks_for_no_name_in_any_words_is_not_named(
    house: House, square: Square, masked: object
) -> None:
    comment = do(house, square.ana, comments.write, square.idea, "Oui", masked=masked)

    row = square.row(Comment, comment)
    assert (row.author_id, bool(row.mask_id)) == (None, True)


def test_a_person_has_one_pseudonym_in_an_activity_and_another_elsewhere(
    house: House, square: Square
) -> None:
    again = do(house, square.ana, inputs.submit, square.box, DRAFT)
    other = make.an_activity(house, square.project, settings={"anonymous": True})
    elsewhere = do(house, square.ana, inputs.submit, other, DRAFT)
    by_ben = do(house, square.ben, inputs.submit, square.box, DRAFT)

    first = square.row(Input, square.idea).author_name
    assert square.row(Input, again).author_name == first
    assert square.row(Input, elsewhere).author_name != first
    assert square.row(Input, by_ben).author_name != first


def test_a_pseudonym_cannot_be_computed_from_the_person_without_the_key(square: Square) -> None:
    with work(square.house, SYSTEM, now=NOON) as job:
        opened = job.visit(square.box)
        job.actor = square.ana
        known = masks._free_name(job, opened.row.id)
        object.__setattr__(job.house, "secret", b"another key")
        assert masks._free_name(job, opened.row.id) != known


def test_where_names_are_asked_for_nothing_is_written_without_one(
    house: House, square: Square
) -> None:
    box = make.an_idea_box(house, "named")
    idea = do(house, square.ben, inputs.submit, box, Draft(title="Un arbre"))

    submit = partial(do, house, square.ana, inputs.submit, box, DRAFT)
    comment = partial(do, house, square.ana, comments.write, idea, "Oui", masked=True)
    assert {refused(submit), refused(comment)} == {Reason.NAMES_ONLY}


def test_the_author_edits_and_withdraws_and_nobody_else_does(house: House, square: Square) -> None:
    comment = square.comment(square.ana, masked=True)
    for act in (
        partial(do, house, square.ben, inputs.edit, square.idea, DRAFT),
        partial(do, house, square.ben, inputs.withdraw, square.idea),
        partial(do, house, square.ben, comments.edit, comment, "Non"),
        partial(do, house, square.ben, comments.remove, comment),
    ):
        assert refused(act) is Reason.NOT_ALLOWED

    do(house, square.ana, comments.edit, comment, "Encore oui")
    do(house, square.ana, comments.remove, comment)
    do(house, square.ana, inputs.edit, square.idea, Draft(title="Deux bancs pour tous"))
    assert square.row(Input, square.idea).author_id is None
    do(house, square.ana, inputs.withdraw, square.idea)


def test_their_own_comment_does_not_keep_the_author_from_editing(
    house: House, square: Square
) -> None:
    square.comment(square.ana, masked=True)
    do(house, square.ana, inputs.edit, square.idea, DRAFT)

    square.comment(square.ben, masked=True)
    edit = partial(do, house, square.ana, inputs.edit, square.idea, DRAFT)
    assert refused(edit) is Reason.HAS_SUPPORT


def test_nobody_supports_or_reports_their_own_words(house: House, square: Square) -> None:
    comment = square.comment(square.ana, masked=True)
    for kind, piece in ((Subject.INPUT, square.idea), (Subject.COMMENT, comment)):
        for act in (
            partial(do, house, square.ana, reactions.react, kind, piece, 1),
            partial(do, house, square.ana, reports.report, kind, piece, "spam"),
        ):
            assert refused(act) is Reason.OWN_CONTENT


def test_a_limit_counts_what_carries_a_name_and_what_does_not(house: House) -> None:
    ana = make.a_person(house)
    box = make.an_idea_box(house, anonymous=True, most_inputs=1)
    do(house, ana, inputs.submit, box, DRAFT)

    again = partial(do, house, ana, inputs.submit, box, Draft(title="Un autre banc"))
    assert refused(again) is Reason.LIMIT_REACHED


def test_ones_own_page_shows_ones_own_words_and_the_public_one_does_not(
    house: House, square: Square
) -> None:
    comment = square.comment(square.ana, masked=True)
    pseudonym = square.row(Input, square.idea).author_name

    mine = do(house, square.ana, own_inputs.mine).lines
    written = do(house, square.ana, own_comments.mine).lines
    assert [(one.card.id, one.mask) for one in mine] == [(square.idea, pseudonym)]
    assert [(one.id, one.mask) for one in written] == [(comment, pseudonym)]
    profile = do(house, square.ana, profiles.profile, square.ana.person_id or "")
    assert (profile.inputs, profile.comments) == (0, 0)


def test_their_own_conversation_is_theirs_and_carries_no_badge_of_the_team(
    house: House, square: Square
) -> None:
    masked = square.comment(square.moderator, masked=True)
    looked = do(house, square.moderator, talk.look, square.idea, Look())
    assert [(one.id, one.is_own, one.is_team) for one in looked.talk.threads] == [
        (masked, True, False)
    ]
    looked = do(house, square.ben, talk.look, square.idea, Look())
    assert [(one.is_own, one.author.id) for one in looked.talk.threads] == [(False, "")]


def test_who_is_answered_hears_of_it_and_who_answers_is_named_by_the_pseudonym(
    house: House, square: Square
) -> None:
    asked = square.comment(square.ana, masked=True)
    square.comment(square.ben, "Pourquoi pas", asked, masked=True)
    spread(house)

    (line,) = [n for n in do(house, square.ana, notifications.mine).lines if n.kind == "reply"]
    assert "Ben" not in line.who
    assert line.who


def test_an_author_contests_that_their_words_were_hidden(house: House, square: Square) -> None:
    do(house, square.moderator, moderation.hide, Subject.INPUT, square.idea, "Hors sujet")
    theirs = partial(do, house, square.ben, appeals.appeal, Subject.INPUT, square.idea, "Non")
    assert refused(theirs) is Reason.NOT_ALLOWED

    do(house, square.ana, appeals.appeal, Subject.INPUT, square.idea, "C’est le sujet")

    (entry,) = do(house, square.moderator, moderation_queue.queue, "appeals").pieces
    assert entry.author.id == ""


def test_who_is_blocked_under_a_pseudonym_is_so_under_their_name_and_nobody_sees_it(
    house: House, square: Square
) -> None:
    named = do(house, square.ana, inputs.submit, square.box, Draft(title="Avec mon nom"))
    caller = make.signed_in(house, square.ana)
    do(house, square.moderator, blocking.block_author, "input", square.idea, "7", "Insultes")

    with pytest.raises(Refused) as no, work(house, caller, now=NOON) as job:
        comments.write(job, square.idea, "Encore")
    assert no.value.refusal.reason is Reason.BLOCKED
    assert dict(no.value.refusal.figures)["because"] == "Insultes"

    blocked = {
        entry.id: entry.blocked_until
        for entry in do(house, square.moderator, moderation_queue.queue, "new").pieces
    }
    assert blocked[square.idea] is not None
    assert blocked[named] is None
    admin = make.an_admin(house)
    told = do(house, admin, team.search, "Ana Real").people
    assert [one.blocked_until for one in told] == [""]
    lines = do(house, square.moderator, log.history_of, square.project, square.idea)
    assert not any("Ana" in line.sentence for line in lines)

    do(house, square.moderator, blocking.unblock_author, "input", square.idea)
    with work(house, caller, now=NOON) as job:
        assert comments.write(job, square.idea, "Merci")


def test_that_a_pseudonym_is_one_of_the_team_is_not_told(house: House, square: Square) -> None:
    masked = square.comment(square.moderator, masked=True)
    caller = make.signed_in(house, square.moderator)

    do(house, make.an_admin(house), blocking.block_author, "comment", masked, "7", "Insultes")

    with work(house, caller, now=NOON) as job:
        assert comments.write(job, square.idea, "Je travaille toujours")


def test_the_log_does_not_tell_that_one_of_the_team_wrote_outside_the_phases(
    house: House, square: Square
) -> None:
    manager = make.a_person(house, "Max")
    manager = make.trusted(house, manager, square.project, Role.PROJECT_MANAGER)
    late = make.an_activity(house, square.project, settings={"anonymous": True})
    make.a_phase(house, square.project, {late: ALL_ACTS}, starts=1, ends=2)

    masked = partial(do, house, manager, inputs.submit, late, DRAFT)
    assert refused(masked) is Reason.PHASE_NOT_STARTED
    assert do(house, manager, inputs.submit, late, Draft(title="Avec mon nom"))
    assert do(house, manager, log.entries, square.project).lines


def test_a_count_of_people_does_not_tell_that_two_names_are_one(
    house: House, square: Square
) -> None:
    do(house, square.ana, inputs.submit, square.box, Draft(title="Avec mon nom"))

    with work(house, SYSTEM, reading=True) as job:
        assert figures.people_of(job, [square.project]) == {square.project: 2}


def test_who_leaves_takes_the_way_from_the_pseudonym_with_them(
    house: House, square: Square
) -> None:
    with work(house, SYSTEM, now=NOON) as job:
        mask = job.session.get_one(Mask, job.session.get_one(Input, square.idea).mask_id)
        mask.person_id = None

    (entry,) = do(house, square.moderator, moderation_queue.queue, "new").pieces
    assert not entry.may_block
    assert do(house, square.ana, own_inputs.mine).total == 0
