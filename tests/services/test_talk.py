"""A conversation as it is read: a page at a time, and what one reads does not move."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from civic.errors import NotFound
from civic.models import Comment, Input
from civic.rules.access import SYSTEM, Actor
from civic.rules.talking import Look
from civic.services import comments, reading, talk
from civic.services.talk import MORE_ANSWERS, MOST, PAGE
from civic.services.talk_rows import ANSWERS
from civic.services.talk_views import Looked
from civic.services.work import House, work
from civic.words import Order, new_id
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do

NOBODY = Actor()


def said(
    house: House, idea: str, *minutes: int, parent: str | None = None, **more: Any
) -> list[str]:
    """Add comments that were written so many minutes before noon; return their ids."""
    rows = [
        Comment(
            id=new_id(),
            input_id=idea,
            parent_id=parent,
            body=f"Il y a {ago}",
            author_name="Ana",
            created_at=NOON - timedelta(minutes=ago),
            **more,
        )
        for ago in minutes
    ]
    make.keep(house, *rows)
    return [row.id for row in rows]


def ids(looked: Looked) -> list[str]:
    return [thread.id for thread in looked.talk.threads]


@pytest.fixture
def idea(house: House) -> str:
    return make.an_idea(house, make.an_idea_box(house))


def test_a_conversation_comes_a_page_at_a_time(house: House, idea: str) -> None:
    oldest = said(house, idea, *range(50, 0, -1))

    first = do(house, NOBODY, talk.look, idea, Look())
    more = do(house, NOBODY, talk.turn, idea, first.span, back=False)
    last = do(house, NOBODY, talk.turn, idea, more.span, back=False)

    assert (ids(first), first.talk.before, first.talk.after) == (oldest[:PAGE], 0, 30)
    assert (ids(more), more.near) == (oldest[: 2 * PAGE], oldest[PAGE])
    assert (ids(last), last.talk.after) == (oldest, 0)


@pytest.mark.parametrize(
    ("order", "places"),
    [
        pytest.param(Order.OLD, [0, 1, 2], id="oldest first"),
        pytest.param(Order.NEW, [2, 1, 0], id="newest first"),
        pytest.param(Order.POPULAR, [1, 0, 2], id="most useful first"),
        pytest.param(Order.RANDOM, [0, 1, 2], id="no order of a conversation"),
    ],
)
def test_a_reader_chooses_the_order(
    house: House, idea: str, order: Order, places: list[int]
) -> None:
    written = said(house, idea, 3) + said(house, idea, 2, up=5) + said(house, idea, 1)

    looked = do(house, NOBODY, talk.look, idea, Look(order))

    assert ids(looked) == [written[place] for place in places]


@pytest.mark.parametrize("order", [Order.OLD, Order.NEW, Order.POPULAR])
def test_page_after_page_shows_each_thread_once(house: House, idea: str, order: Order) -> None:
    written = said(house, idea, *range(30)) + said(house, idea, *range(30), up=2)

    looked = do(house, NOBODY, talk.look, idea, Look(order))
    while looked.talk.after:
        looked = do(house, NOBODY, talk.turn, idea, looked.span, back=False)
    second = do(house, NOBODY, talk.look, idea, Look(order, page=2))
    whole = do(house, NOBODY, talk.turn, idea, second.span, back=True)

    assert sorted(ids(looked)) == sorted(written)
    assert ids(second) == ids(looked)[PAGE : 2 * PAGE]
    assert second.talk.before == PAGE
    assert (ids(whole), whole.near) == (ids(looked)[: 2 * PAGE], ids(looked)[PAGE - 1])


def test_far_threads_make_room_on_a_screen_that_is_full(house: House, idea: str) -> None:
    written = said(house, idea, *range(MOST + 2 * PAGE, 0, -1))

    looked = do(house, NOBODY, talk.look, idea, Look())
    while looked.talk.after:
        looked = do(house, NOBODY, talk.turn, idea, looked.span, back=False)

    assert ids(looked) == written[-MOST:]
    assert looked.talk.before == 2 * PAGE


def test_of_many_answers_a_few_are_shown_and_more_when_asked(house: House, idea: str) -> None:
    (first,) = said(house, idea, 90)
    answers = said(house, idea, *range(50, 0, -1), parent=first)

    looked = do(house, NOBODY, talk.look, idea, Look())
    (thread,) = looked.talk.threads
    more = do(house, NOBODY, talk.unfold, idea, looked.span, first, back=False)
    (wider,) = more.talk.threads

    assert [one.id for one in thread.replies] == answers[:ANSWERS]
    assert (thread.earlier, thread.later) == (0, 50 - ANSWERS)
    assert [one.id for one in wider.replies] == answers[: ANSWERS + MORE_ANSWERS]
    assert more.near == answers[ANSWERS]


def test_a_link_leads_to_the_page_on_which_a_comment_stands(house: House, idea: str) -> None:
    threads = said(house, idea, *range(90, 40, -1))
    answers = said(house, idea, *range(39, 0, -1), parent=threads[45])

    looked = do(house, NOBODY, talk.look, idea, Look(near=answers[30]))

    assert ids(looked) == threads[40:]
    assert (looked.talk.before, looked.near) == (40, answers[30])
    thread = looked.talk.threads[5]
    assert [one.id for one in thread.replies] == answers[20:39]
    assert (thread.earlier, thread.later) == (20, 0)
    back = do(house, NOBODY, talk.unfold, idea, looked.span, threads[45], back=True)
    assert len(back.talk.threads[5].replies) == 39
    assert back.near == answers[19]


def test_a_link_to_a_comment_of_another_input_leads_to_the_beginning(
    house: House, idea: str
) -> None:
    (elsewhere,) = said(house, make.an_idea(house, make.an_idea_box(house, "rues")), 1)
    here = said(house, idea, 2)

    for near in (elsewhere, "nobody"):
        looked = do(house, NOBODY, talk.look, idea, Look(near=near))
        assert (ids(looked), looked.near) == (here, "")


def test_what_others_say_meanwhile_is_counted_and_moves_nothing(house: House, idea: str) -> None:
    old = said(house, idea, 9, 8, up=1)
    for order in (Order.NEW, Order.POPULAR):
        before = do(house, NOBODY, talk.look, idea, Look(order))
        new = said(house, idea, -1)
        answer = said(house, idea, -2, parent=old[0])

        after = do(house, NOBODY, talk.again, idea, before.span)
        caught = do(house, NOBODY, talk.catch_up, idea, after.span)

        assert ids(after) == ids(before)
        assert [len(one.replies) for one in after.talk.threads] == [
            len(one.replies) for one in before.talk.threads
        ]
        assert after.talk.fresh == 2
        assert (caught.talk.fresh, caught.near) == (0, new[0])
        assert new[0] in ids(caught)
        with work(house, SYSTEM, now=NOON) as job:
            for key in (*answer, *new):
                job.session.delete(job.session.get_one(Comment, key))


def test_at_the_end_of_the_oldest_first_what_is_new_follows(house: House, idea: str) -> None:
    empty = do(house, NOBODY, talk.look, idea, Look())
    first = said(house, idea, 5)
    one = do(house, NOBODY, talk.again, idea, empty.span)
    second = said(house, idea, 4)
    two = do(house, NOBODY, talk.again, idea, one.span)

    assert (ids(one), ids(two), two.talk.fresh) == (first, first + second, 0)


def test_ones_own_comment_is_shown_where_it_stands(house: House, idea: str) -> None:
    ana = make.a_person(house)
    written = said(house, idea, *range(60, 0, -1))
    for order, end in ((Order.OLD, slice(-2, None)), (Order.NEW, slice(0, 2))):
        looked = do(house, ana, talk.look, idea, Look(order))
        own = do(house, ana, comments.write, idea, "Moi aussi")

        after = do(house, ana, talk.go_to, idea, looked.span, own)

        assert own in ids(after)[end]
        assert (after.near, after.talk.fresh) == (own, 0)
        answer = do(house, ana, comments.write, idea, "Et encore", written[0])
        again = do(house, ana, talk.go_to, idea, after.span, answer)
        threads = {one.id: one for one in again.talk.threads}
        assert answer in [one.id for one in threads[written[0]].replies]


def test_what_became_of_a_thread_is_seen_and_what_is_gone_leaves(house: House, idea: str) -> None:
    ana = make.a_person(house)
    alone, answered = (do(house, ana, comments.write, idea, text) for text in ("Un", "Deux"))
    said(house, idea, 0, parent=answered)
    before = do(house, NOBODY, talk.look, idea, Look())
    for one in (alone, answered):
        do(house, ana, comments.remove, one)

    after = do(house, NOBODY, talk.again, idea, before.span)

    assert [(one.id, one.gone, one.body) for one in after.talk.threads] == [
        (answered, "removed", "")
    ]


def test_a_hidden_input_has_no_conversation(house: House, idea: str) -> None:
    said(house, idea, 1)
    looked = do(house, NOBODY, talk.look, idea, Look())
    with work(house, SYSTEM, now=NOON) as job:
        job.session.get_one(Input, idea).hidden_at = NOON

    with pytest.raises(NotFound):
        do(house, NOBODY, talk.again, idea, looked.span)
    with pytest.raises(NotFound):
        do(house, NOBODY, talk.look, "nobody", Look())


def test_a_page_and_its_conversation_move_together(house: House, idea: str) -> None:
    first = said(house, idea, 5)
    look = do(house, NOBODY, reading.contribution, idea, Look())
    (second,) = said(house, idea, 4)

    moved = do(house, NOBODY, reading.moved, idea, look.talk.span)

    assert ids(moved.talk) == [*first, second]


def test_a_span_that_nobody_handed_out_shows_nothing_of_elsewhere(house: House, idea: str) -> None:
    (elsewhere,) = said(house, make.an_idea(house, make.an_idea_box(house, "rues")), 1)
    looked = do(house, NOBODY, talk.look, idea, Look())
    wrong = replace(looked.span, threads=(elsewhere,), answers={elsewhere: (0, 9)})

    assert ids(do(house, NOBODY, talk.again, idea, wrong)) == []
    assert ids(do(house, NOBODY, talk.unfold, idea, wrong, elsewhere, back=False)) == []
