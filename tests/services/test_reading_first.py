"""What the team reads before everybody does: who sees it, what becomes of it, who hears of it."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlmodel import select

from civic.api.shell.heads import Visitor, head_for
from civic.errors import Invalid, NotFound, Refused
from civic.models import (
    Comment,
    CommentVersion,
    Input,
    InputVersion,
    Platform,
    Ruling,
    Webhook,
    WebhookDelivery,
)
from civic.rules.access import SYSTEM, Actor
from civic.rules.talking import Look
from civic.services import (
    account,
    answers,
    api_inputs,
    appeals,
    bulk_acts,
    comments,
    following,
    input_lists,
    input_pages,
    inputs,
    moderation,
    moderation_queue,
    own_comments,
    own_inputs,
    reactions,
    reports,
    talk,
    team_inputs,
)
from civic.services.bulk import Chosen
from civic.services.house import serving
from civic.services.input_lists import Filters
from civic.services.inputs import Draft
from civic.services.team_query import Query
from civic.services.work import House, work
from civic.state.base import SESSION_COOKIE
from civic.words import Followed, Happening, Reason, Role, Subject
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do
from tests.services.test_following import mails, spread, told

DRAFT = Draft(title="Un banc pour tous", body="<p>Près de l’école</p>")
LINKED = Draft(title="Un banc", body="<p>Voir https://exemple.fr/casino</p>")


class Square:
    """A box whose team reads first, somebody who writes there, and others."""

    def __init__(self, house: House, **settings: Any) -> None:
        self.house = house
        usual = {"read_inputs": "before", "read_comments": "before", "anonymous": True}
        self.box = make.an_idea_box(house, **{**usual, **settings})
        with work(house, SYSTEM, now=NOON) as job:
            self.project = job.visit(self.box).project.id
            job.session.add(
                Webhook(url="https://x.test/", events=list(Happening), salt="s", created_at=NOON)
            )
        self.ana, self.ben = make.a_person(house, "Ana"), make.a_person(house, "Ben")
        mo = make.a_person(house, "Mo")
        self.moderator = make.trusted(house, mo, self.project, Role.MODERATOR)
        do(house, self.ben, following.follow, Followed.PROJECT, self.project, on=True)

    def submit(self, draft: Draft = DRAFT, who: Actor | None = None) -> str:
        """Let somebody hand in an idea."""
        return do(self.house, who or self.ana, inputs.submit, self.box, draft)

    def row(self, key: str) -> Input:
        """Return an input as it is kept."""
        with work(self.house, SYSTEM, reading=True) as job:
            return job.session.get_one(Input, key)

    def said(self, key: str) -> Comment:
        """Return a comment as it is kept."""
        with work(self.house, SYSTEM, reading=True) as job:
            return job.session.get_one(Comment, key)

    def queue(self, tab: str = "waiting") -> list[str]:
        """Return what stands in a part of the queue."""
        found = do(self.house, self.moderator, moderation_queue.queue, tab).pieces
        return [entry.id for entry in found]

    def listed(self, who: Actor) -> list[str]:
        """Return what somebody finds in the list."""
        cards = do(self.house, who, input_lists.listed, self.box, Filters()).cards
        return [card.id for card in cards]

    def publish(self, piece: str, subject: Subject = Subject.INPUT) -> None:
        """Let everybody read a piece, an hour after it was written."""
        with work(self.house, self.moderator, now=NOON + timedelta(hours=1)) as job:
            moderation.publish(job, subject, piece)

    def refuse(self, piece: str, subject: Subject = Subject.INPUT) -> None:
        """Do not publish a piece."""
        do(self.house, self.moderator, moderation.refuse, subject, piece, "Une insulte", "insult")

    def events(self) -> list[str]:
        """Return what other programs were told."""
        with work(self.house, SYSTEM, reading=True) as job:
            return sorted(job.session.exec(select(WebhookDelivery.event)).all())


@pytest.fixture
def square(house: House) -> Square:
    return Square(house)


def refused(act: Callable[[], object]) -> Reason:
    with pytest.raises(Refused) as no:
        act()
    return no.value.refusal.reason


def kinds(house: House, who: Actor) -> list[str]:
    return [line.said or line.kind for line in told(house, who)]


def test_what_waits_is_read_by_its_author_and_the_team_alone(house: House, square: Square) -> None:
    idea = square.submit()

    for who in (square.ana, square.moderator):
        page = do(house, who, input_pages.page, idea)
        assert (page.gone.how, page.card.title) == ("waiting", DRAFT.title)
    assert square.queue() == [idea]
    looks: tuple[Callable[[], object], ...] = (
        partial(do, house, square.ben, input_pages.page, idea),
        partial(do, house, square.ben, api_inputs.one, idea),
        partial(do, house, square.ben, talk.look, idea, Look()),
    )
    for look in looks:
        with pytest.raises(NotFound):
            look()
    acts: tuple[Callable[[], object], ...] = (
        partial(do, house, square.ben, comments.write, idea, "Oui"),
        partial(do, house, square.ben, reactions.react, Subject.INPUT, idea, 1),
        partial(do, house, square.ben, reports.report, Subject.INPUT, idea, "spam"),
    )
    for act in acts:
        with pytest.raises(NotFound):
            act()
    for who in (square.ana, square.ben, square.moderator):
        assert square.listed(who) == []
    assert square.events() == []
    (own,) = do(house, square.ana, own_inputs.mine).lines
    assert own.gone.how == "waiting"
    assert do(house, square.ana, own_inputs.waits, idea)
    assert not do(house, square.ben, own_inputs.waits, idea)


def test_nobody_hears_of_it_before_it_is_published_and_everybody_then(
    house: House, square: Square
) -> None:
    idea = square.submit()
    spread(house)
    assert told(house, square.ben) == []
    assert kinds(house, square.ana) == ["reading_waiting"]

    square.publish(idea)
    spread(house)

    assert square.listed(square.ben) == [idea]
    assert [line.kind for line in told(house, square.ben)] == ["input"]
    assert set(kinds(house, square.ana)) == {"reading_waiting", "reading_published"}
    assert square.events() == ["input.created"]
    assert [sent.subject for sent in mails(house)][-1].startswith("Votre contribution est publiée")
    row = square.row(idea)
    assert (row.held, row.created_at) == ("", NOON + timedelta(hours=1))
    assert square.queue() == square.queue("new") == []


def test_what_is_not_published_is_corrected_and_sent_again(house: House, square: Square) -> None:
    idea = square.submit()

    square.refuse(idea)
    spread(house)

    (own,) = do(house, square.ana, own_inputs.mine).lines
    assert (own.gone.how, own.gone.because) == ("refused", "Une insulte")
    assert "reading_refused" in kinds(house, square.ana)
    assert "Une insulte" in mails(house)[-1].text
    assert (square.queue(), square.queue("hidden")) == ([], [idea])
    do(house, square.ana, own_inputs.draft_of, idea)
    do(house, square.ana, inputs.edit, idea, Draft(title="Un banc poli"))
    assert (square.queue(), square.row(idea).hidden_because) == ([idea], "")

    square.publish(idea)

    with work(house, SYSTEM, reading=True) as job:
        assert job.session.exec(select(InputVersion)).all() == []
    assert square.listed(square.ben) == [idea]


def test_a_refusal_is_contested_and_reversed(house: House, square: Square) -> None:
    idea = square.submit()

    def contest() -> None:
        do(house, square.ana, appeals.appeal, Subject.INPUT, idea, "Relisez")

    assert refused(contest) is Reason.NOTHING_TO_APPEAL
    square.refuse(idea)
    contest()
    appeal = do(house, square.moderator, moderation_queue.queue, "appeals").pieces[0].appeal_id

    do(house, square.moderator, appeals.decide, appeal, reverse=True, answer="Vous avez raison")
    spread(house)

    assert square.listed(square.ben) == [idea]
    assert [line.kind for line in told(house, square.ben)] == ["input"]


def test_it_is_decided_once_and_by_the_team(house: House, square: Square) -> None:
    idea = square.submit()
    for act in (
        partial(do, house, square.ana, moderation.publish, Subject.INPUT, idea),
        partial(do, house, square.ben, moderation.refuse, Subject.INPUT, idea, "Non", ""),
    ):
        assert refused(act) is Reason.NOT_ALLOWED
    with pytest.raises(Invalid):
        do(house, square.moderator, moderation.refuse, Subject.INPUT, idea, " ", "")
    with pytest.raises(Invalid):
        do(house, square.moderator, moderation.refuse, Subject.INPUT, idea, "Non", "boredom")

    square.publish(idea)

    assert refused(partial(square.publish, idea)) is Reason.ALREADY_DECIDED
    assert refused(partial(square.refuse, idea)) is Reason.ALREADY_DECIDED


def test_what_waits_is_taken_back_and_gone_from_the_queue(house: House, square: Square) -> None:
    idea = square.submit()

    do(house, square.ana, inputs.withdraw, idea)

    assert square.queue() == []
    assert refused(partial(square.publish, idea)) is Reason.ALREADY_DECIDED
    (own,) = do(house, square.ana, own_inputs.mine).lines
    assert own.gone.how == "withdrawn"


def test_the_table_of_the_team_cannot_publish_it_by_the_way(house: House, square: Square) -> None:
    idea = square.submit()
    acts: tuple[Callable[[], object], ...] = (
        lambda: do(house, square.moderator, answers.hide, idea, "Non"),
        lambda: do(house, square.moderator, answers.show, idea),
        lambda: do(house, square.moderator, moderation.show, Subject.INPUT, idea),
    )
    for act in acts:
        assert refused(act) is Reason.READ_IT_FIRST

    done = do(house, square.moderator, bulk_acts.show, Chosen(ids=(idea,)))

    assert done.count == 0
    assert square.queue() == [idea]
    waiting = do(house, square.moderator, team_inputs.window, Query(state="waiting"))
    assert [row.id for row in waiting.rows] == [idea]


def test_a_published_contribution_that_is_edited_waits_again_with_its_date_and_past(
    house: House, square: Square
) -> None:
    idea = square.submit()
    square.publish(idea)
    spread(house)

    do(house, square.ana, inputs.edit, idea, Draft(title="Deux bancs"))
    do(house, square.ana, inputs.edit, idea, Draft(title="Trois bancs"))
    assert square.listed(square.ben) == []
    with work(house, square.moderator, now=NOON + timedelta(days=1)) as job:
        moderation.publish(job, Subject.INPUT, idea)
    spread(house)

    assert square.row(idea).created_at == NOON + timedelta(hours=1)
    assert [line.kind for line in told(house, square.ben)] == ["input"]
    with work(house, SYSTEM, reading=True) as job:
        assert [one.title for one in job.session.exec(select(InputVersion))] == [DRAFT.title]


def test_a_comment_waits_before_its_author_alone_and_comes_in_when_published(
    house: House, square: Square
) -> None:
    idea = square.submit()
    square.publish(idea)
    said = do(house, square.ben, comments.write, idea, "Bonne idée")

    def seen(who: Actor) -> list[tuple[str, str]]:
        threads = do(house, who, talk.look, idea, Look()).talk.threads
        return [(one.gone, one.body) for one in threads]

    assert seen(square.ben) == [("waiting", "Bonne idée")]
    assert seen(square.ana) == []
    assert square.row(idea).comments == 0
    assert square.queue() == [said]
    (line,) = do(house, square.ben, own_comments.mine).lines
    assert line.gone == "waiting"
    spread(house)
    assert "comment" not in kinds(house, square.ana)

    square.publish(said, Subject.COMMENT)
    spread(house)

    assert seen(square.ana) == [("", "Bonne idée")]
    assert square.row(idea).comments == 1
    assert "comment" in kinds(house, square.ana)
    assert "reading_published_comment" in kinds(house, square.ben)


def test_an_answer_that_waits_keeps_no_place_before_others(house: House, square: Square) -> None:
    idea = square.submit()
    square.publish(idea)
    root = do(house, square.ana, comments.write, idea, "Qui est pour ?")
    square.publish(root, Subject.COMMENT)
    do(house, square.ben, comments.write, idea, "Moi", root)

    (thread,) = do(house, square.ana, talk.look, idea, Look()).talk.threads
    assert (thread.replies, thread.later) == ([], 0)
    (thread,) = do(house, square.ben, talk.look, idea, Look()).talk.threads
    assert [one.gone for one in thread.replies] == ["waiting"]


def test_a_refused_comment_is_corrected_and_what_it_said_is_read_by_nobody(
    house: House, square: Square
) -> None:
    idea = square.submit()
    square.publish(idea)
    said = do(house, square.ben, comments.write, idea, "Idiots")
    square.refuse(said, Subject.COMMENT)
    (line,) = do(house, square.ben, own_comments.mine).lines
    assert (line.gone, line.because) == ("refused", "Une insulte")

    do(house, square.ben, comments.edit, said, "Je ne suis pas d’accord")
    square.publish(said, Subject.COMMENT)

    assert square.said(said).edited_at is None
    with work(house, SYSTEM, reading=True) as job:
        assert job.session.exec(select(CommentVersion)).all() == []


def test_the_team_is_not_read_first_unless_it_writes_without_its_name(
    house: House, square: Square
) -> None:
    named = square.submit(who=square.moderator)
    masked = square.submit(Draft(title="Sans mon nom", masked=True), square.moderator)

    assert square.listed(square.ben) == [named]
    assert square.queue() == [masked]


def test_only_what_a_rule_catches_waits_where_the_organiser_says_so(house: House) -> None:
    words = {"watched_words": "arnaque", "newcomer_days": 30}
    square = Square(house, read_inputs="flagged", read_comments="after")
    make.keep(house, Platform(settings=words))

    plain, linked = square.submit(), square.submit(LINKED)
    named = square.submit(Draft(title="Une ARNAQUE de plus"))
    said = do(house, square.ben, comments.write, plain, "Quelle arnaque")

    assert square.listed(square.ben) == [plain]
    entries = do(house, square.moderator, moderation_queue.queue, "waiting").pieces
    assert {entry.id: entry.caught for entry in entries} == {linked: ["links"], named: ["words"]}
    assert square.said(said).held == ""
    other = square.submit(Draft(title="Un autre banc"))
    do(house, square.ana, inputs.edit, other, Draft(title="POURQUOI PERSONNE NE RÉPOND JAMAIS"))
    assert square.row(other).caught == "capitals"


@pytest.mark.parametrize("by", ["age", "pieces"])
def test_links_of_new_accounts_are_refused_with_what_is_asked(house: House, by: str) -> None:
    settings = {"newcomer_links": "refused", "newcomer_days": 3, "newcomer_pieces": 0}
    if by == "pieces":
        settings |= {"newcomer_days": 0, "newcomer_pieces": 1}
    make.keep(house, Platform(settings=settings))
    square = Square(house, read_inputs="after", read_comments="after")
    old = make.a_person(house, "Olga", created_at=NOON - timedelta(days=4))
    idea = square.submit(who=old)

    link = partial(square.submit, LINKED)
    say = partial(do, house, square.ana, comments.write, idea, "www.exemple.fr")

    for act in (link, say):
        with pytest.raises(Refused) as no:
            act()
        assert no.value.refusal.reason is Reason.NEWCOMER_LINKS
        assert set(dict(no.value.refusal.figures)) == {"days", "count"}
    with pytest.raises(Invalid) as wrong:
        do(house, square.ana, account.edit, {"name": "Ana", "bio": "https://exemple.fr"})
    assert wrong.value.field == "bio"
    assert square.submit(LINKED, old)
    assert square.queue() == []


def test_links_of_new_accounts_wait_everywhere_where_the_platform_says_so(house: House) -> None:
    make.keep(house, Platform(settings={"newcomer_links": "read"}))
    square = Square(house, read_inputs="after", read_comments="after")

    plain, linked = square.submit(), square.submit(LINKED)

    assert square.listed(square.ben) == [plain]
    assert square.queue() == [linked]


def test_each_decision_is_counted_without_a_name(house: House, square: Square) -> None:
    idea, other = square.submit(), square.submit()
    square.publish(idea)
    square.refuse(other)

    with work(house, SYSTEM, reading=True) as job:
        rows = job.session.exec(select(Ruling).order_by(Ruling.kind)).all()
    assert [(row.kind, row.ground, row.since, row.at) for row in rows] == [
        ("published", "", NOON, NOON + timedelta(hours=1)),
        ("refused", "insult", NOON, NOON),
    ]


@pytest.mark.parametrize("how", ["waiting", "refused"])
def test_its_page_before_any_script_is_the_authors_and_the_teams(
    house: House, square: Square, how: str
) -> None:
    idea = square.submit()
    if how == "refused":
        square.refuse(idea)

    with serving(house):
        pages = {
            who: head_for(f"/inputs/{idea}", Visitor("fr", {SESSION_COOKIE: token}))
            for who, token in (
                ("author", make.signed_in(house, square.ana).token),
                ("team", make.signed_in(house, square.moderator).token),
                ("other", make.signed_in(house, square.ben).token),
            )
        }

    assert {who: page.status for who, page in pages.items() if page} == {
        "author": 200, "team": 200, "other": 404,
    }  # fmt: skip
    assert pages["author"] is not None
    assert "L’équipe" in pages["author"].content


def test_the_queue_opens_at_what_nobody_reads_yet_or_else_at_what_is_new(square: Square) -> None:
    def opened() -> str:
        return do(square.house, square.moderator, moderation_queue.queue, "").tab

    before = opened()
    square.submit()

    assert (before, opened()) == ("new", "waiting")
