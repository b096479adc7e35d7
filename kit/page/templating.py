"""The kit's own HTML templates: everything that is put into them is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

TEMPLATES = Path(__file__).with_name("template")
"""The folder of the page's templates and style sheets."""


@cache
def template(name: str) -> Template:
    """Return one of the templates in `template/`."""
    return _environment().get_template(name)


def style_sheet(name: str) -> str:
    """Return the text of one of the style sheets in `template/`."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["link"] = quote
    return environment
