"""What can make the text of a cell unreliable, in a person's words."""

from __future__ import annotations

STRUCK = "有划去的字"
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
