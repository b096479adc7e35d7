"""The one family of errors. Each sentence names the place, what is wrong and what to do about it."""

from __future__ import annotations

import errno
from dataclasses import dataclass

from kit.base.strings import one_line, shown

_REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "没有这个路径",
    errno.EISDIR: "那是一个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "同名的不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "链接互相指向",
    errno.EBUSY: "正在使用",
    errno.ETXTBSY: "正在使用",
    errno.EIO: "磁盘读写出错",
    errno.EFBIG: "文件太大",
    errno.EMFILE: "打开的文件太多",
    getattr(errno, "EDQUOT", -1): "磁盘配额已满",
}


def reason(error: OSError) -> str:
    """Return why the operating system refused, in Chinese."""
    return _REASONS.get(error.errno or 0, f"系统错误 {error.errno}")


class KitError(Exception):
    """A problem that a person can mend; its text is written for that person, in Chinese.

    What no terminal should be sent, as a file's name may hold it, stands escaped in it.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(shown(text))

    def _render_traceback_(self) -> list[str]:
        # IPython prints this instead of a traceback: an analyst needs the sentence, and an
        # executed notebook must hold no path of the machine that made it.
        return [str(self)]


class FormError(KitError):
    """A form or rule-book file that cannot be loaded: says which file, where, and why."""


class OutputError(KitError):
    """A place that cannot be written."""


class StorageError(OutputError):
    """A store that takes nothing any more: the disk is full, read-only or gone."""


class NotebookError(KitError):
    """A notebook that broke, or was not executed, so that no page can be made from it."""


class OpenFindingsError(KitError):
    """Raised by the notebook's gate while an error-severity finding stands."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input file.

    `place` is the dotted key, `line` its line in the file (0 when the values did not come from a
    file), `rule` the id of the rule that the value breaks, "" when it cannot be read at all.
    """

    file: str
    place: str
    what: str
    remedy: str
    line: int = 0
    rule: str = ""

    def __str__(self) -> str:
        line = f"第 {self.line} 行" if self.line else ""
        where = " ".join(part for part in (one_line(self.file), line, one_line(self.place)) if part)
        return f"{where}：{self.what}。{self.remedy}。" if self.remedy else f"{where}：{self.what}。"


_MOST_TOLD = 200
"""As many as a report has cells."""


class InputError(KitError):
    """An input that cannot be used. Holds every problem in it; its text is the first of them, a line each."""

    def __init__(self, *problems: Problem) -> None:
        untold = len(problems) - _MOST_TOLD
        more = [f"另有 {untold} 处，改好上面的再查。"] if untold > 0 else []
        super().__init__("\n".join([*map(str, problems[:_MOST_TOLD]), *more]))
        self.problems = problems
