"""A file beside a module is found without reading the source of everything that imports it."""

import inspect
import re

import reflex as rx
from reflex import assets

from civic.components.map import ground
from civic.front.quick import Callers


def test_a_widgets_file_keeps_its_address() -> None:
    assert ground.GROUND == "$/public/external/civic/components/map/ground/ground.js"


def test_reflex_still_asks_what_we_answer() -> None:
    assert rx.asset is assets.asset
    asked = re.findall(r"\binspect\.(\w+)\(", inspect.getsource(assets))

    assert set(asked) == {"stack", "getmodule"}


def test_the_callers_are_those_that_python_knows() -> None:
    ours, known = Callers.stack(), inspect.stack(0)

    assert [(one.filename, one.function) for one in ours] == [
        (one.filename, one.function) for one in known
    ]
    assert Callers.getmodule(ours[0].frame) is inspect.getmodule(known[0].frame)
