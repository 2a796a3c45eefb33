"""What an organiser may set for the whole platform, and what is refused."""

from zoneinfo import available_timezones

from babel.numbers import list_currencies
from pydantic import BaseModel, ConfigDict, Field, field_validator

from civic.rules.fonts import MOST_FONTS, TEXT, TITLE, OwnFont
from civic.rules.videos import is_host
from civic.rules.ways import FIRST, FIRST_BELOW, Way
from civic.words import NewcomerLinks

LANGUAGES = ("fr", "en", "nl", "de", "es", "ar")
"""The languages in which every text of the interface exists."""

CHANNELS = ("copy", "email", "whatsapp", "facebook", "x")
"""The ways to share a page, in the order in which they are offered."""


class PlatformSettings(BaseModel):
    """The organiser's name, look and languages, changed at run time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(default="Civic", min_length=1, max_length=80)
    welcome: dict[str, str] = Field(default_factory=dict)
    brand: str = Field(default="#1F5B57", pattern=r"^#[0-9A-Fa-f]{6}$")
    logo_id: str | None = None
    languages: tuple[str, ...] = Field(default=LANGUAGES, min_length=1)
    default_language: str = "fr"
    timezone: str = "Europe/Paris"
    channels: tuple[str, ...] = CHANNELS
    contact: str = Field(default="", max_length=254)
    newcomer_links: NewcomerLinks = NewcomerLinks.ALLOWED
    newcomer_days: int = Field(default=3, ge=0, le=365)
    newcomer_pieces: int = Field(default=1, ge=0, le=100)
    watched_words: str = Field(default="", max_length=4000)
    video_hosts: tuple[str, ...] = Field(default=(), max_length=20)
    map_centre: tuple[float, float] = (46.6, 2.4)
    map_zoom: int = Field(default=6, ge=1, le=19)
    icon_id: str | None = None
    text_font: str = Field(default=TEXT, max_length=32)
    title_font: str = Field(default=TITLE, max_length=32)
    own_fonts: tuple[OwnFont, ...] = Field(default=(), max_length=MOST_FONTS)
    currency: str = Field(default="EUR", pattern=r"^[A-Z]{3}$")
    address: str = Field(default="", max_length=200)
    sender_name: str = Field(default="", max_length=80)
    sender: str = Field(default="", max_length=254)
    reply_to: str = Field(default="", max_length=254)
    selector: str = Field(default="", max_length=60)
    header: tuple[Way, ...] = FIRST
    footer: tuple[Way, ...] = FIRST_BELOW
    widget_sites: tuple[str, ...] = ()

    @field_validator("languages")
    @classmethod
    def _known_languages(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := set(value) - set(LANGUAGES):
            raise ValueError(f"unknown languages: {', '.join(sorted(unknown))}")
        return tuple(lang for lang in LANGUAGES if lang in value)

    @field_validator("channels")
    @classmethod
    def _known_channels(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := set(value) - set(CHANNELS):
            raise ValueError(f"unknown channels: {', '.join(sorted(unknown))}")
        return tuple(channel for channel in CHANNELS if channel in value)

    @field_validator("video_hosts")
    @classmethod
    def _named_hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        hosts = tuple(dict.fromkeys(each.strip().lower() for each in value if each.strip()))
        if unknown := [each for each in hosts if not is_host(each)]:
            raise ValueError(f"no hosts: {', '.join(unknown)}")
        return hosts

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError(f"unknown time zone: {value}")
        return value

    @field_validator("currency")
    @classmethod
    def _known_currency(cls, value: str) -> str:
        if value not in list_currencies():
            raise ValueError(f"unknown currency: {value}")
        return value

    def reader_language(self, *wished: str) -> str:
        """Return the first wished language that the platform has, else its own."""
        known = (lang for lang in wished if lang in self.languages)
        return next(known, self.default_language)


MERGED = "merged"
"""The key of the status of an input that was merged; no hand gives it."""
FIRST_STATUSES: tuple[tuple[str, dict[str, str], str, bool], ...] = (
    (
        "seen",
        {
            "fr": "Lue",
            "en": "Seen",
            "nl": "Gezien",
            "de": "Gelesen",
            "es": "Leída",
            "ar": "اطُّلع عليها",
        },
        "#5B6B7A",
        False,
    ),
    (
        "considered",
        {
            "fr": "Prise en considération",
            "en": "Taken into consideration",
            "nl": "In overweging genomen",
            "de": "Wird geprüft",
            "es": "En estudio",
            "ar": "قيد الدراسة",
        },
        "#2F6DA8",
        False,
    ),
    (
        "accepted",
        {
            "fr": "Acceptée",
            "en": "Accepted",
            "nl": "Aanvaard",
            "de": "Angenommen",
            "es": "Aceptada",
            "ar": "مقبولة",
        },
        "#2E7D4F",
        False,
    ),
    (
        "implemented",
        {
            "fr": "Réalisée",
            "en": "Implemented",
            "nl": "Uitgevoerd",
            "de": "Umgesetzt",
            "es": "Realizada",
            "ar": "منجزة",
        },
        "#1D6B60",
        True,
    ),
    (
        "not_retained",
        {
            "fr": "Non retenue",
            "en": "Not retained",
            "nl": "Niet weerhouden",
            "de": "Nicht übernommen",
            "es": "No aceptada",
            "ar": "لم تُعتمد",
        },
        "#8A4B3C",
        True,
    ),
    (
        "answered",
        {
            "fr": "Répondue",
            "en": "Answered",
            "nl": "Beantwoord",
            "de": "Beantwortet",
            "es": "Respondida",
            "ar": "تمت الإجابة",
        },
        "#6A4C93",
        False,
    ),
    (
        "ineligible",
        {
            "fr": "Hors du champ",
            "en": "Ineligible",
            "nl": "Niet ontvankelijk",
            "de": "Nicht zulässig",
            "es": "Fuera de ámbito",
            "ar": "غير مؤهلة",
        },
        "#6B5D52",
        True,
    ),
    (
        MERGED,
        {
            "fr": "Fusionnée",
            "en": "Merged",
            "nl": "Samengevoegd",
            "de": "Zusammengeführt",
            "es": "Fusionada",
            "ar": "مدمجة",
        },
        "#4F6272",
        True,
    ),
)
"""The statuses of a new platform: key, name, colour, and whether it closes the input."""
