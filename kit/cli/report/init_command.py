"""`kit init` makes a workbook folder, from an installed package as from a checkout."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from kit.base.distribution import guide
from kit.base.errors import KitError
from kit.base.files import write_whole
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN
from kit.cli.report import rules_table
from kit.cli.saying import say
from kit.county.roster import roster_text
from kit.form.editions import editions
from kit.form.rule_book import rule_book
from kit.report.catalogue import OWN, UNITS
from kit.report.notebook_input import EXAMPLE
from kit.report.output_paths import PARAMETERS
from kit.report.parameters import read_report
from kit.report.schema import schema_text
from kit.run.own_copy import FOLDER, new_copies

GUIDE, RULES = "使用指南.md", "RULES.zh-CN.md"
_HEAD = """# yaml-language-server: $schema=../../schema/{}.json
# 样例：一个编造的镇，看熟了就把 {} 整个删掉。
"""


@click.command(cls=words.Command, help=words.INIT)
@click.argument("folder", type=click.Path(path_type=Path), metavar="文件夹")
def init(folder: Path) -> int:
    """Make a workbook folder where there is none."""
    contents = _contents()
    _refuse_taken(folder, contents)
    write_whole(
        {folder / path: text for path, text in contents.items()},
        over=dict.fromkeys(map(folder.joinpath, contents)),
    )
    sample = read_report(EXAMPLE)
    say(f"已建好：{folder}（数据文件夹 {PARAMETERS}，笔记本在 {FOLDER}，{GUIDE}）")
    say("接下来：")
    steps = [
        f"看一份做好的：kit run {PARAMETERS}/{sample.county}/{sample.township}/{sample.year}.yaml",
        "上年的年报（网页、Word、PDF 都行）放在一个文件夹里，读入：kit ingest 上年年报/ --county 卧龙区",
        f"写出单位名单，核对增减：kit units 卧龙区（样子见 {PARAMETERS}/{sample.county}/{OWN}/{UNITS}）",
        f"发表、收表、核对、退回、汇总、发布：照 {GUIDE} 的“全县一月的活，一步一步”",
        "在笔记本里看、改、试：kit lab",
        f"看过样例，把 {PARAMETERS}/{sample.county} 整个删去：它是编造的，留着会算进汇总的表和图里",
    ]
    if folder.resolve() != Path.cwd():
        steps.insert(0, f"进入文件夹：cd {folder}")
    for number, step in enumerate(steps, 1):
        say(f"  {number}. {step}")
    return CLEAN


def _contents() -> dict[Path, str]:
    """Return what a workbook folder begins with, by path within it."""
    forms, parameters = editions(), Path(PARAMETERS)
    sample = read_report(EXAMPLE)
    county = parameters / sample.county
    head = _HEAD.format(sample.form.edition, county.as_posix())
    return {
        **{parameters / "schema" / f"{name}.json": schema_text(form) for name, form in forms.items()},
        county / sample.township / f"{sample.year}.yaml": head + _without_head(EXAMPLE),
        county / OWN / UNITS: roster_text(sample.county, {sample.township: sample.township}),
        **{Path(FOLDER, name): text for name, text in new_copies().items()},
        Path(GUIDE): guide(),
        Path(RULES): rules_table.markdown(rule_book()),
    }


def _without_head(file: Path) -> str:
    """Return a file without the remarks that it begins with."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(lines[next(at for at, line in enumerate(lines) if not line.startswith("#")) :])


def _refuse_taken(folder: Path, contents: Iterable[Path]) -> None:
    """Raise KitError, naming it, for anything that stands where the workbook would."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise KitError(f"{folder} 不是文件夹，没有动它。请换一个名称。")
    names = dict.fromkeys(path.parts[0] for path in contents)
    taken = [str(folder / name) for name in names if os.path.lexists(folder / name)]
    if taken:
        raise KitError(f"{'、'.join(taken)} 已经有了，什么都没有写。请换一个文件夹，或先把它移走。")
