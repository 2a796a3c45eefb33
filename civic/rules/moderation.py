"""Moderation: what can be wrong with a contribution, for how long one is blocked, what fits."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

REASONS = ("off_topic", "insult", "spam", "personal_data", "illegal", "other")
"""What a report may say is wrong."""

TABS = ("waiting", "new", "reported", "appeals", "hidden")
"""What the team's queue is parted into."""

BLOCK_DAYS = (7, 30, 90, 365)
BLOCKED_FOR_DAYS = 90
NEW_FOR = timedelta(days=30)
"""How far back what nobody has looked at still counts as new."""

REPORT_MOST = 400
BECAUSE_MOST = 400
APPEAL_MOST = 1000
ANSWER_MOST = 1000


def most_said(reasons: Iterable[str]) -> str:
    """Return the reason that most reports give, one of them where several do."""
    counts = Counter(reasons)
    return max(counts, key=lambda each: (counts[each], REASONS.index(each)), default="")
