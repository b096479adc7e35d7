"""A font with Chinese characters, found on this system, for all that matplotlib writes."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec

_WELL_SET = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "Heiti SC",
    "SimHei",
    "DengXian",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
"""Upright fonts of the usual systems: they read better in a picture than the first that will do."""
_NEEDED = "镇县报区决"
"""Characters that a font without simplified Chinese lacks."""
NONE_FOUND = (
    "这台机器上没有中文字体，图上的汉字会显示成方框。"
    "请装一种（Linux：apt install fonts-noto-cjk；Windows 自带微软雅黑），再重新运行。"
)


def cjk_family(fonts: Iterable[tuple[str, str]]) -> str:
    """Return the family to write Chinese in, of fonts by family and file; "" where none can."""
    files: dict[str, str] = {}
    for family, file in fonts:
        files.setdefault(family, file)
    first = [family for family in _WELL_SET if family in files]
    return next((family for family in (*first, *sorted(files)) if _can_write(files[family])), "")


@cache
def font_families() -> tuple[str, ...]:
    """Return what to set matplotlib's `font.family` to: its own font, then one for what that lacks.

    Says in one sentence, once, when there is none.
    """
    import matplotlib as mpl
    from matplotlib.font_manager import fontManager

    own = tuple(mpl.rcParamsDefault["font.family"])
    found = cjk_family((each.name, each.fname) for each in fontManager.ttflist)
    if not found:
        warnings.warn(NONE_FOUND, stacklevel=2)
    return (*own, found) if found else own


def write_chinese_in_notebooks() -> None:
    """Let the pictures that pandas and matplotlib draw in this notebook write Chinese; elsewhere do nothing.

    What matplotlib's own font has is still written in it.
    """
    from IPython import get_ipython

    if get_ipython() is None or find_spec("matplotlib") is None:
        return
    import matplotlib as mpl

    families = list(mpl.rcParams["font.family"])
    mpl.rcParams["font.family"] = [*families, *(each for each in font_families() if each not in families)]


def _can_write(file: str) -> bool:
    from matplotlib.ft2font import FT2Font

    try:
        font = FT2Font(file)
    except (OSError, RuntimeError):  # gone, or no font after all
        return False
    return all(font.get_char_index(ord(char)) for char in _NEEDED)
