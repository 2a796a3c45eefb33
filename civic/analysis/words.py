"""Words and their stems, per language, for counting and for showing."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

import snowballstemmer
import stopwordsiso

_PART = re.compile(r"(\d*[^\W\d_][^\W_]*(?:-[^\W\d_]+)*'?)|([.,;:!?()\[\]{}\"«»/|\n])")
_STEMMERS = {
    "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "it": "italian", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_EMPTY_WORDS = {
    "fr": "faire fait font faut falloir mettre mise mettant place plus moins projet projets idée "
    "idées proposition propositions proposer propose créer création avoir être pouvoir permettre "
    "permet permettrait ville commune mairie afin ainsi très bien aussi beaucoup sans entre chaque "
    "plusieurs arrêter trop vraiment notamment surtout non oui serait seraient soit sont doit "
    "devrait doivent mètre mètres certains certaines personnes gens exemple jamais toujours",
    "nl": "maken meer minder moeten moet project projecten idee ideeën voorstel stad gemeente "
    "graag zou zouden kunnen komen heel veel plaats mensen meter",
    "en": "make more less need project projects idea ideas proposal city town should would could "
    "please like get put new people metre metres meter meters",
    "de": "machen macht gemacht mehr weniger projekt projekte idee ideen vorschlag vorschläge "
    "vorschlagen stadt gemeinde rathaus sollte sollten müsste könnte könnten wäre wären bitte "
    "gerne viel viele platz leute menschen meter beispiel",
    "es": "hacer hace hecho más menos poner proyecto proyectos idea ideas propuesta propuestas "
    "proponer propongo ciudad municipio ayuntamiento debería deberían podría podrían sería favor "
    "mucho muchos gente personas metro metros ejemplo",
}


class Word(NamedTuple):
    """A word as it is counted and as it is written; one without a subject has no stem."""

    stem: str
    form: str


def unaccented(text: str) -> str:
    """Return ``text`` in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def phrases(text: str, language: str) -> Iterator[list[Word]]:
    """Give the words between two marks of punctuation, phrase by phrase."""
    phrase: list[Word] = []
    for match in _PART.finditer(text.replace("’", "'")):
        word, mark = match.groups()
        if word:
            phrase.append(_word(word, language))
        elif mark and phrase:
            yield phrase
            phrase = []
    if phrase:
        yield phrase


def stems(text: str, language: str) -> list[str]:
    """Return the stems of the words that carry a subject."""
    return [word.stem for phrase in phrases(text, language) for word in phrase if word.stem]


@lru_cache(maxsize=200_000)
def _word(form: str, language: str) -> Word:
    bare = form.rstrip("'")
    key = unaccented(bare)
    if len(key) < 2 or key in _empty_words(language):  # noqa: PLR2004  one letter says nothing
        return Word("", form)
    stemmer = _stemmer(language)
    return Word(unaccented(stemmer.stemWord(bare.lower())) if stemmer else key, form)


@cache
def _empty_words(language: str) -> frozenset[str]:
    common = stopwordsiso.stopwords(language) if stopwordsiso.has_lang(language) else set()
    return frozenset(unaccented(w) for w in (*common, *_EMPTY_WORDS.get(language, "").split()))


@cache
def _stemmer(language: str) -> Any:  # noqa: ANN401  the library is untyped
    name = _STEMMERS.get(language)
    return snowballstemmer.stemmer(name) if name else None
