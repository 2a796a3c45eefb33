"""What a rule's own explanation says of one project."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Need:
    """What was left when its turn came, what was missing, and how much more support it needed."""

    left: Fraction | None = None
    short: Fraction | None = None
    effective: Fraction | None = None
    covered: Fraction | None = None
    more: Fraction | None = None
    is_late: bool = False
    """Whether the count was over before its turn came."""
    is_passed: bool = False
    """Whether its supporters could pay for it, and the envelope could not."""
