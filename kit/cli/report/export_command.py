"""The command that writes office files: `kit export`."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import click

from kit.base.errors import InputError, KitError
from kit.base.files import write_whole
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, UNUSABLE
from kit.cli.report.written_beside import write_each
from kit.cli.saying import say
from kit.county.blank_forms import FOLDER, blank_forms
from kit.report.catalogue import EARLIEST, LATEST
from kit.report.output_paths import found_outputs, found_parameters
from kit.report.parameters import read_report
from kit.report.report import Report

WRITERS = {
    "docx": (".docx", "kit.office.word.word_file", "write_docx"),
    "xlsx": (".xlsx", "kit.office.excel.excel_file", "write_xlsx"),
    "pdf": (".pdf", "kit.office.pdf.pdf_file", "write_pdf"),
    "fragment": (".fragment.html", "kit.page.fragment_html", "fragment_html"),
}
"""The formats that a report is written in: the suffix, and the function that writes it, loaded when asked."""

Writer = Callable[[Report], str | bytes]


@click.command(cls=words.Command, help=words.EXPORT)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[文件…]")
@click.option("--to", "kind", type=click.Choice(list(WRITERS)), required=True, help=words.TO)
@click.option(
    "--blank",
    type=(str, click.IntRange(EARLIEST, LATEST)),
    metavar="县[/乡镇] 年度",
    help=words.BLANK,
)
@click.option("--force", is_flag=True, help=words.BLANK_FORCE)
@click.option("-o", "--outputs", type=click.Path(path_type=Path), default=found_outputs, help=words.OUTPUTS)
@click.option("--parameters", type=click.Path(path_type=Path), help=words.PARAMETERS)
def export(
    files: Sequence[Path],
    kind: str,
    blank: tuple[str, int] | None,
    force: bool,
    outputs: Path,
    parameters: Path | None,
) -> int:
    """Write reports, or next year's empty ones, in a format of other programs."""
    if bool(files) == bool(blank):
        raise KitError("请写数据文件，或用 --blank 说明要哪个县（或乡镇）哪一年度的空表，二者写一项。")
    suffix, module, name = WRITERS[kind]
    write: Writer = getattr(import_module(module), name)
    if blank:
        return _write_blanks(parameters or found_parameters(), *blank, outputs, suffix, write, force=force)
    return write_each(files, outputs, [suffix], lambda file: iter([write(read_report(file))]))


def _write_blanks(
    parameters: Path, place: str, year: int, outputs: Path, suffix: str, write: Writer, *, force: bool
) -> int:
    """Write the forms that go out; one that is there already may have been filled in, and stays."""
    code = CLEAN
    for form in blank_forms(parameters, place, year):
        if isinstance(form, InputError):
            code = UNUSABLE
            say(str(form), err=True)
            continue
        target = outputs / form.county / str(year) / FOLDER / f"{form.name}{suffix}"
        if os.path.lexists(target) and not force:
            code = UNUSABLE
            say(f"{target} 已经有了，可能填过，没有改动它。要重写请加 --force。", err=True)
            continue
        write_whole({target: write(form.report)})
        bare = "" if form.carried else f"（没有 {year - 1} 年度的数，上年结转要由单位自己填）"
        bare = f"（上年结转按{form.origin} {year - 1} 年度的数之和填好，请核对）" if form.origin else bare
        say(f"已写好：{target}{bare}")
    return code
