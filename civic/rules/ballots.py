"""What a ballot may say: what is never kept, and what is kept but does not count yet.

A ballot marks options: 1 for each that is chosen (basket, approval, one), how many points it is
given (points), its rank from 1 on (ranking), its grade from 1, the worst, on (grades), or 1 for and
-1 against it (up/down).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from civic.errors import Invalid
from civic.words import BallotKind, Reason, Refusal

Marks = Mapping[str, int]
MOST_MARKS, MOST_MARK = 1000, 10**6
GRADES = 6
"""How many grades there are to give: each has a name in every language."""
NO_ENVELOPES: Mapping[str, int] = MappingProxyType({})


class Verdict(StrEnum):
    """What the team has found of something that might be chosen."""

    OPEN = "open"
    OFFERED = "offered"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen: what it costs in whole units of money, and where it is."""

    cost: int = 0
    district: str = ""


@dataclass(frozen=True, slots=True)
class BallotRules:
    """How a ballot is filled in; a limit that is ``None`` does not hold.

    ``envelope`` is what a basket may cost in all, ``envelopes`` what it may cost by district, and
    ``other_districts`` how many districts besides their own a person may choose in. Without any
    envelope no money is shared out. ``grades`` is how many there are to give. With
    ``shows_count`` everybody sees during the vote how many ballots name what. People vote from
    the year on in which they turn ``least_age``, and where they live in one of ``home_areas``.
    """

    kind: BallotKind = BallotKind.BASKET
    envelope: int | None = None
    envelopes: Mapping[str, int] = field(default_factory=lambda: NO_ENVELOPES)
    least_cost: int = 0
    least: int = 0
    most: int | None = None
    most_down: int | None = None
    points: int = 0
    points_each: int | None = None
    other_districts: int | None = None
    shows_count: bool = False
    grades: int = 0
    least_age: int | None = None
    home_areas: tuple[str, ...] = ()

    @property
    def has_money(self) -> bool:
        """Whether there is money to share out, so that options have costs."""
        is_basket = self.kind is BallotKind.BASKET
        return is_basket or self.envelope is not None or bool(self.envelopes)

    def pays(self, option: Option) -> bool:
        """Say whether an option has money to be paid from, where districts have envelopes."""
        return not self.envelopes or option.district in self.envelopes


def read(typed: object) -> dict[str, int]:
    """Return the marks that a door was given, in the order of the options.

    Raises:
        Invalid: if they are no marks at all.
    """
    if not isinstance(typed, Mapping) or len(typed) > MOST_MARKS:
        raise Invalid("marks", "invalid.marks")
    marks = {key: value for key, value in typed.items() if value != 0}
    for key, value in marks.items():
        if not isinstance(key, str) or isinstance(value, bool) or not isinstance(value, int):
            raise Invalid("marks", "invalid.marks")
        if abs(value) > MOST_MARK:
            raise Invalid("marks", "invalid.marks")
    return dict(sorted(marks.items()))


def refuse(
    rules: BallotRules, options: Mapping[str, Option], marks: Marks, district: str = ""
) -> Refusal | None:
    """Say why a ballot can never be kept as it is, or nothing if it can."""
    if any(key not in options for key in marks):
        return Refusal(Reason.OPTION_GONE)
    return (
        _refuse_marks(rules, marks)
        or _refuse_money(rules, options, marks)
        or _refuse_districts(rules, options, marks, district)
        or _refuse_unpaid(rules, options, marks)
    )


def lacking(rules: BallotRules, options: Mapping[str, Option], marks: Marks) -> Refusal | None:
    """Say why a ballot that is kept does not count yet, or nothing once it counts."""
    if not marks:
        return Refusal(Reason.EMPTY_BALLOT)
    if len(marks) < rules.least:
        return Refusal(
            Reason.TOO_FEW_CHOICES, (("used", str(len(marks))), ("least", str(rules.least)))
        )
    spent = cost_of(options, marks)
    if spent < rules.least_cost:
        return Refusal(
            Reason.TOO_LITTLE_CHOSEN, (("spent", str(spent)), ("least", str(rules.least_cost)))
        )
    return None


def without_gone(rules: BallotRules, options: Mapping[str, Option], marks: Marks) -> Marks:
    """Return a ballot without what can't be chosen any more or be paid; a ranking closes up."""
    left = {
        key: value for key, value in marks.items() if key in options and rules.pays(options[key])
    }
    if rules.kind is not BallotKind.RANKING:
        return left
    return {key: rank for rank, key in enumerate(sorted(left, key=left.__getitem__), start=1)}


def cost_of(options: Mapping[str, Option], marks: Marks) -> int:
    """Return what the chosen options cost together."""
    return sum(options[key].cost for key in marks)


def costs_by_district(options: Mapping[str, Option], marks: Marks) -> dict[str, int]:
    """Return what the chosen options cost in each district."""
    costs: dict[str, int] = {}
    for key in marks:
        costs[options[key].district] = costs.get(options[key].district, 0) + options[key].cost
    return costs


def _refuse_marks(rules: BallotRules, marks: Marks) -> Refusal | None:
    match rules.kind:
        case BallotKind.POINTS:
            return _refuse_points(rules, marks)
        case BallotKind.RANKING:
            _demand(sorted(marks.values()) == list(range(1, len(marks) + 1)))
        case BallotKind.GRADES:
            _demand(all(1 <= value <= rules.grades for value in marks.values()))
        case BallotKind.UP_DOWN:
            _demand(all(value in (-1, 1) for value in marks.values()))
            downs = sum(value < 0 for value in marks.values())
            return _too_many(downs, rules.most_down) or _too_many(len(marks) - downs, rules.most)
        case _:
            _demand(all(value == 1 for value in marks.values()))
    return _too_many(len(marks), 1 if rules.kind is BallotKind.ONE else rules.most)


def _refuse_points(rules: BallotRules, marks: Marks) -> Refusal | None:
    _demand(all(value > 0 for value in marks.values()))
    each = rules.points if rules.points_each is None else rules.points_each
    given = sum(marks.values())
    if given > rules.points:
        return Refusal(Reason.TOO_MANY_POINTS, (("used", str(given)), ("most", str(rules.points))))
    highest = max(marks.values(), default=0)
    if highest > each:
        return Refusal(Reason.TOO_MANY_POINTS, (("used", str(highest)), ("most", str(each))))
    return _too_many(len(marks), rules.most)


def _demand(is_met: bool) -> None:
    if not is_met:
        raise Invalid("marks", "invalid.marks")


def _too_many(used: int, most: int | None) -> Refusal | None:
    if most is not None and used > most:
        return Refusal(Reason.LIMIT_REACHED, (("used", str(used)), ("most", str(most))))
    return None


def _refuse_money(
    rules: BallotRules, options: Mapping[str, Option], marks: Marks
) -> Refusal | None:
    """Hold a basket to its envelopes; other ballots spend nothing."""
    if rules.kind is not BallotKind.BASKET:
        return None
    spent = cost_of(options, marks)
    if rules.envelope is not None and spent > rules.envelope:
        return _over(spent, rules.envelope)
    if rules.envelopes:
        for district, cost in costs_by_district(options, marks).items():
            if cost > rules.envelopes.get(district, 0):
                return _over(cost, rules.envelopes.get(district, 0), district)
    return None


def _over(spent: int, most: int, district: str = "") -> Refusal:
    figures = ("spent", str(spent)), ("most", str(most)), ("over", str(spent - most))
    return Refusal(Reason.OVER_ENVELOPE, (*figures, ("district", district)))


def _refuse_districts(
    rules: BallotRules, options: Mapping[str, Option], marks: Marks, own: str
) -> Refusal | None:
    """Hold a ballot to one's own district and so many others; what is of no district is free."""
    if rules.other_districts is None:
        return None
    others = {options[key].district for key in marks} - {own, ""}
    if len(others) > rules.other_districts:
        return Refusal(
            Reason.OTHER_DISTRICTS,
            (("used", str(len(others))), ("most", str(rules.other_districts))),
        )
    return None


def _refuse_unpaid(
    rules: BallotRules, options: Mapping[str, Option], marks: Marks
) -> Refusal | None:
    """Keep no ballot for what no district pays: it would stand in no file, and not be counted."""
    is_paid = all(rules.pays(options[key]) for key in marks)
    return None if is_paid else Refusal(Reason.OPTION_GONE)
