"""A large town for measuring: 20,000 ideas, half on the map, 25,000 comments, 100,000 thumbs.

Each idea has a status, one of the areas and one to three of the tags, as in a town in full work.
"""

import random
from datetime import UTC, datetime, timedelta

from civic.models import (
    Activity,
    Area,
    Comment,
    Input,
    InputTag,
    Opening,
    Person,
    Phase,
    Project,
    Reaction,
    Status,
    Tag,
    Visit,
)
from civic.rules.access import SYSTEM
from civic.services.bringing_in import bring_in, bring_in_inputs
from civic.services.identity import keyed_hash
from civic.services.work import House, work
from civic.words import Act, ProjectStatus, Subject
from tests.load.words import WORDS as TEXT

IDEAS = 20_000
COMMENTS = 25_000
REACTIONS = 100_000
PEOPLE = 2_000
BOX = "b" * 32
PROJECT = "p" * 32
SLUG = "mesure"
WORDS = TEXT.split()
TAGS = tuple(f"{n:032x}" for n in range(12))
AREAS = tuple(f"{n:032x}" for n in range(10))
STATUSES = tuple(f"{n:032x}" for n in range(7))


def fill(house: House, ideas: int = IDEAS) -> list[str]:
    """Fill an empty platform; return the cookies of its people."""
    draw = random.Random(7)
    now = datetime.now(UTC)
    share = ideas / IDEAS
    tokens = [f"token-{n}" for n in range(PEOPLE)]
    people = [
        Person(id=f"{n:032x}", email=f"p{n}@example.test", name=f"Personne {n}", created_at=now,
               confirmed_at=now)
        for n in range(PEOPLE)
    ]  # fmt: skip
    inputs = [_idea(draw, now, n, people) for n in range(ideas)]
    comments = [_comment(draw, now, inputs, people) for _ in range(int(COMMENTS * share))]
    reactions = _reactions(draw, now, inputs, people, int(REACTIONS * share))
    with work(house, SYSTEM) as job:
        bring_in(job, [Project(id=PROJECT, slug=SLUG, status=ProjectStatus.PUBLISHED,
                               title={"fr": "Mesure"}, created_at=now)])  # fmt: skip
        bring_in(job, [Activity(id=BOX, project_id=PROJECT, slug="idees", method="ideation",
                                title={"fr": "Idées"})])  # fmt: skip
        phase = Phase(project_id=PROJECT, title={"fr": "Vos idées"}, starts_at=now - timedelta(90))
        acts = [Act.SUBMIT_INPUT.value, Act.COMMENT.value, Act.REACT.value]
        bring_in(job, [phase, Opening(phase_id=phase.id, activity_id=BOX, acts=acts)])
        bring_in(job, people)
        bring_in(job, _visits(house, people, tokens, now))
        bring_in(job, _words())
        bring_in_inputs(job, inputs, comments, reactions)
        bring_in(job, _tagged(draw, inputs))
    if house.engine.dialect.name == "postgresql":
        with house.engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")  # as PostgreSQL does by itself after a minute
    return tokens


def _words() -> list[Tag | Area | Status]:
    return [
        *(Tag(id=tag, name={"fr": f"Thème {n}"}) for n, tag in enumerate(TAGS)),
        *(Area(id=area, name={"fr": f"Quartier {n}"}) for n, area in enumerate(AREAS)),
        *(
            Status(id=status, key=f"step-{n}", name={"fr": f"Étape {n}"})
            for n, status in enumerate(STATUSES)
        ),
    ]


def _tagged(draw: random.Random, inputs: list[Input]) -> list[InputTag]:
    return [
        InputTag(input_id=row.id, tag_id=tag)
        for row in inputs
        for tag in draw.sample(TAGS, draw.choice((1, 2, 3)))
    ]


def _visits(house: House, people: list[Person], tokens: list[str], now: datetime) -> list[Visit]:
    return [
        Visit(
            token_hash=keyed_hash(house.secret, "visit", token),
            person_id=person.id,
            created_at=now,
            seen_at=now,
            expires_at=now + timedelta(days=30),
        )
        for person, token in zip(people, tokens, strict=True)
    ]


def _idea(draw: random.Random, now: datetime, number: int, people: list[Person]) -> Input:
    words = [draw.choice(WORDS) for _ in range(60)]
    return Input(
        id=f"{draw.getrandbits(128):032x}",
        project_id=PROJECT,
        activity_id=BOX,
        author_id=draw.choice(people).id,
        title=f"Idée {number} : {' '.join(words[:6])}",
        body=f"<p>{' '.join(words)}</p>",
        language="fr",
        area_id=draw.choice(AREAS),
        status_id=draw.choice(STATUSES),
        lat=48.8 + draw.random() / 5 if number % 2 else None,
        lng=2.2 + draw.random() / 3 if number % 2 else None,
        created_at=now - timedelta(minutes=draw.randrange(60 * 24 * 80)),
    )


def _comment(
    draw: random.Random, now: datetime, inputs: list[Input], people: list[Person]
) -> Comment:
    return Comment(
        input_id=draw.choice(inputs).id,
        author_id=draw.choice(people).id,
        body=" ".join(draw.choice(WORDS) for _ in range(25)),
        language="fr",
        created_at=now - timedelta(minutes=draw.randrange(60 * 24 * 20)),
    )


def _reactions(
    draw: random.Random, now: datetime, inputs: list[Input], people: list[Person], most: int
) -> list[Reaction]:
    pairs = {(draw.choice(inputs).id, draw.choice(people).id) for _ in range(most)}
    return [
        Reaction(
            person_id=person_id,
            subject_id=input_id,
            subject=Subject.INPUT,
            activity_id=BOX,
            value=1 if draw.random() < 0.85 else -1,
            at=now,
        )
        for input_id, person_id in sorted(pairs)
    ]
