"""Words of the page itself. What the assistant says comes from its own texts, not from here."""

from collections.abc import Mapping
from pathlib import Path

from akkuna.errors import DataInvalid
from akkuna.replies import LANGUAGES, Language
from akkuna.texts import TextFile, placeholders

FOLDER = Path(__file__).parent
CLIENT_SECTION = "client."
"""Keys that the page's scripts need begin so; the others are used on the server only."""


def load(folder: Path = FOLDER) -> dict[Language, dict[str, str]]:
    """Reads ``texts.<language>.yml`` of every language.

    Returns:
        Words by language and dotted key, e.g. ``texts["sv"]["client.phone"]``.

    Raises:
        DataInvalid: a file is no mapping of words, or a text or placeholder is in one language only.
    """
    files = {language: TextFile(folder, language) for language in LANGUAGES}
    for file in files.values():
        for other in files.values():
            for key, text in other.texts.items():
                if placeholders(file.texts.get(key, "{missing}")) != placeholders(text):
                    raise DataInvalid(
                        file.data.path, file.line(key), f"{key}: not as in {other.data.path.name}"
                    )
    return {language: file.texts for language, file in files.items()}


def for_client(words: Mapping[str, str]) -> dict[str, str]:
    """The words that the page's scripts need, by key without the section's name."""
    return {
        key.removeprefix(CLIENT_SECTION): text
        for key, text in words.items()
        if key.startswith(CLIENT_SECTION)
    }


TEXTS = load()
NOTICES = load(FOLDER / "notices")
"""Words of the pages on which the chat speaks of itself."""
