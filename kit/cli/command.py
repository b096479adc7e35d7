"""The `kit` command: finds the subcommand, runs it, exits with its code; complaints are one sentence each."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TextIO

import click

from kit.base.distribution import DISTRIBUTION
from kit.base.errors import KitError, StorageError, reason
from kit.cli import help_texts as words
from kit.cli.help_texts import CLOSED, UNUSABLE
from kit.cli.saying import say

COMMANDS: Mapping[str, str] = {
    "init": "kit.cli.report.init_command",
    "run": "kit.cli.report.run_command",
    "check": "kit.cli.report.check_command",
    "batch": "kit.cli.county.batch_command",
    "rollup": "kit.cli.county.county_command",
    "county": "kit.cli.county.county_command",
    "status": "kit.cli.county.status_command",
    "slips": "kit.cli.county.slips_command",
    "publish": "kit.cli.county.publish_command",
    "verify": "kit.cli.county.verify_command",
    "proof": "kit.cli.county.proof_command",
    "table": "kit.cli.county.table_command",
    "ingest": "kit.cli.report.ingest_command",
    "accept": "kit.cli.report.editing_command",
    "history": "kit.cli.report.editing_command",
    "export": "kit.cli.report.export_command",
    "explain": "kit.cli.report.explain_command",
    "lab": "kit.cli.report.lab_command",
    "new": "kit.cli.report.draft_command",
    "tally": "kit.cli.cases.tally_command",
    "ledger": "kit.cli.cases.ledger_command",
    "due": "kit.cli.cases.due_command",
    "units": "kit.cli.report.draft_command",
    "rules": "kit.cli.report.check_command",
    "schema": "kit.cli.report.check_command",
}
"""Where each subcommand lives; its module is loaded when it is called, so that none waits for another's."""


class _Subcommands(words.CommandGroup):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands with the first sentence of each, loading none."""
        rows = [(name, f"{getattr(words, name.upper()).partition('。')[0]}。") for name in COMMANDS]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@click.group(cls=_Subcommands, help=words.KIT, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    package_name=DISTRIBUTION, prog_name="kit", message="%(prog)s %(version)s", help=words.VERSION
)
def kit() -> None:
    """Hold the subcommands."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code; every complaint is one sentence on standard error."""
    _speak_utf8(sys.stdout, sys.stderr)
    try:
        code = _done(arguments)
    except (BrokenPipeError, SystemExit):  # by which click, told not to exit, answers to a closed pipe
        code = CLOSED
        _be_silent(sys.stdout, sys.stderr)
    except StorageError:  # not even the complaint can be written
        code = UNUSABLE
        _be_silent(sys.stdout, sys.stderr)
    sys.exit(code)


def _done(arguments: Sequence[str] | None) -> int:
    """Run the command line and return its code. Raises BrokenPipeError when nobody reads on."""
    code: int
    try:
        code = kit.main(args=arguments, prog_name="kit", standalone_mode=False)
    except click.UsageError as error:
        say(words.usage(error), err=True)
        code = UNUSABLE
    except click.Abort:
        say("已中断。", err=True)
        code = UNUSABLE
    except KitError as error:
        say(str(error), err=True)
        code = UNUSABLE
    except BrokenPipeError:
        raise
    except OSError as error:
        say(f"{error.filename or '文件'}：用不了（{reason(error)}）。请核对路径和权限。", err=True)
        code = UNUSABLE
    return code


def _be_silent(*streams: TextIO) -> None:
    """Let what was not read go nowhere, so that Python does not complain of it while it ends."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        with suppress(OSError, ValueError):  # a stream of a test, or one that is closed
            os.dup2(nothing, stream.fileno())


def _speak_utf8(*streams: TextIO) -> None:
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
