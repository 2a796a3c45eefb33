"""The analysis process: a job per line comes in, progress and an answer go out, line by line.

It keeps its model loaded between jobs, and ends with its input or with its parent.
"""

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from civic.analysis.analyse import Progress, analyse
from civic.analysis.assign import assign
from civic.analysis.embedding import Embedder, embedder_for
from civic.analysis.findings import findings_of, parameters_of
from civic.analysis.lifeline import end_with_parent
from civic.analysis.texts import Document

SMALLEST_STEP = 0.01


def main() -> None:
    """Serve jobs until the input ends."""
    asked = argparse.ArgumentParser(prog="python -m civic.analysis", description=main.__doc__)
    asked.add_argument("--model", default="", help="a folder or a name; the packaged one if empty")
    asked.add_argument("--cache", type=Path, default=None, help="a folder for vectors")
    options = asked.parse_args()
    answers = _own_output()
    end_with_parent()
    embedder = embedder_for(options.model, options.cache)
    for line in sys.stdin:
        _serve(json.loads(line), embedder, answers)


def _serve(job: dict[str, Any], embedder: Embedder, answers: IO[str]) -> None:
    told = -1.0

    def tell(share: float, stage: str) -> None:
        nonlocal told
        if share - told >= SMALLEST_STEP or share >= 1:
            told = share
            _answer(answers, {"progress": share, "stage": stage})

    try:
        _answer(answers, _answered(job, embedder, tell))
    except ValueError as error:
        _answer(answers, {"invalid": str(error)})


def _answered(job: dict[str, Any], embedder: Embedder, tell: Progress) -> dict[str, Any]:
    """Do a job: with ``fresh`` documents, find their themes; else those of all documents."""
    documents = [document_of(found) for found in job["documents"]]
    previous = findings_of(json.dumps(job["previous"])) if job.get("previous") else None
    if previous and "fresh" in job:
        fresh = [document_of(found) for found in job["fresh"]]
        return {"rows": [asdict(row) for row in assign(fresh, documents, previous, embedder)]}
    parameters = parameters_of(job["parameters"])
    findings = analyse(documents, embedder, parameters=parameters, progress=tell, previous=previous)
    return {"findings": json.loads(findings.to_json())}


def document_of(found: dict[str, Any]) -> Document:
    """Read one document of a job."""
    place = found.get("place")
    return Document(**{**found, "place": tuple(place) if place else None})


def _answer(answers: IO[str], answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


def _own_output() -> IO[str]:
    """Keep the standard output for answers; what a library prints goes to the error output."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


if __name__ == "__main__":
    main()
