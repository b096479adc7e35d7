"""The form to fill by clicking: each box checked when it is left, marked, written back by the button."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import kit
from kit.analysis.at_work.open_report import OpenReport
from kit.analysis.at_work.opening import open_report
from kit.analysis.boxes.box_marks import ERROR, REFUSED
from kit.analysis.boxes.filling_form import FillingForm
from kit.base.errors import InputError
from kit.form.editions import editions
from tests.conftest import SEED, call_kit

TEXT = SEED.read_text(encoding="utf-8")
CELL, OTHER, MONEY = "requests.received.natural", "requests.received.business", "disclosure.charges.amount"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the seed, with last year's beside it."""
    path = tmp_path / "parameters" / "wolong" / "angao" / "2024.yaml"
    path.parent.mkdir(parents=True)
    shutil.copy(SEED, path)
    last = TEXT.replace("year: 2024", "year: 2023").replace("received: {natural: 0", "received: {natural: 5")
    path.with_name("2023.yaml").write_text(last, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


@pytest.fixture
def mine(path: Path) -> OpenReport:
    """The report, open."""
    return open_report("安皋镇/2024")


def form_of(mine: OpenReport) -> FillingForm:
    """Return the report's form."""
    form = mine.form()
    assert isinstance(form, FillingForm)
    return form


def box(form: FillingForm, address: str) -> Any:
    """Return the box of a cell."""
    return form.tables[address.partition(".")[0]].boxes[address]


def marks(form: FillingForm, name: str) -> set[str]:
    """Return the cells that are marked so."""
    return {address for address, names in form.marks.marks.items() if name in names}


def told(form: FillingForm, address: str) -> str:
    """Return what is told of a cell where it is pointed at."""
    return "\n".join(form.marks.told.get(address, ()))


def press(form: FillingForm) -> None:
    """Press the button."""
    form.button.click()


def said(form: FillingForm) -> str:
    """Return all that the form says beside its tables."""
    return "\n".join(each.value for each in form.notes)


def test_every_cell_has_a_box_with_last_years_figure(mine: OpenReport) -> None:
    """In the order of the form, as the report has it."""
    form = form_of(mine)
    shown = [address for table in form.tables.values() for address in table.boxes]
    assert shown == list(mine.report.form.cells)
    assert (form.tables["requests"].last[CELL].value, box(form, CELL).value) == ("5", "0")
    assert mine.report.form.cells[CELL].label in box(form, CELL).tooltip


def test_a_changed_box_is_checked_at_once(mine: OpenReport, path: Path) -> None:
    """The finding stands below, its cells are marked; nothing is written until the button is pressed."""
    form = form_of(mine)
    box(form, CELL).value = "12"
    assert CELL in marks(form, ERROR)
    assert "相差 12" in said(form)
    assert "相差 12" in told(form, CELL)
    assert "改了 1 处" in said(form)
    assert path.read_text(encoding="utf-8") == TEXT
    press(form)
    assert path.read_text(encoding="utf-8") == TEXT.replace("received: {natural: 0", "received: {natural: 12")
    assert "已写回" in said(form)
    box(form, CELL).value = "0"
    assert "已写回" not in said(form)
    assert "写回以后又改过" in said(form)
    assert not marks(form, ERROR)
    assert "相差" not in told(form, CELL)


@pytest.mark.parametrize(
    "text", ["1*", "约12", "1.5", "-1", "12件", "1,200", "①", "十二", "0x1F", "1e3", "<b>1</b>"]
)
def test_what_is_no_number_is_told_at_the_cell_and_not_written(
    mine: OpenReport, path: Path, text: str
) -> None:
    """It stays in its box, marked, and is words in what is told of it; another change is written all the same."""
    form = form_of(mine)
    box(form, CELL).value = text
    box(form, OTHER).value = "3"
    assert marks(form, REFUSED) == {CELL}
    assert box(form, CELL).value == text
    assert "没有写入" in said(form)
    assert "没有写入" in told(form, CELL)
    assert "<b>1" not in said(form) + form.marks.widget.value
    press(form)
    assert "1 格读不准，没有写入" in said(form)
    written = path.read_text(encoding="utf-8")
    assert written == TEXT.replace("natural: 0, business: 0", "natural: 0, business: 3", 1)
    box(form, CELL).value = "7"
    assert not marks(form, REFUSED)
    assert mine.report.figures[CELL] == 7


@pytest.mark.parametrize("text", ["12", " 12 ", "１２", "012", "+12"])
def test_a_whole_number_is_read_however_the_keyboard_wrote_it(mine: OpenReport, text: str) -> None:
    """It stays in its box as it was typed, and stands there as the report has it when the form is shown again."""
    form = form_of(mine)
    box(form, CELL).value = text
    assert mine.report.figures[CELL] == 12
    assert box(form, CELL).value == text
    assert CELL not in marks(form, REFUSED)
    assert box(form_of(mine), CELL).value == "12"


@pytest.mark.parametrize(
    ("text", "figure"), [("", None), ("  ", None), ("/", "/"), ("／", "/"), ("—", "—"), ("无", "无")]
)
def test_a_blank_is_not_zero_and_a_mark_stays_a_mark(
    mine: OpenReport, path: Path, text: str, figure: str | None
) -> None:
    """In the report, in its box and in the file."""
    form = form_of(mine)
    box(form, OTHER).value = text
    press(form)
    assert mine.report.figures[OTHER] == figure
    assert box(form_of(mine), OTHER).value == (figure or "")
    assert kit.open("安皋镇/2024").report.figures[OTHER] == figure


def test_money_is_exact(mine: OpenReport) -> None:
    """In the unit that the head of its column names; a unit typed behind it is refused."""
    form = form_of(mine)
    box(form, MONEY).value = "190.457379"
    assert mine.compare("disclosure").loc[MONEY, "this"] == Decimal("1904573.790000")
    press(form)
    assert box(form_of(kit.open("安皋镇/2024")), MONEY).value == "190.457379"
    box(form, MONEY).value = "190万元"
    assert marks(form, REFUSED) == {MONEY}


def test_what_somebody_else_changed_is_kept_beside_what_was_typed(mine: OpenReport, path: Path) -> None:
    """And told; the cell's box stays as it is, marked as out of date, until the form is shown again."""
    form = form_of(mine)
    box(form, CELL).value = "12"
    other = TEXT.replace("township: 安皋镇", "township: 安皋镇  # 核过").replace(
        "business: 0", "business: 4", 1
    )
    path.write_text(other, encoding="utf-8")
    press(form)
    assert path.read_text(encoding="utf-8") == other.replace(
        "received: {natural: 0", "received: {natural: 12"
    )
    assert "已写回" in said(form)
    assert "别人改的 1 处" in said(form)
    assert (box(form, CELL).value, box(form, OTHER).value) == ("12", "0")
    assert marks(form, REFUSED) == {OTHER}
    assert "别处改成 4" in told(form, OTHER)
    assert box(form_of(kit.open("安皋镇/2024")), OTHER).value == "4"


def test_a_cell_that_both_changed_is_asked_about(mine: OpenReport, path: Path) -> None:
    """By name; what was typed stays, and pressing again writes it."""
    form = form_of(mine)
    box(form, CELL).value = "12"
    box(form, OTHER).value = "3"
    other = TEXT.replace("received: {natural: 0", "received: {natural: 7")
    path.write_text(other, encoding="utf-8")
    press(form)
    assert "还没有写" in said(form)
    assert f"{mine.report.form.cells[CELL].label}（您 12，文件里 7）" in said(form)
    assert path.read_text(encoding="utf-8") == other
    assert (box(form, CELL).value, box(form, OTHER).value) == ("12", "3")
    press(form)
    assert "已写回" in said(form)
    assert path.read_text(encoding="utf-8") == TEXT.replace(
        "natural: 0, business: 0", "natural: 12, business: 3", 1
    )


def test_opened_again_it_goes_on_with_what_was_typed(mine: OpenReport, path: Path) -> None:
    """As when its cell is run again: what is no number too, and on the file as others have left it."""
    form = form_of(mine)
    box(form, CELL).value = "12"
    box(form, MONEY).value = "约12"
    path.write_text(TEXT.replace("business: 0", "business: 4", 1), encoding="utf-8")
    again = kit.open("安皋镇/2024")
    form = form_of(again)
    assert [box(form, each).value for each in (CELL, OTHER, MONEY)] == ["12", "4", "约12"]
    assert marks(form, REFUSED) == {MONEY}
    assert "还没有写回的都接着" in said(form)
    assert "别人改的 1 处" in said(form)
    press(form)
    written = TEXT.replace("natural: 0, business: 0", "natural: 12, business: 4", 1)
    assert path.read_text(encoding="utf-8") == written
    box(form, MONEY).value = "1.5"
    again.discard()
    form = form_of(kit.open("安皋镇/2024"))
    assert [box(form, each).value for each in (CELL, MONEY)] == ["12", "0"]


def in_another_kernel(*lines: str) -> str:
    """Return what these lines print in a process of their own, where `form` is the report's form."""
    begin = ("import kit", "mine = kit.open('安皋镇/2024')", "form = mine.form()")
    box = "box = lambda at: form.tables[at.partition('.')[0]].boxes[at]"
    done = subprocess.run(
        [sys.executable, "-c", "\n".join((*begin, box, *lines))], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_what_was_typed_outlives_its_kernel(path: Path) -> None:
    """The next one goes on with it, on the file as others have left it; once written or dropped it is gone."""
    kept = path.parents[2] / ".history/wolong/angao/2024/未写回.json"
    in_another_kernel(f"box('{CELL}').value = '12'")
    assert kept.is_file()
    path.write_text(TEXT.replace("business: 0", "business: 4", 1), encoding="utf-8")
    shown = in_another_kernel(f"print(box('{CELL}').value, box('{OTHER}').value, mine.news)")
    assert shown.startswith("12 4 还没有写回的都接着")
    in_another_kernel("form.button.click()")
    written = TEXT.replace("natural: 0, business: 0", "natural: 12, business: 4", 1)
    assert (path.read_text(encoding="utf-8"), kept.exists()) == (written, False)
    in_another_kernel(f"box('{CELL}').value = '13'")
    in_another_kernel("mine.discard()")
    assert (in_another_kernel(f"print(box('{CELL}').value)"), kept.exists()) == ("12\n", False)


def test_what_cannot_be_read_of_an_earlier_kernel_is_told(path: Path) -> None:
    """By its file, which stays where it is."""
    kept = path.parents[2] / ".history/wolong/angao/2024/未写回.json"
    kept.parent.mkdir(parents=True)
    kept.write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="未写回"):
        open_report("安皋镇/2024")
    assert kept.read_text(encoding="utf-8") == "{}"


def test_opened_again_on_a_file_that_cannot_be_used_it_keeps_what_was_typed(
    mine: OpenReport, path: Path
) -> None:
    """And says why."""
    box(form_of(mine), CELL).value = "12"
    path.write_text("year: [", encoding="utf-8")
    form = form_of(kit.open(str(path)))
    assert box(form, CELL).value == "12"
    assert "不能用了" in said(form)


def test_no_answer_writes_into_a_box_that_is_typed_in(mine: OpenReport) -> None:
    """Whatever a box is sent, the browser sets its text anew, over what is just being typed there."""
    form = form_of(mine)
    sent: list[str] = []
    for address in mine.report.form.cells:
        box(form, address).observe(lambda change, at=address: sent.append(at))  # any of its traits
    box(form, CELL).value = "12"
    box(form, OTHER).value = "3*"
    mine.set("requests.received.other", 5)
    press(form)
    assert set(sent) == {CELL, OTHER}
    assert len(sent) == 2


def test_what_a_cell_changes_is_marked_and_stands_there_when_shown_again(mine: OpenReport) -> None:
    """A figure set by a line of Python; the box is not written in meanwhile, somebody may be typing there."""
    form = form_of(mine)
    mine.set(CELL, 12)
    assert box(form, CELL).value == "0"
    assert marks(form, REFUSED) == {CELL}
    assert "别处改成 12" in told(form, CELL)
    assert CELL in marks(form, ERROR)
    assert mine.form() is form
    assert box(form, CELL).value == "12"
    assert not marks(form, REFUSED)


def test_a_total_that_the_file_leaves_out_is_reckoned(path: Path) -> None:
    """Nobody can type over it, and it follows its parts."""
    text = path.read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if each.strip().startswith("received: {"))
    path.write_text(text.replace(line, line.replace(", total: 0", "")), encoding="utf-8")
    form = form_of(kit.open("安皋镇/2024"))
    total = box(form, "requests.received.total")
    assert (total.disabled, total.value) == (True, "0")
    box(form, CELL).value = "12"
    assert total.value == "12"
    box(form, CELL).value = ""
    assert total.value == ""


@pytest.mark.parametrize("edition", sorted(editions()))
def test_the_tables_are_those_of_the_reports_own_edition(
    edition: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Heads and boxes come from the form as data; no two stand in one place."""
    form = editions()[edition]
    (tmp_path / "parameters").mkdir()
    blank = call_kit("new", "某县/某镇", form.first_year, cwd=tmp_path)
    assert blank.returncode == 0, blank.stderr
    (path,) = (tmp_path / "parameters").rglob("*.yaml")
    named = re.sub(
        r"^(township|agency):.*$", r"\1: 某镇", path.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    path.write_text(named, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    filled = form_of(kit.open(f"某县/某镇/{form.first_year}"))
    for name, table in filled.tables.items():
        pairs = {*table.boxes.values(), *table.last.values()}
        heads = [each for each in table.widget.children if each not in pairs]
        assert len(pairs) == 2 * len(form.cells_of(name))
        areas = [each.layout.grid_area for each in heads]
        assert len(areas) == len(set(areas))


def test_without_widgets_it_is_a_plain_table(path: Path) -> None:
    """Where ipywidgets is not installed, and where a front end cannot show them."""
    code = "import sys; sys.modules['ipywidgets'] = None; import kit; print(kit.open('安皋镇/2024').form()._repr_html_())"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert "（上年 5）" in done.stdout, done.stderr
    bundle = form_of(kit.open("安皋镇/2024"))._repr_mimebundle_()
    assert "（上年 5）" in bundle["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_what_a_file_says_is_words(path: Path) -> None:
    """Markup in a name stays text, wherever the form says it; line ends of Windows stay."""
    text = TEXT.replace("agency: 卧龙区", "agency: <img src=x onerror=1>卧龙区").replace("\n", "\r\n")
    path.write_bytes(text.encode())
    form = form_of(kit.open("安皋镇/2024"))
    box(form, CELL).value = "<img src=x>"
    box(form, OTHER).value = "3"
    assert "<img" not in said(form)
    assert "<img" not in form._repr_mimebundle_()["text/html"].rpartition("</style>")[2]
    press(form)
    written = text.replace("natural: 0, business: 0", "natural: 0, business: 3", 1)
    assert path.read_bytes() == written.encode()
