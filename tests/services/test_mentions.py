"""Whom a comment may mention, who is told of it, and what becomes of a name."""

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.models import Comment, Feedback, Person
from civic.rules.access import SYSTEM, Actor
from civic.rules.mentions import MOST, SOMEBODY
from civic.rules.talking import Look
from civic.services import comments, mentions, own_comments, talk
from civic.services.talk_views import Reply
from civic.services.work import House, work
from civic.words import News, ProjectStatus, Reason, Role
from tests import factories as make
from tests.factories import HOSTILE, NOON
from tests.pacing import counting, used_up
from tests.services.acting import do
from tests.services.moderating import Square
from tests.services.test_following import mails, spread, told

NOBODY = Actor()


@pytest.fixture
def square(house: House) -> Square:
    """Return a conversation that Ana has begun, in a project that Mo moderates."""
    return Square(house)


def kept(house: House, comment: str) -> str:
    with work(house, SYSTEM, reading=True) as job:
        return job.session.get_one(Comment, comment).body


def shown(house: House, idea: str, comment: str) -> Reply:
    looked = do(house, NOBODY, talk.look, idea, Look(near=comment))
    every = [one for root in looked.talk.threads for one in (root, *root.replies)]
    return next(one for one in every if one.id == comment)


def names(house: House, actor: Actor, idea: str, typed: str = "") -> list[str]:
    return [person.name for person in do(house, actor, mentions.offered, idea, typed)]


def test_those_who_take_part_and_the_team_of_the_project_are_offered(square: Square) -> None:
    house, ben = square.house, make.a_person(square.house, "Ben Zoé")
    make.a_person(house, "Passant")
    do(house, ben, comments.write, square.idea, "Oui")
    answerer = make.a_person(house, "Réponse")
    make.keep(
        house,
        Feedback(
            input_id=square.idea, author_id=answerer.person_id, signature="V", body="V", at=NOON
        ),
    )

    assert set(names(house, make.a_person(house), square.idea)) == {
        "Ana", "Ben Zoé", "Mo", "Réponse",
    }  # fmt: skip
    assert names(house, ben, square.idea, "zo") == []
    assert names(house, square.ana, square.idea, "zo") == ["Ben Zoé"]
    assert names(house, square.ana, square.idea, "BEN ") == ["Ben Zoé"]
    assert names(house, square.ana, square.idea, "Ben Zoé ") == []  # written out: nothing to offer


def test_who_took_their_words_back_is_offered_no_more(square: Square) -> None:
    house, ben = square.house, make.a_person(square.house, "Ben")
    comment = do(house, ben, comments.write, square.idea, "Oui")
    do(house, ben, comments.remove, comment)

    assert "Ben" not in names(house, square.ana, square.idea)


def test_who_is_not_signed_in_is_offered_nobody(square: Square) -> None:
    assert names(square.house, NOBODY, square.idea) == []


def test_nobody_is_offered_where_one_may_not_look(house: House) -> None:
    ana = make.a_person(house)
    hidden = make.an_idea(house, make.an_idea_box(house), hidden_at=NOON)
    draft = make.an_activity(house, make.a_project(house, "d", ProjectStatus.DRAFT))

    for idea in (hidden, make.an_idea(house, draft), "nothing"):
        with pytest.raises(NotFound):
            do(house, ana, mentions.offered, idea, "")


def test_a_mention_is_kept_by_id_shown_by_name_and_told(square: Square) -> None:
    house, ben = square.house, make.a_person(square.house, f"Ben {HOSTILE}"[:80])

    comment = do(house, ben, comments.write, square.idea, f"Merci @Ana, {HOSTILE}")
    spread(house, times=2)

    assert f"@[{square.ana.person_id}]" in kept(house, comment)
    view = shown(house, square.idea, comment)
    assert view.body == f"Merci @Ana, {HOSTILE}"
    assert [(part.text, part.person_id) for part in view.parts][1] == ("@Ana", square.ana.person_id)
    (line,) = told(house, square.ana)
    assert (line.kind, line.who) == (News.MENTION, ben.name)
    assert line.words.startswith("Merci @Ana")
    assert line.href == f"/inputs/{square.idea}?comment={comment}#comment-{comment}"
    (sent,) = mails(house)
    assert "@Ana" in sent.text
    assert "@[" not in sent.text + sent.html
    assert "<script" not in sent.html


def test_a_name_of_somebody_who_takes_no_part_is_only_words(square: Square) -> None:
    house, passer = square.house, make.a_person(square.house, "Passant")

    comment = do(house, square.ana, comments.write, square.idea, f"@Passant @[{passer.person_id}]")
    spread(house)

    assert shown(house, square.idea, comment).parts == []
    assert told(house, passer) == []


def test_whose_comment_is_answered_is_told_that_and_nothing_twice(square: Square) -> None:
    house, ben = square.house, make.a_person(square.house, "Ben")

    do(house, ben, comments.write, square.idea, "@Ana oui", square.comment)
    spread(house)

    assert [line.kind for line in told(house, square.ana)] == [News.REPLY]


def test_an_edit_tells_only_those_whom_it_adds(square: Square) -> None:
    house, ben = square.house, make.a_person(square.house, "Ben")
    comment = do(house, ben, comments.write, square.idea, "@Ana")
    spread(house)

    do(house, ben, comments.edit, comment, "@Ana et @Mo")
    spread(house)

    assert [line.kind for line in told(house, square.moderator)] == [News.MENTION]
    assert [line.is_new for line in told(house, square.ana)] == [True]
    assert len(mails(house)) == 2


def test_a_name_follows_the_person_and_goes_with_them(square: Square) -> None:
    house, ben = square.house, make.a_person(square.house, "Ben")
    comment = do(house, ben, comments.write, square.idea, "Merci @Ana !")

    for name, words in (("Anne", "Merci @Anne !"), ("", f"Merci {SOMEBODY} !")):
        with work(house, SYSTEM, now=NOON) as job:
            job.session.get_one(Person, square.ana.person_id).name = name
        assert shown(house, square.idea, comment).body == words
        (line,) = do(house, ben, own_comments.mine).lines
        assert line.words == words


def test_only_those_with_a_page_are_linked(square: Square) -> None:
    comment = do(square.house, square.ana, comments.write, square.idea, "@Mo, @Ana")

    parts = shown(square.house, square.idea, comment).parts
    assert [(part.text, part.has_page) for part in parts] == [
        ("@Mo", False), (", ", False), ("@Ana", True),
    ]  # fmt: skip


def test_one_comment_mentions_a_few_people_only(square: Square) -> None:
    house = square.house
    for place in range(MOST + 1):
        ben = make.a_person(house, f"Ben {place}")
        do(house, ben, comments.write, square.idea, "Oui")
    everybody = " ".join(f"@Ben {place}" for place in range(MOST + 1))

    with pytest.raises(Invalid) as wrong:
        do(house, square.ana, comments.write, square.idea, everybody)

    assert (wrong.value.field, wrong.value.key) == ("comment", "invalid.mentions")


def test_who_mentions_too_many_too_fast_is_refused(
    square: Square, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = counting(square.house, monkeypatch)
    used_up(house, "mention", who=square.ana.person_id or "")

    with pytest.raises(Refused) as no:
        do(house, square.ana, comments.write, square.idea, "@Mo")

    assert no.value.refusal.reason is Reason.TOO_FAST
    assert do(house, square.ana, comments.write, square.idea, "Sans personne")


def test_a_team_member_may_be_mentioned_before_they_spoke(square: Square) -> None:
    house = square.house
    make.trusted(house, make.a_person(house, "Lea"), square.project, Role.PROJECT_MANAGER)

    do(house, square.ana, comments.write, square.idea, "@Lea, qu’en dites-vous ?")

    assert "Lea" in names(house, square.ana, square.idea, "le")
