"""A result as it is published: one JSON document, the same bytes for whoever counts the files.

The head of a file says by which rule it is counted (``count_method`` and what goes with it), so
that the files alone give the document. Where money is shared out, ``greedy`` and ``equal shares``
are both in it, always; where one scenario is chosen, each rule that can count the same ballots.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from hashlib import sha256
from typing import Any

from civic.tally import merkle, pabulib_in
from civic.tally.chosen import beside, chosen
from civic.tally.count import count
from civic.tally.election import Election, plain
from civic.tally.explaining import Reason, Share, difference, other_rule, reasons, whole
from civic.tally.outcome import Outcome
from civic.tally.pabulib import ballot_lines
from civic.tally.rule import BadRule, Method, Poll, Rule, from_dict

FORMAT = "civic-result/1"
HEAD = "count_"
SOURCE, PAPER = "source", "paper"
"""The column, and the word in it, of a ballot that was filled in on paper."""


def document(files: Iterable[bytes]) -> bytes:
    """Return the result of a vote from its files, one for each district, in whatever order.

    Raises:
        BrokenFile: if one can't be counted.
        BadRule: if one doesn't say by which rule.
    """
    counted = sorted(map(_district, files), key=lambda one: (one["district"], one["sha256"]))
    said = {"format": FORMAT, "districts": counted}
    return (json.dumps(said, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def meta_of(rule: Rule) -> dict[str, str]:
    """Return a rule as the head of a file says it."""
    said = {
        f"{HEAD}{name}": ",".join(value) if isinstance(value, list) else str(value)
        for name, value in rule.as_dict().items()
    }
    return {"rule": _pabulib(rule), **said}


def rule_in(meta: Mapping[str, str]) -> Rule:
    """Return the rule that the head of a file says.

    Raises:
        BadRule: if it says none.
    """
    said: dict[str, object] = {
        name.removeprefix(HEAD): value for name, value in meta.items() if name.startswith(HEAD)
    }
    if "method" not in said:
        raise BadRule("the file does not say how it is counted; use tally, and name a rule")
    return from_dict(said | {"ties": str(said.get("ties", "id")).split(",")})


def others(rule: Rule) -> list[Rule]:
    """Return the rules to count by besides the one that decides, so that both usual ones are."""
    greedy = Rule(ties=rule.ties)
    return [one for one in (greedy, other_rule(greedy)) if one.method is not rule.method]


def _pabulib(rule: Rule) -> str:
    if rule.method is not Method.EQUAL_SHARES:
        return str(rule.method)
    return "equalshares/add1" if "add1" in rule.completion else "equalshares"


def _district(file: bytes) -> dict[str, Any]:
    election = pabulib_in.read(file)
    rule = rule_in(election.meta)
    return {
        "district": election.meta.get("district", ""),
        "sha256": sha256(file).hexdigest(),
        "merkle_root": merkle.root(ballot_lines(file)),
        "currency": election.meta.get("currency", ""),
        "budget": plain(election.budget),
        "ballots": len(election.ballots),
        **_paper(election),
        "projects": _projects(election),
        "counts": _counts(election, rule),
    }


def _counts(election: Election, rule: Rule) -> list[dict[str, Any]]:
    """Return the count by the rule of the vote, and those by others beside it."""
    if isinstance(rule.method, Poll):
        besides = beside(election.ballots.kind, rule)
        return [
            chosen(election, rule) | {"decides": True},
            *(chosen(election, one) | {"decides": False} for one in besides),
        ]
    decides = count(election, rule)
    compared = (_count(count(election, one), decides) for one in others(rule))
    return [_count(decides, None), *compared]


def _paper(election: Election) -> dict[str, int]:
    """Return how many ballots came on paper, where the file tells them apart."""
    sources = election.ballots.columns.get(SOURCE)
    return {} if sources is None else {"paper": sources.count(PAPER)}


def _projects(election: Election) -> list[dict[str, Any]]:
    on_paper = _votes_on_paper(election)
    return [
        {
            "id": project.id,
            "name": project.name,
            "cost": plain(project.cost),
            "district": project.area,
            "categories": list(project.categories),
            "votes": election.votes[place],
            "score": plain(election.scores[place]),
            **({} if on_paper is None else {"paper": on_paper[place]}),
        }
        for place, project in enumerate(election.projects)
    ]


def _votes_on_paper(election: Election) -> Mapping[int, int] | None:
    sources = election.ballots.columns.get(SOURCE)
    if sources is None:
        return None
    paper = [place for place, source in enumerate(sources) if source == PAPER]
    approvals = election.approvals
    return Counter(choice for ballot in paper for choice in approvals.row(ballot))


def _count(outcome: Outcome, decides: Outcome | None) -> dict[str, Any]:
    """Return one count; ``decides`` is the one that it is compared with, if it is another."""
    found, ids = whole(outcome), [project.id for project in outcome.election.projects]
    said: dict[str, Any] = {
        "rule": outcome.rule.as_dict(),
        "decides": decides is None,
        "winners": outcome.ids,
        "cost": plain(found.spent),
        "left": plain(found.left),
        "endowment": _exact(outcome.endowment),
        "voters_with_a_funded_choice": found.with_any,
        "funded_choices_per_voter": plain(found.funded_each),
        "districts": [_share(share) for share in found.areas],
        "categories": [_share(share) for share in found.categories],
        "reasons": [_reason(ids, reason) for reason in reasons(outcome)],
    }
    if decides is not None:
        apart = difference(decides, outcome)
        said["without"] = [ids[place] for place in apart.only_here]
        said["instead"] = [ids[place] for place in apart.only_there]
    return said


def _share(share: Share) -> dict[str, Any]:
    return {
        "id": share.name,
        "projects": share.projects,
        "cost": plain(share.money),
        "share": plain(share.of_all),
    }


def _reason(ids: Sequence[str], reason: Reason) -> dict[str, Any]:
    return {
        "id": ids[reason.project],
        "why": str(reason.why),
        "place": reason.place,
        "left": _exact(reason.left),
        "short": _exact(reason.short),
        "effective_support": _exact(reason.effective),
        "more_support": _exact(reason.more),
    }


def _exact(amount: Fraction | None) -> int | float | None:
    return None if amount is None else plain(amount)


def lines(district: Mapping[str, Any]) -> list[str]:
    """Return one counted file as lines to read."""
    names = {project["id"]: project["name"] for project in district["projects"]}
    said = [
        f"SHA-256 {district['sha256']}",
        f"Merkle root {district['merkle_root']}",
        f"{district['ballots']:,} ballots, {district['budget']:,} {district['currency']}".strip(),
    ]
    for count_ in district["counts"]:
        decides = "decides" if count_["decides"] else "for comparison"
        spent = f": {count_['cost']:,} spent" if "cost" in count_ else ""
        said.append(f"{count_['rule']['method']} ({decides}){spent}")
        said += [
            f"  {at}. {names[key] or key}"
            for at, key in enumerate(count_.get("order", count_["winners"]), 1)
        ]
    return said
