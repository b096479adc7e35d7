"""The kinds of published file. A new kind is one module with a function `read`, and one line here."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import cast

from kit.base.errors import InputError, Problem
from kit.base.files import refuse_broken
from kit.ingest.source.decoding import read_bytes
from kit.ingest.source.foreign import is_foreign
from kit.ingest.source.frame.frameless import frameless
from kit.ingest.source.printed import Source
from kit.ingest.source.refusal import RefusedError
from kit.ingest.source.seen.characters import doubting_raised, finished

_MARKUP = re.compile(rb"\A\s*<(?:!doctype|[a-z?])|</(?:html|body|table|tr|td|div|p|span)\s*>", re.IGNORECASE)
_BOMS = b"\xef\xbb\xbf\xff\xfe\x84\x31\x95\x33"


def _is_zip(data: bytes) -> bool:
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _is_markup(data: bytes) -> bool:
    return bool(_MARKUP.search(data.lstrip(_BOMS).replace(b"\x00", b"")))


KINDS: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (_is_zip, "word_or_excel"),
    (_is_pdf, "pdf.pdf_reader"),
    (is_foreign, "foreign"),
    (_is_markup, "html.html_reader"),
    (lambda data: True, "text.plain"),
)
"""What tells a kind by its bytes, and the module that reads it. The first that fits reads; its parsers
are loaded when it does."""


SUFFIXES = (".docx", ".xlsx", ".csv", ".pdf", ".html", ".htm", ".md", ".txt")
"""What published files are called. It only picks them out of a folder; their content tells their kind."""


PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp")

ASIDE = (
    *(".doc", ".docm", ".dot", ".dotx", ".wps", ".wpt", ".rtf", ".odt", ".ofd", ".mht", ".mhtml"),
    *(".xls", ".xlsm", ".xlsb", ".et", ".ett", ".ods", ".zip", ".rar", ".7z", ".gz", ".tgz", ".ceb", ".eml"),
    *PICTURES,
)
"""What files are called that a report may have been sent in, and that are mostly not read: reading tells why,
and what to save them as. A folder's are not passed over in silence."""


def read_source(path: Path | zipfile.Path) -> Source:
    """Return the lines and tables of a published file of any kind, told by its content, never its name.

    Raises InputError, naming the file, when it cannot be read for certain. Each reader tells a damaged file
    by what its parser raises; whatever else is raised is an error of this kit.
    """
    name = refuse_broken(str(path))
    data = read_bytes(path)
    module = next(module for fits, module in KINDS if fits(data))
    read = cast(Callable[[bytes, str], Source], import_module(f"kit.ingest.source.{module}").read)
    try:
        source = finished(read(data, name))
        source = doubting_raised(source) if _is_pdf(data) else source
        return replace(frameless(source), digest=sha256(data).hexdigest())
    except RefusedError as refused:
        raise InputError(Problem(name, "", refused.what, refused.remedy)) from None
