"""Whether a text is in English, as far as its most frequent words show."""

from rolecmp.texts.words import Words

ENGLISH = frozenset(
    {"the", "of", "and", "to", "in", "for", "with", "is", "be", "you", "our", "your", "will"}
    | {"or", "that", "this", "are", "from", "have", "has", "it", "not", "we", "who", "by", "as"}
    | {"at", "on", "an", "can", "all", "their", "they", "if", "into", "more", "must"}
)
"""Words without which no English text can do, and which other languages hardly have."""
FOREIGN = frozenset(
    {"der", "die", "und", "mit", "von", "fur", "f\u00fcr", "wir", "den", "das", "ist", "auf", "im"}
    | {"el", "los", "las", "con", "para", "una", "por", "que", "del", "y", "en", "de", "la"}
    | {"le", "les", "des", "et", "pour", "avec", "vous", "nous", "une", "du", "est", "sur"}
    | {"o", "e", "da", "com", "uma", "dos", "il", "di", "che", "per", "sono", "della"}
    | {"het", "een", "van", "voor", "wij", "met", "zijn", "och", "att", "som", "av", "w", "na"}
)
"""Such words of German, Spanish, French, Portuguese, Italian, Dutch, Swedish and Polish."""
LEAST_ENGLISH = 0.03
"""The least share of such words in an English text: lists of skills have few."""
LEAST_WORDS = 20
"""A text of fewer words is too short to say."""


def is_english(words: Words) -> bool:
    """Return whether a text is in English; a short one counts as English."""
    count = len(words.plain)
    known = sum(word in ENGLISH for word in words.plain)
    foreign = sum(word in FOREIGN for word in words.plain)
    return count < LEAST_WORDS or (known >= foreign and known >= LEAST_ENGLISH * count)
