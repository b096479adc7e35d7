"""`kit explain` as a picture: what the page says, in pixels, never with an empty box, proven like a page."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from binascii import crc32
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.base.errors import InputError
from kit.explain.explained_picture import picture
from kit.page.about.picture_seal import record_of_picture, sealed_picture
from kit.report.parameters import report_from
from kit.report.report import Report
from tests.conftest import ROOT, SEED, call_kit
from tests.suqian import suqian

PLACE = Path("wolong", "2024", "angao.explained.png")


@pytest.fixture(scope="module")
def drawn(seed: Report) -> bytes:
    """The seed's picture."""
    return picture(seed)


def pixels(png: bytes, folder: Path) -> tuple[int, int, bytes]:
    """Return a picture's width, height and pixels, as another program reads it."""
    image = pytest.importorskip("PIL.Image")
    (folder / "picture.png").write_bytes(png)
    with image.open(folder / "picture.png") as opened:
        opened.load()
        return (*opened.size, opened.convert("RGB").tobytes())


def size(png: bytes) -> tuple[int, int]:
    """Return a picture's width and height."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_it_is_as_wide_as_a_phone_shows_sharply(drawn: bytes, tmp_path: Path) -> None:
    """1080 pixels, and as high as what it says; the band of the title is blue, the page white."""
    width, height, rows = pixels(drawn, tmp_path)
    assert (width, 800 < height < 3000) == (1080, True)
    assert rows[:3] == bytes((0x1D, 0x4F, 0x91))
    assert rows[-3:] == b"\xff\xff\xff"


def test_the_same_report_gives_the_same_bytes(drawn: bytes, seed: Report, tmp_path: Path) -> None:
    """Here, again here, and by the command in another process."""
    assert picture(seed) == drawn
    done = call_kit("explain", SEED, "-o", tmp_path)
    assert (done.returncode, done.stderr, done.stdout.count("已写好")) == (0, "", 2)
    assert (tmp_path / PLACE).read_bytes() == drawn


def test_more_said_makes_it_longer_and_every_figure_changes_it(
    shared: Path, changed: Callable[..., Report], drawn: bytes
) -> None:
    """A city's answers, bars and last year stand in it; a draft is marked."""
    city = picture(report_from(suqian(shared, 2024), suqian(shared, 2023)))
    assert size(city)[1] > size(drawn)[1]
    assert picture(changed({"figures.requests.received.natural": 1})) != drawn


@pytest.mark.parametrize(("place", "text", "where"), [
    ("narrative.problems", "下一步开设\u2fff个。", "五、存在的主要问题及改进情况：“?”（U+2FFF，在"),
    ("agency", "甲县\U000323b0镇人民政府", "标题：“?”（U+323B0，在"),
])  # fmt: skip
def test_a_character_without_a_glyph_is_named(
    changed: Callable[..., Report], place: str, text: str, where: str
) -> None:
    """There is no picture with an empty box: the character is told, and where it stands."""
    with pytest.raises(InputError) as error:
        picture(changed({place: text}))
    assert where in str(error.value)
    assert "做不成这张图片" in str(error.value)


def test_what_cannot_be_drawn_keeps_no_page_back(tmp_path: Path) -> None:
    """Of two reports each has its page; the picture that cannot be is named, the other is there."""
    for unit, word in (("jia", "\u2fff"), ("yi", "好")):
        path = tmp_path / "parameters" / "wolong" / unit / "2024.yaml"
        path.parent.mkdir(parents=True)
        text = SEED.read_text(encoding="utf-8").replace("教育培训", f"教育{word}培训")
        assert word in text
        path.write_text(text, encoding="utf-8")
    done = call_kit("explain", *sorted(tmp_path.rglob("2024.yaml")), cwd=tmp_path)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "U+2FFF" in done.stderr
    made = sorted(path.name for path in (tmp_path / "outputs" / "wolong" / "2024").iterdir())
    assert made == ["jia.explained.html", "yi.explained.html", "yi.explained.png"]


def test_without_a_font_for_chinese_there_is_the_page_alone(tmp_path: Path) -> None:
    """What to install is said in one sentence."""
    (tmp_path / "fonts.conf").write_text(
        f"<fontconfig><dir>{tmp_path}/none</dir></fontconfig>", encoding="utf-8"
    )
    bare = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "kit", "explain", str(SEED), "-o", str(tmp_path / "out")],
        cwd=ROOT, env=bare, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "fonts-noto-cjk" in done.stderr
    assert [each.name for each in (tmp_path / "out").rglob("*.*")] == ["angao.explained.html"]


def test_words_stay_words(changed: Callable[..., Report]) -> None:
    """What the typesetter would take for code is drawn as it is; a long number breaks and hides nothing."""
    code = '#panic("x") #read("/etc/passwd") $x^2$ *a* // /* = \\u{6c49} @d <e>'
    assert size(picture(changed({"narrative.problems": f"下一步{code}{'7' * 90}。"})))[0] == 1080


def test_its_record_is_proven(drawn: bytes, tmp_path: Path) -> None:
    """As it was made it is proven; under another name too, which folder and unit do not tell."""
    call_kit("explain", SEED, "-o", tmp_path)
    shutil.copy(tmp_path / PLACE, tmp_path / "某镇.解读.png")
    done = call_kit("proof", tmp_path)
    assert (done.returncode, done.stdout) == (
        0,
        "查了 3 个文件，3 个相符，0 个不符。\n",
    )
    record = record_of_picture(drawn)
    assert record is not None
    assert (record.told["agency"], record.told["year"]) == ("卧龙区安皋镇人民政府", "2024")


def chunk(kind: bytes, held: bytes) -> bytes:
    """Return a part of a PNG."""
    return len(held).to_bytes(4) + kind + held + crc32(kind + held).to_bytes(4)


def inserted(png: bytes, part: bytes) -> bytes:
    """Return a PNG with a part behind its header."""
    return png[:33] + part + png[33:]


def without_record(png: bytes) -> bytes:
    """Return a PNG whose record was taken out, as programs that save a picture anew do."""
    at = png.index(b"iTXt") - 4
    return png[:at] + png[at + 12 + int.from_bytes(png[at : at + 4]) :]


CHANGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a part that nobody sees": (lambda png: inserted(png, chunk(b"tEXt", b"a\0b")), "生成以后被人改过"),
    "something behind its end": (lambda png: png + b"PK", "没有制作记录"),
    "its end is gone": (lambda png: png[:-20], "没有制作记录"),
    "saved anew": (without_record, "没有制作记录"),
    "a record that is no object": (
        lambda png: inserted(without_record(png), chunk(b"iTXt", b"made\0\0\0\0\0[1]")), "没有制作记录",
    ),
    "two records": (lambda png: inserted(png, chunk(b"iTXt", b"made\0\0\0\0\0{}")), "没有制作记录"),
    "a sum that is wrong": (lambda png: png[:29] + b"0000" + png[33:], "生成以后被人改过"),
    "no picture": (lambda png: b"GIF89a", "没有制作记录"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_picture_is_named(name: str, drawn: bytes, tmp_path: Path) -> None:
    """Whatever was changed in its bytes."""
    change, flaw = CHANGES[name]
    (tmp_path / PLACE).parent.mkdir(parents=True)
    (tmp_path / PLACE).write_bytes(change(drawn))
    done = call_kit("proof", tmp_path)
    assert (done.returncode, flaw in done.stdout) == (1, True), done.stdout


def test_another_picture_under_a_good_record_is_named(
    drawn: bytes, changed: Callable[..., Report], tmp_path: Path
) -> None:
    """A forger can reckon the digest again, but not draw what the parameters file gives."""
    record = record_of_picture(drawn)
    assert record is not None
    other = without_record(picture(changed({"narrative.problems": "下一步没有打算。"})))
    (tmp_path / PLACE).parent.mkdir(parents=True)
    (tmp_path / PLACE).write_bytes(sealed_picture(other, dict(record.told)))
    done = call_kit("proof", tmp_path)
    assert (done.returncode, "与由数据文件重新生成的不一样" in done.stdout) == (1, True)


def test_of_a_picture_set_in_other_fonts_nothing_is_claimed(drawn: bytes, tmp_path: Path) -> None:
    """It can be as it was made on another machine, and cannot be drawn here to see: no pass, no blame."""
    record = record_of_picture(drawn)
    assert record is not None
    (tmp_path / PLACE).parent.mkdir(parents=True)
    told = {**record.told, "fonts": "0" * 64}
    (tmp_path / PLACE).write_bytes(sealed_picture(without_record(drawn), told))
    done = call_kit("proof", tmp_path)
    assert (done.returncode, "另一些字体" in done.stdout) == (1, True)
    assert "不一样" not in done.stdout
