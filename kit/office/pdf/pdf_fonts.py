"""The fonts of this machine that an official document is set in, by name; none is ever fetched."""

from __future__ import annotations

from functools import cache

from typst import Fonts

from kit.base.errors import KitError

_SONG = ("SimSun", "宋体", "NSimSun", "STSong", "华文宋体", "Songti SC", "FZShuSong-Z01", "FZShuSong-Z01S")
_NOTO_SONG = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN")
_NOTO_HEI = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN")
# A font tells its English name first, where it has one.
_WANTED = {
    "title": (
        *("FZXiaoBiaoSong-B05S", "方正小标宋简体", "FZXiaoBiaoSong-B05", "方正小标宋_GBK"),
        *("STZhongsong", "华文中宋", *_NOTO_SONG, *_SONG),
    ),
    "words": (
        *("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "华文仿宋"),
        *("FZFangSong-Z02", "FZFangSong-Z02S", *_NOTO_SONG, *_SONG),
    ),
    "heading": ("SimHei", "黑体", "STHeiti", "华文黑体", "Heiti SC", "FZHei-B01", "FZHei-B01S", *_NOTO_HEI),
    "subheading": (
        *("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "华文楷体", "Kaiti SC"),
        *("FZKai-Z03", "FZKai-Z03S", *_NOTO_SONG, *_SONG),
    ),
    "table": (*_SONG, *_NOTO_SONG),
}
"""For each place in the document the names of fonts for it, the best first."""
_ANY = (
    *("Microsoft YaHei", "PingFang SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"),
    *("AR PL UMing CN", "AR PL UKai CN", "Droid Sans Fallback"),
)
"""What has Chinese characters and is meant for none of these places."""


class FontError(KitError):
    """A machine without a font for Chinese."""


@cache
def installed() -> Fonts:
    """Return the fonts of this machine, found once; a font is read when something is first set in it."""
    return Fonts(include_system_fonts=True, include_embedded_fonts=False)


def faces() -> dict[str, list[str]]:
    """Return for each place in the document the fonts that are here, the best first, then any for Chinese.

    Raises FontError where there is none for Chinese.
    """
    here = {name.casefold(): name for name in installed().families()}
    every = (name for names in (*_WANTED.values(), _ANY) for name in names)
    others = [here[name.casefold()] for name in dict.fromkeys(every) if name.casefold() in here]
    if not others:
        raise FontError(
            "这台电脑上没有中文字体，PDF 做不了。请安装宋体、仿宋等字体，"
            "或者安装 Noto CJK（Debian、Ubuntu 上是 fonts-noto-cjk）再运行。"
        )
    wanted = {
        place: [here[name.casefold()] for name in names if name.casefold() in here]
        for place, names in _WANTED.items()
    }
    return {place: list(dict.fromkeys((*names, *others))) for place, names in wanted.items()}
