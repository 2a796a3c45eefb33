"""What many people do in the same moment adds up: counts, limits, and who comes last."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from threading import Barrier

from sqlalchemy import func, select
from sqlmodel import SQLModel, col

from civic.errors import CivicError
from civic.models import Activity, Comment, Input, Reaction, Tag
from civic.rules.access import SYSTEM, Actor
from civic.services import (
    comments,
    fonts,
    inputs,
    platform_admin,
    reactions,
    taxonomy,
    way_editor,
)
from civic.services.activity_editor import save_activity
from civic.services.work import House, perform, work
from civic.words import Subject
from tests import factories as make
from tests.rules.test_fonts import WHOLE, woff2

AT_ONCE = 16
TITLE = {"fr": "Boîte à idées"}
Act = Callable[[], object]


def at_once(acts: Sequence[Act]) -> list[BaseException | None]:
    """Begin all acts in the same moment; return what each met, ``CivicError`` apart."""
    ready = Barrier(len(acts))

    def one(act: Act) -> BaseException | None:
        ready.wait()
        try:
            act()
        except CivicError:
            return None
        except BaseException as wrong:
            return wrong
        return None

    with ThreadPoolExecutor(len(acts)) as crowd:
        return [wrong for wrong in crowd.map(one, acts) if wrong is not None]


def people(house: House, number: int) -> list[Actor]:
    return [make.a_person(house, f"Ana {place}") for place in range(number)]


def an_open_box(house: House, **settings: object) -> str:
    return make.an_activity(house, make.a_project(house), settings=settings)


def thumb(house: House, who: Actor, idea: str, value: int) -> None:
    perform(house, who, reactions.react, Subject.INPUT, idea, value)


def count(house: House, table: type[SQLModel], *where: object) -> int:
    with work(house, SYSTEM, reading=True) as job:
        query = select(func.count()).select_from(table).where(*where)  # type: ignore[arg-type]
        return int(job.session.connection().execute(query).scalar_one())


def row_of(house: House, input_id: str) -> Input:
    with work(house, SYSTEM, reading=True) as job:
        return job.session.get_one(Input, input_id)


def test_comments_written_removed_and_hidden_at_once_are_counted_right(house: House) -> None:
    idea = make.an_idea(house, an_open_box(house))
    crowd, admin = people(house, 12), make.an_admin(house)
    is_shown = (
        col(Comment.input_id) == idea,
        col(Comment.removed_at).is_(None),
        col(Comment.hidden_at).is_(None),
    )
    for _ in range(6):
        acts: list[Act] = []
        for one in crowd:
            mine, other = (make.a_comment(house, idea, one) for _ in range(2))
            acts.append(partial(perform, house, one, comments.write, idea, "Un banc"))
            acts.append(partial(perform, house, one, comments.remove, mine))
            acts.append(partial(perform, house, admin, comments.hide, other, "Hors sujet"))

        assert at_once(acts) == []

        shown = count(house, Comment, *is_shown)
        assert row_of(house, idea).comments == shown > 0


def test_a_person_with_a_few_thumbs_never_gives_more_however_fast(house: House) -> None:
    box = an_open_box(house, up="limited", most_up=3)
    ideas = [make.an_idea(house, box) for _ in range(AT_ONCE)]
    [ana] = people(house, 1)

    assert at_once([partial(thumb, house, ana, idea, 1) for idea in ideas]) == []

    assert count(house, Reaction) == 3
    assert sum(row_of(house, idea).up for idea in ideas) == 3


def test_thumbs_given_turned_and_taken_back_at_once_add_up(house: House) -> None:
    idea = make.an_idea(house, an_open_box(house, down="unlimited"))
    crowd = people(house, 5)
    for _ in range(4):
        acts = [partial(thumb, house, one, idea, value) for one in crowd for value in (1, -1, 0, 1)]

        assert at_once(acts) == []

        row = row_of(house, idea)
        assert row.up == count(house, Reaction, col(Reaction.value) == 1)
        assert row.down == count(house, Reaction, col(Reaction.value) == -1)
        assert row.net == row.up - row.down


def test_what_others_support_is_never_withdrawn_in_the_same_moment(house: House) -> None:
    box = an_open_box(house)
    [ana, *crowd] = people(house, 9)
    for _ in range(8):
        idea = make.an_idea(house, box, author=ana)
        acts: list[Act] = [partial(perform, house, ana, inputs.withdraw, idea)]
        acts += [partial(thumb, house, one, idea, 1) for one in crowd]

        assert at_once(acts) == []

        row = row_of(house, idea)
        assert (row.withdrawn_at is None) == (row.up > 0)
        assert row.is_shown == (row.withdrawn_at is None)


def test_one_idea_sent_many_times_at_once_stays_within_the_limit(house: House) -> None:
    box = an_open_box(house, most_inputs=2)
    [ana] = people(house, 1)
    draft = inputs.Draft(title="Un banc à l'ombre", body="<p>Près de l'école.</p>")

    assert at_once([partial(perform, house, ana, inputs.submit, box, draft)] * AT_ONCE) == []

    assert count(house, Input) == 2


def test_two_admins_who_change_different_settings_at_once_both_succeed(house: House) -> None:
    one, other = make.an_admin(house), make.an_admin(house)
    box = an_open_box(house, up="limited")
    for number in range(1, 9):
        name, contact = f"Ville {number}", f"n{number}@example.test"
        acts: list[Act] = [
            partial(perform, house, one, platform_admin.save_settings, {"name": name}),
            partial(perform, house, other, platform_admin.save_settings, {"contact": contact}),
            partial(perform, house, one, save_activity, box, TITLE, {"most_up": number}),
            partial(perform, house, other, save_activity, box, TITLE, {"most_inputs": number}),
        ]

        assert at_once(acts) == []

        form = perform(house, one, platform_admin.settings_form)
        assert (form.name, form.contact) == (name, contact)
        with work(house, SYSTEM, reading=True) as job:
            kept = job.session.get_one(Activity, box).settings
        assert (kept["most_up"], kept["most_inputs"]) == (number, number)


def test_entries_typefaces_and_settings_that_change_at_once_are_all_kept(house: House) -> None:
    admins = [make.an_admin(house) for _ in range(4)]
    for number in range(1, 5):
        label = {"fr": f"Lien {number}"}
        link = {"kind": "link", "target": "https://ville.example/", "label": label}
        name = f"Ville {number}"
        acts: list[Act] = [
            partial(perform, house, admins[0], way_editor.save_way, "header", "", link),
            partial(perform, house, admins[1], way_editor.save_way, "footer", "", link),
            partial(perform, house, admins[2], fonts.add_font, name, "OFL", woff2(*WHOLE)),
            partial(perform, house, admins[3], platform_admin.save_settings, {"name": name}),
            partial(perform, house, admins[0], way_editor.move_way, "header", "projects", 1),
        ]

        assert at_once(acts) == []

        with work(house, SYSTEM, reading=True) as job:
            now = job.platform
        kept = (len(now.header), len(now.footer), len(now.own_fonts), now.name)
        assert kept == (number + 1, number + 1, number, name)


def test_the_first_settings_of_a_platform_are_chosen_one_after_the_other(house: House) -> None:
    one, other = make.an_admin(house), make.an_admin(house)
    with ThreadPoolExecutor(1) as crowd:
        with work(house, one) as job:
            platform_admin.lock(job)
            assert job.platform.contact == ""
            named = partial(perform, house, other, platform_admin.save_settings, {"name": "Ville"})
            later = crowd.submit(named)
            wait([later], timeout=0.3)  # would it not wait for its turn, it would be done by now
            platform_admin.save_settings(job, {"contact": "mairie@example.test"})
        later.result()

    form = perform(house, one, platform_admin.settings_form)
    assert (form.name, form.contact) == ("Ville", "mairie@example.test")


def test_a_tag_is_removed_while_people_use_it_and_nobody_trips(house: House) -> None:
    box, admin = an_open_box(house, tags="optional"), make.an_admin(house)
    crowd = people(house, 6)
    for number in range(8):
        tag = Tag(name={"fr": f"Vélo {number}"})
        make.keep(house, tag)
        draft = inputs.Draft(title=f"Une piste {number}", tags=[tag.id])
        acts: list[Act] = [partial(perform, house, one, inputs.submit, box, draft) for one in crowd]

        assert at_once([*acts, partial(perform, house, admin, taxonomy.remove_tag, tag.id)]) == []
