"""Jobs and results between processes: whole as they were sent, or refused; nothing in them can run."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kit.base.files import File
from kit.checks.report_outcome import Outcome
from kit.report.beside import Beside
from kit.report.report import Settlement
from kit.run.frame import MOST_BYTES, FrameError, answer, answered, job_frame, job_in, receive, send
from kit.run.job import SUFFIXES, Failed, Job, Lost, Made, Result, Stamp, Written

OUTCOME = Outcome(
    "乙镇", "甲县", 2024, "2021", 1, 2, 0, "有 1 处错误", (1, None, "1.50", "/"), "0.1", first=("一",)
)
MADE = Made(OUTCOME, {".html": b"<html>", ".review.html": b"", ".ipynb": b"{}"})
STORED = Made(OUTCOME, {}, {suffix: Written(Stamp(3, "12"), "ab") for suffix in SUFFIXES})


@pytest.mark.parametrize("ends", [False, True])
@pytest.mark.parametrize("result", [MADE, STORED, Failed("出错了"), Lost("SIGKILL")])
def test_a_result_arrives_as_it_was_sent(result: Result | Lost, ends: bool) -> None:
    """With the bytes of its files, or with where they lie, and whether its process goes on."""
    frame = answer(result, ends=ends)
    assert answered(frame, stored=result is STORED) == (result, ends)


def test_a_pdf_arrives_where_it_was_asked_for() -> None:
    """One that was not, and one that was and did not come, is no result of that report, unless it says why."""
    with_pdf = Made(OUTCOME, {**MADE.contents, ".pdf": b"%PDF-"})
    assert answered(answer(with_pdf), stored=False, pdf=True) == (with_pdf, False)
    for result, asked in ((with_pdf, False), (MADE, True)):
        with pytest.raises(FrameError):
            answered(answer(result), stored=False, pdf=asked)
    without = replace(MADE, without_pdf="没有字体能显示。")
    assert answered(answer(without), stored=False, pdf=True) == (without, False)
    with pytest.raises(FrameError):
        answered(answer(replace(with_pdf, without_pdf="没有。")), stored=False, pdf=True)


@pytest.mark.parametrize(
    "job",
    [
        Job(File("甲.yaml", b"a: 1")),
        Job(
            File("甲", b""),
            Beside(
                (File("乙", b"\0\xff"), File("丙", b"")),
                (Settlement("Y-unit", "少", "已核", "甲", "2025-01-20"),),
            ),
            "kernel",
            "s3://x/y",
            "{}",
            pdf=True,
            site="{}",
        ),
    ],
)
def test_a_job_arrives_as_it_was_sent(job: Job) -> None:
    """With last year's file where there is one."""
    assert job_in(job_frame(job)) == job


def test_a_name_that_is_no_text_arrives_as_it_is_shown() -> None:
    """Bytes of another encoding in a file's name are no obstacle; messages call it as a terminal shows it."""
    name = b"\xbc\xd7.yaml".decode(errors="surrogateescape")
    assert job_in(job_frame(Job(File(name, b"")))).this.name == r"\udcbc\udcd7.yaml"
    assert answered(answer(Failed(name)), stored=False)[0] == Failed(r"\udcbc\udcd7.yaml")


def forged(change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return the frame of a report with its head changed and its digest right."""
    rest = answer(MADE)[32:]
    length = int.from_bytes(rest[:8])
    head = json.loads(rest[8 : 8 + length])
    change(head)
    text = json.dumps(head).encode()
    rest = len(text).to_bytes(8) + text + rest[8 + length :]
    return hashlib.sha256(rest).digest() + rest


def test_a_forged_head_that_changes_nothing_is_taken() -> None:
    """So the refusals below are of what was changed."""
    assert answered(forged(lambda head: None), stored=False) == (MADE, False)


@pytest.mark.parametrize(
    ("where", "changes"),
    [
        ("outcome", {"year": "2024"}),
        ("outcome", {"year": True}),
        ("outcome", {"figures": [1.5]}),
        ("outcome", {"figures": "12"}),
        ("outcome", {"first": [["x"]]}),
        ("outcome", {"__class__": "os.system"}),
        ("sizes", {"/../../../etc/passwd": 0}),
        ("sizes", {".html": 5}),
        ("sizes", {".html": -1}),
        ("written", {".html": {"stamp": {"size": 1, "version": ""}, "digest": ""}}),
        ("", {"kind": "program"}),
        ("", {"more": 1}),
    ],
)
def test_a_result_of_another_shape_is_refused(where: str, changes: dict[str, Any]) -> None:
    """Another type, an unknown name, a place outside the report's own: nothing of it is taken."""
    frame = forged(lambda head: (head["result"][where] if where else head["result"]).update(changes))
    with pytest.raises(FrameError):
        answered(frame, stored=False)


def test_a_report_without_its_files_is_refused() -> None:
    """Files that were to come back and did not, or were to lie in a store and came, or one too few."""
    for frame, stored in (
        (answer(STORED), False),
        (answer(MADE), True),
        (forged(lambda head: head["result"]["sizes"].pop(".ipynb")), False),
    ):
        with pytest.raises(FrameError):
            answered(frame, stored=stored)


WHOLE = answer(MADE)


@pytest.mark.parametrize(
    "data", [b"", b"cos\nsystem\n(S'id'\ntR.", WHOLE[:-1], WHOLE + b" ", WHOLE[:40], b"\0" * 99, "text", None]
)
def test_what_is_no_frame_is_refused(data: Any) -> None:
    """A program for pickle among it, and what another machine's library made of something else."""
    with pytest.raises(FrameError):
        answered(data, stored=False)


def test_any_byte_changed_is_noticed() -> None:
    """The digest is over all of it."""
    for at in range(len(WHOLE)):
        with pytest.raises(FrameError):
            answered(WHOLE[:at] + bytes([WHOLE[at] ^ 1]) + WHOLE[at + 1 :], stored=False)


def test_a_channel_gives_whole_frames_alone() -> None:
    """One after the other; of a broken one nothing, of one too long not even the beginning is read."""
    channel = io.BytesIO()
    for frame in (b"one", b"", b"two"):
        send(channel, frame)
    channel.seek(0)
    assert [receive(channel) for _ in range(3)] == [b"one", b"", b"two"]
    for broken in (b"", b"\0" * 7, (5).to_bytes(8) + b"four"):
        with pytest.raises(EOFError):
            receive(io.BytesIO(broken))
    with pytest.raises(FrameError, match="512 MB"):
        receive(io.BytesIO((MOST_BYTES + 1).to_bytes(8)))
