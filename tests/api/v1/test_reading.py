"""What programs read: what its key may, once, in pieces that fit together, in words or on a map."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from civic.models import Input, LogEntry, Person, Tag
from civic.rules.access import SYSTEM
from civic.services.work import House, work
from civic.words import ProjectStatus, Role, Scope
from tests import factories as make
from tests.api.v1.programs import Program, a_key, a_program
from tests.factories import HOSTILE, NOON


@pytest.fixture
def stranger(served: House) -> Program:
    return a_program(served)


def some_ideas(house: House, box: str, number: int, first: int = 0) -> list[str]:
    """Add ideas, two of each moment, so that the order among equals is tried too."""
    return [
        make.an_idea(house, box, created_at=NOON + timedelta(minutes=minute // 2), up=minute % 3)
        for minute in range(first, first + number)
    ]


def walk(program: Program, path: str, meanwhile: Any = None) -> list[str]:
    """Read a list to its end, piece by piece; return the ids in the order given."""
    found, cursor = [], ""
    joint = "&" if "?" in path else "?"
    while True:
        piece = program.get(f"{path}{joint}limit=2&cursor={cursor}").json()
        found += [each["id"] for each in piece["data"]]
        if not piece["next"]:
            return found
        cursor = piece["next"]
        if meanwhile:
            meanwhile()


@pytest.mark.parametrize("order", ["new", "old", "popular", "discussed", "trending"])
def test_the_pieces_of_a_list_make_the_whole(served: House, stranger: Program, order: str) -> None:
    box = make.an_idea_box(served)
    ids = some_ideas(served, box, 7)

    walked = walk(stranger, f"/inputs?order={order}")

    assert sorted(walked) == sorted(ids)
    whole = stranger.get(f"/inputs?order={order}").json()["data"]
    assert walked == [each["id"] for each in whole]


@pytest.mark.parametrize("order", ["new", "old", "popular", "trending"])
def test_what_is_handed_in_meanwhile_neither_repeats_nor_hides_anything(
    served: House, stranger: Program, order: str
) -> None:
    box = make.an_idea_box(served)
    ids = some_ideas(served, box, 8, first=10)

    rounds = iter(range(3))

    def meanwhile() -> None:
        if next(rounds, None) is not None:
            some_ideas(served, box, 2, first=0)
            some_ideas(served, box, 2, first=40)

    walked = walk(stranger, f"/inputs?order={order}", meanwhile)

    assert len(walked) == len(set(walked))
    assert set(ids) <= set(walked)


def test_a_piece_says_where_the_next_is_in_its_header_too(served: House, stranger: Program) -> None:
    some_ideas(served, make.an_idea_box(served), 3)
    first = stranger.get("/inputs?limit=2&order=new")
    path = first.headers["link"].split(";")[0].strip("<>").removeprefix("/api/v1")

    second = stranger.get(path)

    assert first.json()["next"] in first.headers["link"]
    assert len(second.json()["data"]) == 1
    assert "link" not in second.headers


@pytest.mark.parametrize(
    "query",
    ["cursor=x", "cursor=WyJuZXciLDEsIngiXQ", "limit=0", "limit=101", "limit=x", "order=random",
     "since=yesterday", "format=xml", "unknown=1", "q=" + "x" * 101],
)  # fmt: skip
def test_a_question_that_makes_no_sense_is_refused_with_its_field(
    stranger: Program, query: str
) -> None:
    answer = stranger.get(f"/inputs?{query}")

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["field"] == query.split("=")[0]
    assert answer.json()["detail"]


def test_contributions_are_found_as_in_the_lists_of_the_site(
    served: House, stranger: Program
) -> None:
    box, other = make.an_idea_box(served), make.an_idea_box(served, "rues")
    status, tag = make.a_status(served), Tag(name={"fr": "Vélo"})
    make.keep(served, tag)
    bench = make.an_idea(served, box, "Un banc", body="", status_id=status, lat=50.0, lng=3.0)
    tram = make.an_idea(served, other, "Un tram", body="", created_at=NOON + timedelta(days=1))
    project = stranger.get(f"/activities/{box}").json()["project_id"]

    def found(query: str) -> list[str]:
        return [each["id"] for each in stranger.get(f"/inputs?{query}").json()["data"]]

    assert found("q=banc") == [bench]
    assert found(f"activity={other}") == [tram]
    assert found(f"project={project}") == [bench]
    assert found(f"status={status}") == [bench]
    assert found(f"tag={tag.id}") == []
    assert found("since=2026-06-02T00:00:00Z") == [tram]
    assert stranger.get(f"/inputs?activity={other}&project={project}").status_code == 404


def test_what_has_a_place_is_given_as_geojson(served: House, stranger: Program) -> None:
    box = make.an_idea_box(served)
    placed = [make.an_idea(served, box, lat=50.5, lng=3.25, address="Rue Haute") for _ in range(3)]
    make.an_idea(served, box)

    named = stranger.get("/inputs?format=geojson&limit=2")
    accepted = stranger.get("/inputs", accept="application/geo+json")

    assert named.headers["content-type"] == "application/geo+json"
    assert [len(each.json()["features"]) for each in (named, accepted)] == [2, 3]
    assert named.json()["next"]
    feature = accepted.json()["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [3.25, 50.5]}
    assert feature["id"] in placed
    assert feature["properties"]["address"] == "Rue Haute"


def test_an_area_is_given_with_its_outline(served: House, stranger: Program) -> None:
    square = [[3, 50], [3, 51], [4, 51], [4, 50], [3, 50]]
    shape = {"type": "Polygon", "coordinates": [square]}
    admin = a_program(served, make.an_admin(served))
    sent = {"name": {"fr": "Rive"}, "shape": str(shape).replace("'", '"')}
    made = admin.send("POST", "/areas", sent)

    outline = stranger.get("/areas?format=geojson").json()["features"]

    assert made.status_code == 201
    assert outline[0]["geometry"]["type"] == "Polygon"
    assert stranger.get("/areas").json()["data"][0]["has_shape"] is True


def test_what_has_not_changed_is_not_sent_again(served: House, stranger: Program) -> None:
    idea = make.an_idea(served, make.an_idea_box(served))
    path = f"/inputs/{idea}"
    mark = stranger.get(path).headers["etag"]

    same = stranger.get(path, if_none_match=f'"other", {mark}')
    make.a_comment(served, idea, make.a_person(served))
    with work(served, SYSTEM) as job:
        job.session.get_one(Input, idea).up = 4
    changed = stranger.get(path, if_none_match=mark)

    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", mark)
    assert changed.status_code == 200
    assert "Authorization" in same.headers["vary"]


def test_texts_come_in_the_language_asked_for(served: House, stranger: Program) -> None:
    project = make.a_project(served)

    said = {
        language: stranger.get(f"/projects/{project}", accept_language=language).json()["title"]
        for language in ("fr", "en", "ar")
    }

    assert {language: words["lang"] for language, words in said.items()} == {
        "fr": "fr", "en": "en", "ar": "fr",
    }  # fmt: skip
    assert said["en"]["text"] == f"Parks {HOSTILE}"


def test_what_people_wrote_is_given_as_they_wrote_it(served: House, stranger: Program) -> None:
    ana = make.a_person(served)
    idea = make.an_idea(served, make.an_idea_box(served), author=ana)
    make.a_comment(served, idea, ana)

    whole = stranger.get(f"/inputs/{idea}")
    (comment,) = stranger.get(f"/inputs/{idea}/comments").json()["data"]

    assert whole.json()["title"] == f"Un banc {HOSTILE}"
    assert whole.headers["content-type"] == "application/json"
    assert comment["body"] == HOSTILE
    assert whole.json()["author"] == {"id": ana.person_id, "name": ana.name}


def test_comments_come_in_pieces_too(served: House, stranger: Program) -> None:
    ana, idea = make.a_person(served), make.an_idea(served, make.an_idea_box(served))
    said = {make.a_comment(served, idea, ana) for _ in range(5)}

    walked = walk(stranger, f"/inputs/{idea}/comments")

    assert (set(walked), len(walked)) == (said, 5)


def test_projects_come_in_pieces_the_newest_first(served: House, stranger: Program) -> None:
    ids = {make.a_project(served, f"p{number}") for number in range(5)}

    walked = walk(stranger, "/projects")

    assert (set(walked), len(walked)) == (ids, 5)


def test_a_draft_is_there_for_its_team_with_a_key_that_may_read(served: House) -> None:
    draft = make.a_project(served, status=ProjectStatus.DRAFT)
    box = make.an_activity(served, draft)
    idea = make.an_idea(served, box)
    phase = make.a_phase(served, draft, {})
    admin = make.an_admin(served)
    reader, writer = (a_program(served, admin, scope) for scope in (Scope.READ, Scope.INPUTS_WRITE))
    paths = (f"/projects/{draft}", f"/projects/{draft}/phases", f"/projects/{draft}/activities",
             f"/activities/{box}", f"/inputs/{idea}", f"/inputs/{idea}/comments",
             f"/phases/{phase}", f"/inputs?project={draft}", f"/tags?activity={box}")  # fmt: skip

    for path in paths:
        told = [each.get(path).status_code for each in (reader, writer, a_program(served))]
        assert told == [200, 404, 404], path
    lists = [each.get("/inputs").json()["data"] for each in (reader, writer)]
    assert [len(each) for each in lists] == [1, 0]
    assert [len(each.get("/projects").json()["data"]) for each in (reader, writer)] == [1, 0]


@pytest.mark.parametrize("gone", ["hidden_at", "withdrawn_at"])
def test_what_is_gone_is_there_for_the_team_only(
    served: House, stranger: Program, gone: str
) -> None:
    more: dict[str, Any] = {gone: NOON}
    idea = make.an_idea(served, make.an_idea_box(served), **more)
    reader = a_program(served, make.an_admin(served), Scope.READ)

    assert stranger.get(f"/inputs/{idea}").status_code == 404
    assert reader.get(f"/inputs/{idea}").status_code == 200
    assert stranger.get("/inputs").json()["data"] == []


def test_people_are_for_admins_with_the_scope_and_stand_in_the_log(served: House) -> None:
    admin, ana = make.an_admin(served), make.a_person(served, "Ana")
    entitled = a_program(served, admin, Scope.PEOPLE_READ)

    people = entitled.get("/people").json()["data"]
    one = entitled.get(f"/people/{ana.person_id}").json()

    assert f"{ana.person_id}@example.test" in {person["email"] for person in people}
    assert one["name"] == "Ana"
    with work(served, SYSTEM, reading=True) as job:
        acts = [entry.act for entry in job.session.exec(select(LogEntry))]
    assert acts.count("people_read") == 2
    assert walk(entitled, "/people") == [person["id"] for person in people]


@pytest.mark.parametrize("scopes", [(), (Scope.READ,), tuple(set(Scope) - {Scope.PEOPLE_READ})])
def test_no_other_key_reads_an_address(served: House, scopes: tuple[Scope, ...]) -> None:
    admin = make.an_admin(served)
    idea = make.an_idea(served, make.an_idea_box(served), author=admin)
    make.a_comment(served, idea, admin)
    program = a_program(served, admin, *scopes) if scopes else a_program(served)

    refused = program.get("/people").status_code
    pages = ("/inputs", f"/inputs/{idea}", f"/inputs/{idea}/comments", "/projects", "/me")

    assert refused == (403 if scopes else 401)
    assert "@example.test" not in "".join(program.get(page).text for page in pages)


def test_an_owner_who_is_no_longer_an_admin_reads_no_addresses(served: House) -> None:
    project, admin = make.a_project(served), make.an_admin(served)
    key = a_key(served, admin)
    make.trusted(served, admin, project, Role.PROJECT_MANAGER)
    with work(served, SYSTEM) as job:
        job.session.get_one(Person, admin.person_id).is_admin = False

    answer = Program(a_program(served).client, key).get("/people")

    assert (answer.status_code, answer.json()["code"]) == (403, "reasons.not_allowed")


def test_a_cookie_opens_nothing_here(served: House, stranger: Program) -> None:
    draft = make.a_project(served, status=ProjectStatus.DRAFT)
    cookie = make.signed_in(served, make.an_admin(served)).token
    stranger.client.cookies.set("civic_session", cookie)

    assert stranger.get(f"/projects/{draft}").status_code == 404
    assert stranger.get("/people").status_code == 401


def test_what_was_merged_is_in_no_list_and_says_where_it_leads(
    served: House, stranger: Program
) -> None:
    box = make.an_idea_box(served)
    last = make.an_idea(served, box)
    middle = make.an_idea(served, box, merged_into_id=last, merged_at=NOON)
    first = make.an_idea(served, box, merged_into_id=middle, merged_at=NOON)

    assert walk(stranger, "/inputs?order=new") == [last]
    assert stranger.get(f"/inputs/{first}").json()["merged_into"] == last
    assert stranger.get(f"/inputs/{last}").json()["merged_into"] is None
