"""Which theme of this run is which of the run before."""

from collections.abc import Mapping, Sequence, Set

import numpy as np
from scipy.optimize import linear_sum_assignment

SAME_FROM = 0.5


def identities(before: Mapping[str, Set[str]], now: Sequence[Set[str]]) -> list[str | None]:
    """Return for each set of inputs the earlier theme that it goes on, if any.

    Sets are compared over the inputs that both runs knew (Jaccard), and matched one to one so
    that the sum is greatest (Hungarian method).
    """
    names = sorted(before)
    if not names or not now:
        return [None] * len(now)
    common = frozenset[str]().union(*before.values()) & frozenset[str]().union(*now)
    alike = np.array(
        [[_jaccard(before[name] & common, new & common) for name in names] for new in now]
    )
    kept: list[str | None] = [None] * len(now)
    for row, column in zip(*linear_sum_assignment(-np.round(alike, 9)), strict=True):
        if alike[row, column] >= SAME_FROM:
            kept[row] = names[column]
    return kept


def _jaccard(one: Set[str], other: Set[str]) -> float:
    either = len(one | other)
    return len(one & other) / either if either else 0.0
