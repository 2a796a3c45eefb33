"""The words of Pabulib's ``.pb`` files: sections, kinds of ballots, amounts.

(Faliszewski et al., "Participatory Budgeting: Data, Tools, and Analysis", IJCAI 2023; the format
is described at pabulib.org/format.)
"""

import re
from collections.abc import Mapping
from fractions import Fraction

from civic.tally.election import Election, Kind

SECTIONS = ("META", "PROJECTS", "VOTES")
NAME, AREA, CATEGORY = ("name", "title"), ("district", "neighborhood", "area"), ("category",)
CATEGORIES = ("category", "categories")
VOTE_TYPES = {
    "approval": Kind.APPROVAL,
    "choose-1": Kind.CHOOSE_ONE,
    "cumulative": Kind.POINTS,
    "scoring": Kind.POINTS,
    "ordinal": Kind.RANKING,
}
UP_DOWN = {"min_points": "-1", "max_points": "1"}
"""What makes a ``scoring`` vote one of ups and downs."""
MOST_OF_A_BASKET = "max_sum_cost"
"""What makes an ``approval`` vote one of baskets."""
AMOUNT = re.compile(r"-?\d+(\.\d+)?")


def kind_of(meta: Mapping[str, str]) -> Kind | None:
    """Return the kind of ballots that the head of a file tells, or nothing it knows."""
    kind = VOTE_TYPES.get(meta.get("vote_type", "").lower())
    if kind is Kind.APPROVAL and MOST_OF_A_BASKET in meta:
        return Kind.BASKET
    if kind is Kind.POINTS and UP_DOWN.items() <= meta.items():
        return Kind.UP_DOWN
    return kind


def meta_of(election: Election) -> dict[str, str]:
    """Return the head of a file: what is known of the election, with what is so put right."""
    kind, said = election.ballots.kind, dict(election.meta)
    if kind_of(said) is not kind:
        said["vote_type"] = _vote_type(election)
    if kind is Kind.UP_DOWN:
        said |= UP_DOWN
    elif kind is Kind.BASKET:
        said.setdefault(MOST_OF_A_BASKET, written(election.budget))
    return said | {
        "num_projects": str(len(election.projects)),
        "num_votes": str(len(election.ballots)),
        "budget": written(election.budget),
    }


def _vote_type(election: Election) -> str:
    match election.ballots.kind:
        case Kind.CHOOSE_ONE:
            return "choose-1"
        case Kind.RANKING:
            return "ordinal"
        case Kind.POINTS:
            return "cumulative" if "max_sum_points" in election.meta else "scoring"
        case Kind.UP_DOWN:
            return "scoring"
        case _:
            return "approval"


def amount(text: str) -> Fraction | None:
    """Return an amount as files have it, with a point or a comma, or nothing if it is none."""
    plain = re.sub(r"\s", "", text)
    if "." not in plain:
        plain = plain.replace(",", ".", 1)
    return Fraction(plain) if AMOUNT.fullmatch(plain) else None


def written(value: Fraction | int) -> str:
    """Return an amount with all its digits.

    Raises:
        ValueError: if decimals can't say it.
    """
    exact, digits = Fraction(value), 0
    while exact.denominator != 1:
        if exact.denominator % 2 and exact.denominator % 5:
            raise ValueError(f"{value} has no end in decimals")
        exact, digits = exact * 10, digits + 1
    if not digits:
        return str(exact)
    sign, figures = "-" if exact < 0 else "", str(abs(int(exact))).zfill(digits + 1)
    return f"{sign}{figures[:-digits]}.{figures[-digits:]}"


def ballot_lines(file: bytes) -> list[str]:
    """Return the ballots of a file that Civic wrote, each as its line says it."""
    _, _, votes = file.decode().partition("\nVOTES\n")
    return votes.splitlines()[1:]


def declared(election: Election) -> tuple[int, ...] | None:
    """Return the winners that a file declares, or nothing where it declares none."""
    said = [project.more.get("selected", "") for project in election.projects]
    return tuple(place for place, mark in enumerate(said) if mark == "1") if any(said) else None
