"""The usual questions as pictures: drawn from the files' own figures, in a font that can write them."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import image
from matplotlib.font_manager import fontManager

import kit
from kit.analysis.explore import Reports, load
from kit.analysis.pictures.cjk_font import NONE_FOUND, cjk_family
from kit.analysis.pictures.picture import Picture
from kit.base.errors import KitError
from tests.batches import TEXT, write_report
from tests.conftest import ROOT

NUMBERS = {"甲镇": 12, "乙镇": 40, "丙镇": 3}
PICTURES = ("received", "applicants", "outcomes", "disclosures", "years", "jumps", "errors")
FONTS = [(each.name, each.fname) for each in fontManager.ttflist]

needs_font = pytest.mark.skipif(not cjk_family(FONTS), reason="no Chinese font on this machine")


def received(count: int | str) -> str:
    """Return a report with so many requests received, and none answered."""
    line = "received: {natural: 0, business: 0, research: 0, public_interest: 0, legal_service: 0, other: 0, total: 0}"
    assert line in TEXT
    return TEXT.replace(
        line, line.replace("natural: 0", f"natural: {count}").replace("total: 0", f"total: {count}")
    )


@pytest.fixture
def reports(tmp_path: Path) -> Reports:
    """Three units over two years, whose requests of 2024 are told apart by their number."""
    for name, count in NUMBERS.items():
        write_report(tmp_path, name, 2023, received(2))
        write_report(tmp_path, name, 2024, received(count))
    return load(tmp_path / "parameters")


def test_who_received_most(reports: Reports) -> None:
    """The most first, as many as are asked for, the others counted."""
    picture = kit.plot.received(reports)
    assert picture.table.iloc[:, 0].to_dict() == {"乙镇": 40, "甲镇": 12, "丙镇": 3}
    assert picture.table.index[0] == "乙镇"
    assert kit.plot.received(reports, 2023).table.iloc[:, 0].tolist() == [2, 2, 2]
    one = kit.plot.received(reports, most=1)
    assert (len(one.table), "另有 2 个单位" in one.note) == (1, True)


def test_a_blank_is_not_drawn_as_zero(tmp_path: Path, reports: Reports) -> None:
    """The unit is named; a sum over it is not known."""
    write_report(tmp_path, "丙镇", 2024, received(""))
    again = kit.load(tmp_path / "parameters")
    picture = kit.plot.received(again)
    assert "丙镇" not in picture.table.index
    assert "没有填的：丙镇" in picture.note
    sums = kit.plot.applicants(again).table.iloc[:, 0]
    assert sums.isna().tolist() == [True, False, False, False, False, False]
    assert kit.plot.years(again).table.iloc[1].isna().iloc[0]


def test_sums_over_the_units(reports: Reports) -> None:
    """By applicant, and over the years."""
    assert kit.plot.applicants(reports).table.iloc[0, 0] == sum(NUMBERS.values())
    assert kit.plot.years(reports).table.iloc[:, 0].to_dict() == {2023: 6, 2024: sum(NUMBERS.values())}


def test_years_are_compared_over_the_same_units(tmp_path: Path, reports: Reports) -> None:
    """One that reported in one of them alone is in neither sum."""
    write_report(tmp_path, "丁镇", 2024, received(100))
    again = kit.plot.years(kit.load(tmp_path / "parameters"))
    assert again.table.iloc[:, 0].to_dict() == {2023: 6, 2024: sum(NUMBERS.values())}
    assert "3 个单位" in again.note


def test_who_jumped(tmp_path: Path, reports: Reports) -> None:
    """What the check calls a jump, the widest first, from last year's number to this year's."""
    jumped = reports.changes.query("jump")
    picture = kit.plot.jumps(reports)
    told = picture.table[["unit_name", "this", "last"]].to_numpy().tolist()
    assert sorted(told) == sorted(jumped[["unit_name", "this", "last"]].to_numpy().tolist())
    wide = [(this + 1) / (last + 1) for _, this, last in told]
    assert wide == sorted(wide, reverse=True)
    assert told
    assert kit.plot.jumps(reports, 2023).note == "没有"


def test_who_has_errors(reports: Reports) -> None:
    """As `summary` counts them."""
    table = kit.plot.errors(reports).table
    assert table.iloc[:, 0].tolist() == sorted(
        reports.summary.xs(2024, level="year")["errors"].tolist(), reverse=True
    )


@pytest.mark.parametrize("name", PICTURES)
def test_each_is_a_picture_that_a_notebook_shows(reports: Reports, name: str) -> None:
    """Sharp, small, with something on it; its numbers stand in what a screen reader is given."""
    picture: Picture = getattr(kit.plot, name)(reports)
    data, about = picture._repr_png_()
    drawn = image.imread(BytesIO(data))
    assert drawn.shape[1] == 2 * about["width"]
    assert np.unique(drawn).size > 2
    assert len(data) < 200_000
    assert picture.title in repr(picture)


def test_nothing_of_matplotlibs_own_settings_is_touched(reports: Reports) -> None:
    """A picture neither depends on them nor changes them, and leaves no open figure."""
    before = dict(mpl.rcParams)
    picture = kit.plot.received(reports)
    first = picture._repr_png_()
    assert dict(mpl.rcParams) == before
    with mpl.rc_context({"figure.facecolor": "black", "axes.titlesize": 40}):
        assert picture._repr_png_() == first


def test_a_year_without_reports_is_refused(reports: Reports, tmp_path: Path) -> None:
    """In a sentence that names those there are; and so is a folder of which no file is any use."""
    with pytest.raises(KitError, match="有 2023、2024"):
        kit.plot.received(reports, 2030)
    write_report(tmp_path / "bad", "甲镇", text="year: 2024\n")
    with pytest.raises(KitError, match="没有读入年报"):
        kit.plot.received(kit.load(tmp_path / "bad" / "parameters"))


def test_a_name_is_no_formula(tmp_path: Path) -> None:
    """Nor can it break the picture."""
    write_report(tmp_path, "a$x^{$b")
    assert kit.plot.received(kit.load(tmp_path / "parameters"))._repr_png_()[0]


@needs_font
def test_the_font_can_write_chinese() -> None:
    """Found among what the system has, by what it can write; matplotlib's own cannot."""
    family = cjk_family(FONTS)
    assert family != "DejaVu Sans"
    assert cjk_family([each for each in FONTS if each[0] == "DejaVu Sans"]) == ""
    assert cjk_family([]) == ""
    unusual = [
        ("Unusual", dict(FONTS)[family]),
        *((name, file) for name, file in FONTS if name == "DejaVu Sans"),
    ]
    assert cjk_family(unusual) == "Unusual"


def test_a_font_that_is_gone_is_passed_over(tmp_path: Path) -> None:
    """The list that matplotlib keeps may be old."""
    (tmp_path / "bad.ttf").write_bytes(b"no font")
    assert cjk_family([("SimHei", str(tmp_path / "gone.ttf")), ("SimSun", str(tmp_path / "bad.ttf"))]) == ""


CELL = """
import warnings, sys
import matplotlib; matplotlib.use("agg")
from IPython.core.interactiveshell import InteractiveShell
if sys.argv[2] == "notebook": InteractiveShell.instance()
import kit
reports = kit.load(sys.argv[1])
import matplotlib.pyplot as plt
with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("always")
    reports.summary.set_index("unit_name")["warnings"].plot.bar()
    plt.savefig(sys.argv[1] + "/x.png")
print(matplotlib.rcParams["font.family"], len([each for each in found if "missing" in str(each.message)]))
"""


@needs_font
def test_pandas_own_plots_write_chinese_in_a_notebook(tmp_path: Path, reports: Reports) -> None:
    """After `kit.load`, and what matplotlib's own font has is still written in it; elsewhere nothing changes."""
    for where, missing in (("notebook", False), ("script", True)):
        done = subprocess.run(
            [sys.executable, "-c", CELL, str(tmp_path / "parameters"), where],
            capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        families, warned = done.stdout.rsplit(maxsplit=1)
        assert families.startswith("['sans-serif'")
        assert (int(warned) > 0) is missing, where


def test_without_a_font_it_is_said_in_one_sentence(tmp_path: Path, reports: Reports) -> None:
    """Once, however many pictures are drawn; they are drawn all the same."""
    code = (
        "import sys, matplotlib.font_manager as m; m.fontManager.ttflist = [e for e in m.fontManager.ttflist if 'DejaVu' in e.name];"
        "import kit; r = kit.load(sys.argv[1]); print(len([kit.plot.received(r)._repr_png_() for _ in range(3)]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "parameters")],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT, env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.stdout.strip() == "3", done.stderr
    assert done.stderr.count(NONE_FOUND) == 1
    assert "Glyph" not in done.stderr


def test_without_matplotlib_it_is_said_how_to_get_it(tmp_path: Path, reports: Reports) -> None:
    """The tables are there all the same."""
    code = (
        "import sys; sys.modules['matplotlib'] = None; import kit; r = kit.load(sys.argv[1]); print(len(r.summary))\n"
        "try: kit.plot.received(r)\nexcept Exception as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, str(tmp_path / "parameters")],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.stdout.startswith("6\n没有装 matplotlib"), done.stderr
