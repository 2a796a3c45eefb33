"""Pseudonyms: the name of a star and a number, the same in every language."""

STARS = (
    "Achernar", "Acrux", "Albireo", "Alcor", "Alcyone", "Aldebaran", "Algenib", "Alhena",
    "Alkaid", "Almach", "Alnair", "Alnilam", "Alnitak", "Alphard", "Alpherg", "Altair", "Ankaa",
    "Antares", "Arcturus", "Arneb", "Atria", "Avior", "Bellatrix", "Betelgeuse", "Canopus",
    "Capella", "Castor", "Deneb", "Denebola", "Diphda", "Dubhe", "Elnath", "Eltanin", "Enif",
    "Fomalhaut", "Gacrux", "Gienah", "Hadar", "Hamal", "Izar", "Kochab", "Markab", "Menkar",
    "Merak", "Miaplacidus", "Mimosa", "Mintaka", "Mirach", "Mirfak", "Mirzam", "Mizar",
    "Nunki", "Peacock", "Phecda", "Polaris", "Pollux", "Procyon", "Rasalhague", "Regulus",
    "Rigel", "Ruchbah", "Sadalmelik", "Sadr", "Saiph", "Scheat", "Schedar", "Shaula", "Sirius",
    "Spica", "Suhail", "Tarazed", "Thuban", "Unukalhai", "Vega", "Wezen", "Zubeneschamali",
)  # fmt: skip
"""None of them is a first name of many people; most came to Europe from Arabic."""

_NUMBERS = range(10, 1000)


def pseudonym(digest: str) -> str:
    """Return the pseudonym that a keyed hash, in hexadecimal, stands for."""
    number, star = divmod(int(digest, 16), len(STARS))
    return f"{STARS[star]} {_NUMBERS[number % len(_NUMBERS)]}"
