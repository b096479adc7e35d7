"""Jobs and results as bytes between processes and machines: data that no reader can mistake for a program.

A frame is a digest, the length of its head, the head in JSON, and the bytes of files one after the other.
A process in which a notebook ran may send anything: what is not a frame of exactly this kind is refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import accumulate, pairwise
from typing import IO, Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, ValidationError

from kit.base.errors import KitError
from kit.base.files import File
from kit.checks.report_outcome import Outcome
from kit.report.beside import Beside
from kit.report.report import Settlement
from kit.run.job import PDF, SUFFIXES, Engine, Failed, Job, Lost, Made, Result, Written

MOST_BYTES = 512 * 1024**2
"""No frame is longer: a report is a few hundred thousand bytes."""

_DIGEST, _LENGTH = 32, 8


class FrameError(KitError):
    """Bytes that are no frame; its text says what is wrong with them."""


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


Suffix = Literal[".html", ".review.html", ".ipynb", ".pdf"]


class _Made(_Strict):
    kind: Literal["made"] = "made"
    outcome: Outcome
    sizes: dict[Suffix, NonNegativeInt]
    written: dict[Suffix, Written]
    without_pdf: str


class _Failed(_Strict):
    kind: Literal["failed"] = "failed"
    reason: str


class _Lost(_Strict):
    kind: Literal["lost"] = "lost"
    signal: str


Head = TypeVar("Head", bound=_Strict)


class _Answer(_Strict):
    result: Annotated[_Made | _Failed | _Lost, Field(discriminator="kind")]
    ends: bool


class _Job(_Strict):
    names: tuple[str, ...]
    settled: tuple[Settlement, ...]
    sizes: tuple[NonNegativeInt, ...]
    engine: Engine
    store: str
    template: str
    pdf: bool
    site: str


def answer(result: Result | Lost, *, ends: bool = False) -> bytes:
    """Return a result, and whether its process ends after it, as a frame."""
    match result:
        case Made(outcome, contents, written, without_pdf):
            sizes: Any = {suffix: len(content) for suffix, content in contents.items()}
            files: Any = dict(written)
            told: _Made | _Failed | _Lost = _Made(
                outcome=outcome, sizes=sizes, written=files, without_pdf=_legible(without_pdf)
            )
            return _frame(_Answer(result=told, ends=ends), contents.values())
        case Failed(reason):
            told = _Failed(reason=_legible(reason))
        case Lost(signal):
            told = _Lost(signal=signal)
    return _frame(_Answer(result=told, ends=ends), ())


def answered(frame: bytes, *, stored: bool, pdf: bool = False) -> tuple[Result | Lost, bool]:
    """Return the result in a frame, and whether its process ends.

    With `stored` its maker was to write the files, otherwise to give them back; with `pdf` a PDF is one of
    them, or it says why not. Raises FrameError.
    """
    head, bodies = _opened(frame, _Answer)
    match head.result:
        case _Made(outcome=outcome, sizes=sizes, written=written, without_pdf=without_pdf):
            wanted = (*SUFFIXES, PDF) if pdf and not without_pdf else SUFFIXES
            given, elsewhere = ((), wanted) if stored else (wanted, ())
            if set(sizes) != set(given) or set(written) != set(elsewhere):
                raise FrameError("送来的文件不是这一份的")
            parts = _parted(bodies, sizes.values())
            contents = dict[str, bytes](zip(sizes, parts, strict=True))
            made = Made(outcome, contents, dict[str, Written](written.items()), without_pdf if pdf else "")
            return made, head.ends
        case _Failed(reason=reason):
            result: Result | Lost = Failed(reason)
        case _Lost(signal=signal):
            result = Lost(signal)
    _parted(bodies, ())
    return result, head.ends


def job_frame(job: Job) -> bytes:
    """Return a job as a frame."""
    files = (job.this, *job.beside.last)
    names, sizes = tuple(_legible(file.name) for file in files), tuple(len(file.data) for file in files)
    head = _Job(
        names=names,
        settled=job.beside.settled,
        sizes=sizes,
        engine=job.engine,
        store=job.store,
        template=job.template,
        pdf=job.pdf,
        site=job.site,
    )
    return _frame(head, (file.data for file in files))


def job_in(frame: bytes) -> Job:
    """Return the job in a frame. Raises FrameError."""
    head, bodies = _opened(frame, _Job)
    this, *last = map(File, head.names, _parted(bodies, head.sizes))
    given = head.engine, head.store, head.template, head.pdf, head.site
    return Job(this, Beside(tuple(last), head.settled), *given)


def send(channel: IO[bytes], frame: bytes) -> None:
    """Write a frame to a channel, its length first."""
    channel.write(len(frame).to_bytes(_LENGTH) + frame)
    channel.flush()


def receive(channel: IO[bytes]) -> bytes:
    """Read a frame from a channel. Raises EOFError when the other end is gone, FrameError when it is long."""
    return _exactly(channel, _length(_exactly(channel, _LENGTH)))


class Incoming:
    """A frame with its length, which comes in parts."""

    def __init__(self) -> None:
        self._data = bytearray()

    @property
    def whole(self) -> bool:
        """Whether all of it is there. Raises FrameError when it will be too long."""
        return len(self._data) >= _LENGTH and len(self._data) - _LENGTH >= _length(self._data)

    def add(self, part: bytes) -> None:
        """Take what comes next."""
        self._data += part

    def content(self) -> bytes:
        """Return the frame, once it is whole."""
        return bytes(self._data[_LENGTH : _LENGTH + _length(self._data)])


def _legible(text: str) -> str:
    """Return a text with the bytes of a name that are no text as a terminal shows them."""
    return text.encode(errors="backslashreplace").decode()


def _length(data: bytes | bytearray) -> int:
    length = int.from_bytes(data[:_LENGTH])
    if length > MOST_BYTES:
        raise FrameError(f"超过 {MOST_BYTES // 1024**2} MB")
    return length


def _exactly(channel: IO[bytes], length: int) -> bytes:
    data = channel.read(length)
    if len(data) != length:
        raise EOFError
    return data


def _frame(head: _Strict, bodies: Iterable[bytes]) -> bytes:
    text = head.model_dump_json().encode()
    rest = b"".join((len(text).to_bytes(_LENGTH), text, *bodies))
    return hashlib.sha256(rest).digest() + rest


def _opened(frame: bytes, kind: type[Head]) -> tuple[Head, bytes]:
    """Return the head of a frame and what follows it."""
    if not isinstance(frame, bytes):  # what another machine's library made of it
        raise FrameError("不是一串字节")
    digest, rest = frame[:_DIGEST], frame[_DIGEST:]
    if hashlib.sha256(rest).digest() != digest:
        raise FrameError("校验码不符")
    end = _LENGTH + int.from_bytes(rest[:_LENGTH])
    try:
        return kind.model_validate_json(rest[_LENGTH:end]), rest[end:]
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False, include_context=False)[0]
        raise FrameError(f"内容不合规定（{wrong['type']}）") from None


def _parted(bodies: bytes, sizes: Iterable[int]) -> list[bytes]:
    """Return the files of which `bodies` consists. Raises FrameError when their sizes are others."""
    ends = list(accumulate(sizes, initial=0))
    if ends[-1] != len(bodies):
        raise FrameError("文件的长度不符")
    return [bodies[start:end] for start, end in pairwise(ends)]
