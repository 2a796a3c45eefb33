"""Which language a text is in, among those of the platform."""

from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SHORT = 3


def language_of(text: str, languages: tuple[str, ...]) -> str:
    """Return the likeliest of ``languages``; the first when there is little to go by."""
    if len(languages) == 1 or len(text.split()) < SHORT:
        return languages[0]
    code, _ = _identifier(languages).classify(text)
    return str(code)


@cache
def _identifier(languages: tuple[str, ...]) -> Any:  # noqa: ANN401  the library is untyped
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = [code for code in languages if code in identifier.nb_classes]
    identifier.set_languages(known or None)
    return identifier
