"""Forms drawn from a settings class: which fields there are, and how to read what was typed."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from inspect import get_annotations
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from civic.errors import Invalid
from civic.i18n import catalogue
from civic.rules import editing, texts

LINE_MOST = 300
TEXT_MOST = 4_000
RICH_MOST = 40_000


class Kind(StrEnum):
    """How a field is asked for."""

    FLAG = "flag"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "choices"
    LINE = "line"
    TEXT = "text"
    RICH = "rich"


@dataclass(frozen=True, slots=True)
class FieldOption:
    """One answer of a choice: its value, the key of its label, and whether it is picked."""

    value: str
    label: str
    is_picked: bool


@dataclass(frozen=True, slots=True)
class FieldForm:
    """One setting as a form asks for it; ``label`` and ``help`` are keys of texts.

    Only the part of the value that ``kind`` speaks of is filled. The field is asked for only
    while the field ``when`` is asked for and has one of ``when_values``, if it names one. With a
    ``part``, the key of a heading, a part of the form begins; a long choice ``is_wide``.
    """

    name: str
    kind: str
    label: str
    help: str = ""
    flag: bool = False
    value: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    options: tuple[FieldOption, ...] = ()
    least: str = ""
    most: str = ""
    step: str = ""
    is_optional: bool = False
    is_required: bool = False
    when: str = ""
    when_values: tuple[str, ...] = ()
    is_shown: bool = True
    part: str = ""
    is_wide: bool = False


def fields_of(family: str, settings: BaseModel) -> tuple[FieldForm, ...]:
    """Return the fields of a form for ``settings``, labelled by the texts of ``family``.

    A field that stands ``apart`` has a screen of its own.
    """
    found = tuple(
        _field(owner(type(settings), name) or family, name, info, getattr(settings, name))
        for name, info in type(settings).model_fields.items()
        if not _extra(info).get("apart")
    )
    return _shown(found)


def owner(kind: type[BaseModel], name: str) -> str:
    """Return the family of the class that a field comes from, empty for a method's own."""
    home = next(each for each in kind.__mro__ if name in get_annotations(each))
    found: str = home.__dict__.get("family", "")
    return found


def shown_with(fields: tuple[FieldForm, ...], name: str, value: str) -> tuple[FieldForm, ...]:
    """Return the fields of a form as they are shown once the field ``name`` has a value."""
    return _shown(
        tuple(replace(each, value=value) if each.name == name else each for each in fields)
    )


def _shown(fields: tuple[FieldForm, ...]) -> tuple[FieldForm, ...]:
    named = {each.name: each for each in fields}

    def is_asked(one: FieldForm) -> bool:
        decides = named.get(one.when)
        return decides is None or (decides.value in one.when_values and is_asked(decides))

    return tuple(replace(each, is_shown=is_asked(each)) for each in fields)


def cleaned(
    kind: type[BaseModel],
    sent: Mapping[str, Any],
    languages: Collection[str],
    kept: Mapping[str, Any],
) -> dict[str, Any]:
    """Return what was typed into a form, each field read as its kind asks.

    Raises:
        Invalid: if a field does not exist, or holds something of another kind.
    """
    asked = {key for key, info in kind.model_fields.items() if not _extra(info).get("apart")}
    if unknown := set(sent) - asked:
        raise Invalid(sorted(unknown)[0], "invalid.choice")
    return {
        name: _read(name, kind.model_fields[name], typed, languages, kept.get(name))
        for name, typed in sent.items()
    }


def locked_changes(before: BaseModel, after: BaseModel) -> list[str]:
    """Return the fields that differ and may not, once people have contributed."""
    return [
        name
        for name, info in type(before).model_fields.items()
        if _extra(info).get("locked") and getattr(before, name) != getattr(after, name)
    ]


def kind_of(info: FieldInfo) -> Kind:
    """Say how a setting is asked for, from its type.

    Raises:
        TypeError: if no form can ask for such a type.
    """
    bare, _ = _bare(info.annotation)
    if bare is bool:
        return Kind.FLAG
    if bare in (int, float):
        return Kind.NUMBER
    if isinstance(bare, type) and issubclass(bare, Enum):
        return Kind.CHOICE
    if get_origin(bare) is tuple:
        return Kind.CHOICES
    if get_origin(bare) is dict:
        return Kind.RICH if _extra(info).get("rich") else Kind.TEXT
    if bare is str:
        return Kind.LINE
    raise TypeError(f"no form asks for {bare!r}")


def _field(family: str, name: str, info: FieldInfo, value: Any) -> FieldForm:  # noqa: ANN401
    kind = kind_of(info)
    label = f"{family}.settings.{name}"
    extra = _extra(info)
    when, values = next(iter(dict(extra.get("when", {})).items()), ("", ()))
    return FieldForm(
        name=name,
        kind=kind,
        label=label,
        help=f"{label}.help" if f"{label}.help" in catalogue("fr") else "",
        flag=value is True,
        value="" if value is None or kind in _PARTS else str(value),
        texts=dict(value) if kind in (Kind.TEXT, Kind.RICH) else {},
        options=_options(label, info, value),
        least=_bound(info, Ge),
        most=_bound(info, Le),
        step="any" if _bare(info.annotation)[0] is float else "",
        is_optional=_bare(info.annotation)[1],
        is_required=_is_required(kind, info),
        when=when,
        when_values=(values,) if isinstance(values, str) else tuple(values),
        part=f"{family}.part.{extra['part']}" if "part" in extra else "",
        is_wide="wide" in extra,
    )


def _is_required(kind: Kind, info: FieldInfo) -> bool:
    """Say whether a form is refused that leaves this empty."""
    if kind is Kind.NUMBER:
        return not _bare(info.annotation)[1]
    return any(getattr(each, "min_length", 0) for each in info.metadata)


_PARTS = (Kind.FLAG, Kind.CHOICES, Kind.TEXT, Kind.RICH)


def _options(label: str, info: FieldInfo, value: Any) -> tuple[FieldOption, ...]:  # noqa: ANN401
    picked = value if isinstance(value, tuple) else (value,)
    return tuple(
        FieldOption(str(member.value), f"{label}.{member.value}", member in picked)
        for member in _members(info)
    )


def _members(info: FieldInfo) -> list[Enum]:
    bare, _ = _bare(info.annotation)
    inner = get_args(bare)[0] if get_origin(bare) is tuple else bare
    return list(inner) if isinstance(inner, type) and issubclass(inner, Enum) else []


def _bare(annotation: Any) -> tuple[Any, bool]:  # noqa: ANN401  a type, or what typing makes
    if get_origin(annotation) in (Union, UnionType):
        inner = [part for part in get_args(annotation) if part is not NoneType]
        return inner[0], len(inner) < len(get_args(annotation))
    return annotation, False


def _extra(info: FieldInfo) -> Mapping[str, Any]:
    return info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}


def _bound(info: FieldInfo, side: type[Ge] | type[Le]) -> str:
    for mark in info.metadata:
        if isinstance(mark, side):
            return str(mark.ge if isinstance(mark, Ge) else mark.le)
    return ""


def _read(
    name: str,
    info: FieldInfo,
    typed: Any,  # noqa: ANN401  whatever a browser sent
    languages: Collection[str],
    kept: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    kind = kind_of(info)
    if kind in (Kind.TEXT, Kind.RICH):
        clean = _rich if kind is Kind.RICH else _paragraphs
        return editing.said(name, typed, languages, clean, kept)
    values = [str(member.value) for member in _members(info)]
    readers: dict[Kind, Callable[[], Any]] = {
        Kind.FLAG: lambda: _flag(name, typed),
        Kind.NUMBER: lambda: _number(name, info, typed),
        Kind.CHOICE: lambda: editing.chosen(name, [typed], values)[0],
        Kind.CHOICES: lambda: editing.chosen(name, typed, values),
        Kind.LINE: lambda: texts.line(name, typed, most=LINE_MOST, least=0),
    }
    return readers[kind]()


def _flag(name: str, typed: object) -> bool:
    if not isinstance(typed, bool):
        raise Invalid(name, "invalid.choice")
    return typed


def _number(name: str, info: FieldInfo, typed: object) -> int | float | None:
    bare, is_optional = _bare(info.annotation)
    if typed in (None, "") and is_optional:
        return None
    try:
        read: int | float = bare(str(typed).strip())
    except ValueError:
        raise Invalid(name, "invalid.number") from None
    return read


def _paragraphs(field: str, typed: object) -> str:
    return texts.paragraphs(field, typed, most=TEXT_MOST, least=0)


def _rich(field: str, typed: object) -> str:
    return texts.rich(field, typed, most=RICH_MOST)
