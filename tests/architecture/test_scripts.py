"""Nothing needs eval, which the content policy does not allow."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
THROUGH_EVAL = {"call_script", "call_function", "run_script", "toast"}
SOURCES = sorted((ROOT / "civic").rglob("*.py"))
MODULES = sorted(path for suffix in ("*.js", "*.jsx") for path in (ROOT / "civic").rglob(suffix))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_event_goes_through_eval(path: Path) -> None:
    used = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "rx"
    }

    assert not used & THROUGH_EVAL


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_of_ours_evaluates_text(path: Path) -> None:
    text = path.read_text("utf-8")

    assert "eval(" not in text
    assert "new Function(" not in text
