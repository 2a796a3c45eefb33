"""Who is named in a text: ``@`` and a name, as one writes it."""

import re
from collections.abc import Mapping

from civic.rules.texts import fold

_NAME_ENDS = re.compile(r"[^\w]|$")


def mentioned(text: str, names: Mapping[str, str]) -> list[str]:
    """Return whom a text names, by id, each once; ``names`` are those who can be named.

    Of two names of which one begins the other, the longer is meant where it stands.
    """
    longest = sorted(names.items(), key=lambda one: -len(fold(one[1])))
    found: list[str] = []
    for part in fold(text).split("@")[1:]:
        for key, name in longest:
            folded = fold(name)
            if folded and part.startswith(folded) and _NAME_ENDS.match(part, len(folded)):
                found.append(key)
                break
    return list(dict.fromkeys(found))
