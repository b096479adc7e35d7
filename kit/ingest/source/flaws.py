"""What can make the text of a cell unreliable, in a person's words."""

from __future__ import annotations

from collections.abc import Iterable

STRUCK = "有划去的字"
REPLACED = "前面有划去的字，读的是后面的数"
LIFTED = "有抬高或放低了的数字，分不清是注号还是数"
TURNED = "有改变文字方向的字符"
PICTURE = "有图片，图片里的字读不到"
CONTROL = "有输入框或下拉框，里面的内容读不到"
SYMBOL = "有符号字体写的字，认不出来"
AUTO_NUMBER = "自动编号和数字连在一起"
OVERLAP = "这一格与另一格叠在一起"
CUT = "文件在这里断了，不知道后面还有没有"
OPEN = "这一格的格线不全"
CROSSING = "字越过了格线"
STACKED = "字叠在一起"
ASKEW = "有转了方向的字"
UNKNOWN = "有的字在字体里没有对应的文字"
UNSEEN_TEXT = "字与底色分不开，或小得看不见"
COVERED = "被图片或图形盖住"
SLASHED = "这一格画了斜线"
REPEATED = "单元格的对齐方式把内容重复填满了一格"
FADED = "有和底色一样、看不见的字"
DISTORTED = "字变了形或盖住了，看不清"
MOVED = "有字挪了位置，看不出和哪个数字连在一起"
DOTTED = "字显示成圆点，或者模糊了"
NARROW = "地方太窄，数字没有显示全"
PAPER = "屏幕上看到的和打印出来的不一样"
UNSTYLED = "有的数字用了文件里没有的样式，不知道是不是显示成这样"
RESIZED = "数字里有大小不一样的字"
PAINTED = "有网页样式画出来的数字，不是网页里的字"
SCRIPTED = "这里的内容由网页的脚本写出，文件里没有"
HIDDEN_COLUMN = "这一列是隐藏的"
STALE = "有自动算出的内容，打开文件时会重算，存下的结果靠不住"
BOUND = "内容控件里的字与它所连的数据不同，打开文件时会换掉"
FIELD = "有自动画出的内容（域），读不到"
EQUATION = "有公式，公式里的字读不到"
SHUT = "有收起来的内容，点开才看得到"
GLOSS = "有注在字上方的数字"
OBJECT = "有嵌入的对象，里面的字读不到"
EMBEDDED = "嵌在里面的另一份文件，读不到，请用 Word 打开后另存为 .docx 再读"
CHART = "有图表，图表里的字读不到"
BOXED = "只有数字的文本框，浮在文字上面，不知道是哪一格的数"
FLOATING = "有浮在文字上面的图形，可能盖住了字"
FAINT = "有颜色太浅、几乎看不见的字"
TINY = "有太小或太扁、几乎看不清的字"
STRANGE = "有认不出的内容"
OFF_PAGE = "有排到纸张外面的字"
VEILED = "有字被盖住或剪去一部分，或颜色太淡"
UNEVEN = "数字高低大小不一"
DRAWN = "有画上去的线或字，读不到"
LYING = "字体说的数字和印出来的不一样"
PADDED = "多打的制表符可能只是用来对齐的，不能确定是哪一列的数"
MARKED = "有批注盖在上面"

DASHED = "存的是 0，单元格格式显示成一横，读作 0"

HEEDED = frozenset((REPLACED, DASHED))
"""What a cell is read in spite of, with a remark; of any other none is."""


def gravest(flaws: Iterable[str]) -> str:
    """Return the first of some flaws, one that a cell is read in spite of only where there is no other."""
    found = [flaw for flaw in flaws if flaw]
    return next((flaw for flaw in found if flaw not in HEEDED), found[0] if found else "")
