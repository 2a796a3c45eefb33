"""A year of birth and a home area: how they are read, grouped, asked for, and shown of no few.

An age is that which a person reaches in the course of the year: their year of birth says no more.
"""

from collections.abc import Iterable, Mapping

from civic.errors import Invalid
from civic.rules.ballots import BallotRules
from civic.words import Reason, Refusal

OLDEST = 120
UNSAID = "unsaid"
BANDS = (
    ("under_18", 0),
    ("18_24", 18),
    ("25_39", 25),
    ("40_59", 40),
    ("60_74", 60),
    ("from_75", 75),
)
"""The groups of ages, each with the age from which it holds."""
LINES = (*(band for band, _ in BANDS), UNSAID)
FIRST, FEW = 20, 5
"""Nothing is shown of fewer people in all than the first, nor in a line or a step than the other.
"""


def read_year(typed: object, year: int) -> int | None:
    """Return the year of birth that was typed in a ``year``; nothing for an empty one.

    Raises:
        Invalid: if nobody who is alive was born in it.
    """
    text = str(typed or "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and year - OLDEST <= int(text[:5]) <= year):
        limits = {"least": str(year - OLDEST), "most": str(year)}
        raise Invalid("birth_year", "invalid.birth_year", **limits)
    return int(text)


def band_of(birth_year: int | None, year: int) -> str:
    """Return the group of ages that a person is in."""
    if birth_year is None:
        return UNSAID
    age = year - birth_year
    return next((band for band, least in reversed(BANDS) if age >= least), BANDS[0][0])


def rounded(people: Mapping[str, int], lines: Iterable[str]) -> dict[str, int]:
    """Return how many people each line may show: rounded down to fives, 0 for fewer.

    Every line is there, whoever took part. So with the exact number of all of them, which other
    figures tell, a line of fewer than five can at most be known to be of none, or of four.
    """
    return {line: people.get(line, 0) // FEW * FEW for line in lines}


def is_due(people: int, before: int) -> bool:
    """Say whether people may be counted again: so many came that none of them stands out."""
    return people >= FIRST and people - before >= FEW


def refuse(rules: BallotRules, birth_year: int | None, home: str, year: int) -> Refusal | None:
    """Say why somebody may not vote for their age or for where they live; nothing if they may."""
    if rules.least_age is not None:
        figures = (("least", str(rules.least_age)),)
        if birth_year is None:
            return Refusal(Reason.BIRTH_YEAR_MISSING, figures)
        if year - birth_year < rules.least_age:
            return Refusal(Reason.TOO_YOUNG, figures)
    if rules.home_areas and home not in rules.home_areas:
        return Refusal(Reason.LIVES_ELSEWHERE if home else Reason.HOME_AREA_MISSING)
    return None
