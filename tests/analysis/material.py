"""Real texts and made-up ones."""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from civic.analysis.texts import Document

DATA = Path(__file__).parents[3] / "shared" / "data"
SHOUT = "<script>alert(1)</script>"


def table(path: str, delimiter: str = ",") -> list[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def answers(question: str, at_most: int) -> tuple[list[Document], list[str]]:
    """Return answers to ``question`` that carry one common tag, and their tags."""
    rows = [
        row
        for row in table("entendre_la_france/answers.csv")
        if row["question"] == question and row["tag"] and "|" not in row["tag"]
    ]
    common = Counter(row["tag"] for row in rows)
    rows = [row for row in rows if common[row["tag"]] >= 5][:at_most]
    documents = [Document(f"{n:04}", "", row["corpus"], "fr") for n, row in enumerate(rows)]
    return documents, [row["tag"] for row in rows]


def titles(count: int) -> list[Document]:
    rows = table("toulouse_titles_fr/projects.csv")[::2][:count]
    return [Document(f"{n:04}", row["name"], "", "fr") for n, row in enumerate(rows)]


def ideas(words: Sequence[str], each: int = 8) -> list[Document]:
    """Return ``each`` small ideas about each of ``words``, with markup in every text."""
    return [
        Document(f"{word}-{n}", f"{word} {n} {SHOUT}", f"<p>{word} {'abcdefghij'[n]}</p>", "fr")
        for word in words
        for n in range(each)
    ]
