"""`kit lab` opens an analyst's own copy of a notebook in JupyterLab, in Chinese, asking no network."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import click

from kit.base.errors import KitError
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN
from kit.cli.saying import say
from kit.run.own_copy import COUNTY, EXPLORE, FOLDER, REPORT, Fate, prepare

_SETTINGS = Path(__file__).parents[1] / "lab_settings"
_OPTIONS = (
    "--ServerApp.root_dir=.",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
    f"--LabApp.app_settings_dir={_SETTINGS}",
)
_SAID = {
    Fate.MADE: "{}：新建了您的笔记本。",
    Fate.RENEWED: "{}：程序里的模板更新了，这份也换成新的，您选的年报还在。",
    Fate.HERS: "{}：您自己改过，没有动。要用程序里的新模板，先把它改名或移走。",
}


@click.command(cls=words.Command, help=words.LAB, context_settings={"ignore_unknown_options": True})
@click.option("--county", is_flag=True, help=words.LAB_COUNTY)
@click.option("--explore", is_flag=True, help=words.LAB_EXPLORE)
@click.option("--prepare", "only", is_flag=True, help=words.LAB_PREPARE)
@click.argument("options", nargs=-1, type=click.UNPROCESSED, metavar="[-- JupyterLab 的选项]")
def lab(county: bool, explore: bool, only: bool, options: Sequence[str]) -> int:
    """Prepare the copies in the working folder and open one."""
    if not only and find_spec("jupyterlab") is None:
        raise KitError('没有装 JupyterLab。请运行 pip install "township-disclosure-workbook[lab]"。')
    for path, fate in prepare(Path(FOLDER)).items():
        if fate in _SAID:
            say(_SAID[fate].format(path))
    if only:
        return CLEAN
    own = Path(FOLDER, COUNTY if county else EXPLORE if explore else REPORT)
    server = subprocess.Popen(  # noqa: S603 - JupyterLab of this environment
        [sys.executable, "-m", "jupyterlab", *_OPTIONS, *options, str(own)]
    )
    while True:
        try:
            return server.wait()
        except KeyboardInterrupt:  # it asks whether to stop
            continue
