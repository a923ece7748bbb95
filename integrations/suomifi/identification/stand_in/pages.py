"""The stand-in's pages."""

from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic.response import HTTPResponse, html

FOLDER = Path(__file__).parent
WORDS = yaml.safe_load((FOLDER / "words.yml").read_text(encoding="utf-8"))
TEMPLATES = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined)


def page(name: str, language: str, status: int = 200, **values: object) -> HTTPResponse:
    """A page in one of the languages fi, sv and en."""
    words = {key: texts[language] for key, texts in WORDS.items()}
    body = TEMPLATES.get_template(name).render(language=language, words=words, **values)
    return html(body, status=status)
