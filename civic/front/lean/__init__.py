"""Leaving out of the browser's half what Civic never runs: it is part of every first load."""

import json
import re
from pathlib import Path
from typing import Unpack

from reflex_base.constants import ReactRouter
from reflex_base.plugins.base import Plugin, PreCompileContext

HERE = Path(__file__).parent
PLUGINS = "plugins: ["
ROOT = "app/root.jsx"
FOR_EVAL = re.compile(r"window\.__reflex = \{.*?\};", re.DOTALL)


class Lean(Plugin):
    """Gives Vite our own small modules in place of larger ones."""

    def pre_compile(self, **context: Unpack[PreCompileContext]) -> None:
        """Change what Reflex has written, before Vite reads it."""
        context["add_modify_task"](ReactRouter.VITE_CONFIG_FILE, leaner)
        context["add_modify_task"](ROOT, without_eval)


def leaner(settings: str) -> str:
    """Return Vite's settings with our plugin before all others.

    Raises:
        ValueError: if they are not as Reflex wrote them until now.
    """
    if settings.count(PLUGINS) != 1:
        raise ValueError("Vite's settings have another form: see civic/front/lean")
    here = json.dumps(str(HERE / "plugin.js"))
    return f"import lean from {here};\n" + settings.replace(PLUGINS, f"{PLUGINS}lean(), ")


def without_eval(root: str) -> str:
    """Return the root of the app without the modules it keeps whole for what comes to be eval'd.

    Raises:
        ValueError: if it is not as Reflex wrote it until now.
    """
    bare, found = FOR_EVAL.subn("", root)
    if found != 1:
        raise ValueError("the root of the app has another form: see civic/front/lean")
    return bare
