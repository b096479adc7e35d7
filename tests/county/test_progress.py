"""How far a county's reports have come: told by what the commands did, the same wherever it is asked."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import docx
import openpyxl
import pytest
from lxml.html import parse

import kit
from kit.checks.report_outcome import Outcome
from kit.checks.summary import outcome_of
from kit.county.progress.traces import Traces
from kit.county.progress.unit_progress import Filed, progress_of
from kit.office.excel.excel_file import write_xlsx
from kit.office.word.word_file import write_docx
from kit.office.word.word_paper import mark
from kit.report.parameters import read_report
from kit.report.report import Report
from tests.cases.ledgers import row, write_ledger
from tests.conftest import SEED, call_kit, run_kit

TEXT = SEED.read_text(encoding="utf-8")
WRONG = TEXT.replace("received: {natural: 0", "received: {natural: 3")
LISTED = """\
name: 卧龙区
deadlines: {"2024": "2030-01-20"}
units: {angao: 安皋镇, puxi: 蒲山镇, shiqiao: 石桥镇}
"""


class January:
    """A county of three units, and what its office does there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "parameters/wolong/county").mkdir(parents=True)
        (root / "parameters/wolong/county/units.yaml").write_text(LISTED, encoding="utf-8")
        self.outputs = root / "outputs/wolong/2024"

    def kit(self, *arguments: object) -> str:
        """Run a command there and return what it says."""
        return run_kit(*arguments, cwd=self.root).stdout

    def receive(self, text: str, name: str = "安皋镇.docx") -> None:
        """Read a Word file that says what a parameters file's text says."""
        draft = self.root / "draft.yaml"
        draft.write_text(text, encoding="utf-8")
        (self.root / "收件").mkdir(exist_ok=True)
        (self.root / "收件" / name).write_bytes(write_docx(read_report(draft)))
        assert "读入" in self.kit("ingest", f"收件/{name}", "--county", "卧龙区", "--year", 2024)

    def status(self) -> dict[str, dict[str, Any]]:
        """Return what `kit status` tells of each unit, by folder."""
        told = json.loads(self.kit("status", "wolong", 2024, "--format", "json"))
        assert told["day"] == date.today().isoformat()
        return {unit["unit"]: unit for unit in told["units"]}

    def stage(self, unit: str = "angao") -> str:
        """Return how far a unit's report has come."""
        return str(self.status()[unit]["stage"])


@pytest.fixture
def january(tmp_path: Path) -> January:
    """A county whose year has not begun; 安皋镇 has a folder already."""
    office = January(tmp_path)
    earlier = tmp_path / "parameters/wolong/angao/2023.yaml"
    earlier.parent.mkdir()
    earlier.write_text(TEXT.replace("year: 2024", "year: 2023"), encoding="utf-8")
    return office


def test_a_report_goes_through_all_stages(january: January) -> None:
    """Not sent, sent, received, returned, changed, passed, published: each after the command that did it."""
    assert {unit["stage"] for unit in january.status().values()} == {"unsent"}
    january.kit("export", "--blank", "wolong", 2024, "--to", "xlsx")
    assert {unit["stage"] for unit in january.status().values()} == {"sent"}
    january.receive(WRONG)
    assert january.stage() == "received"
    january.kit("slips", "wolong", 2024)
    assert january.stage() == "returned"
    january.receive(WRONG.replace("natural: 3", "natural: 4"))
    told = january.status()["angao"]
    assert (told["stage"], told["errors"] > 0) == ("changed", True)
    assert told["received"] | {"last": ""} == {"count": 2, "last": "", "file": "安皋镇.docx"}
    assert told["returned"]["count"] == 1
    january.receive(TEXT)
    assert january.stage() == "passed"
    january.kit("batch", "--year", 2024)
    january.kit("publish", "wolong", 2024)
    assert january.stage() == "published"
    assert january.stage("puxi") == "sent"


def test_every_view_tells_the_same(january: January) -> None:
    """The table, the index, the county's page and the tables in pandas have one truth, and say as of when."""
    january.receive(WRONG)
    january.kit("slips", "wolong", 2024)
    january.kit("batch", "--year", 2024)
    january.kit("county", "wolong", 2024)
    table = january.kit("status", "wolong", 2024)
    assert f"截至 {date.today()}：未发 2 个，已退回 1 个" in table
    assert "安皋镇.docx" in table
    index = json.loads((january.outputs / "index.json").read_text(encoding="utf-8"))
    status = january.status()
    told = {row["folder"]: row["progress"] for row in index["reports"]}
    assert {unit: progress["stage"] for unit, progress in told.items()} == {
        unit: each["stage"] for unit, each in status.items()
    }
    assert told["angao"] == {name: status["angao"][name] for name in told["angao"]}
    for page in ("index.html", "overview.html"):
        html = (january.outputs / page).read_text(encoding="utf-8")
        assert f"截至 {date.today()}" in html
        assert "已退回" in html
        assert "退回 1 次，" in html
    links = parse(january.outputs / "overview.html").xpath("//table[@class='units']//a/@href")
    assert all((january.outputs / unquote(link)).is_file() for link in links)
    assert {Path(unquote(link)).parent.name for link in links} == {"", "退回单", "收件"}
    reports = kit.load(january.root / "parameters", january.root / "outputs")
    line = reports.summary.loc[("wolong", "angao", 2024)]
    assert (line["stage"], line["received"], line["returned"], line["late"]) == ("已退回", 1, 1, False)


def test_a_draft_that_nobody_filled_in_has_not_come(january: January) -> None:
    """What `kit new` writes is no report yet: the unit is missing, whatever its blanks would be called."""
    january.kit("new", "wolong", 2024)
    told = january.status()["angao"]
    assert (told["stage"], told["standing"]) == ("unsent", "missing")


def test_a_draft_that_only_the_ledger_filled_has_not_come_either(january: January) -> None:
    """Tables three and four are counted; what the unit itself reports is still to come, and no slip goes."""
    ledger = january.root / "台账.xlsx"
    write_ledger(ledger, [row("1", "2024-03-04", "2024-03-12", "予以公开")])
    assert "已写好" in january.kit("tally", "wolong/angao", 2024, ledger)
    told = january.status()["angao"]
    assert (told["stage"], told["standing"]) == ("unsent", "missing")
    slips = january.kit("slips", "wolong", 2024)
    assert "缺报：" in slips
    assert "安皋镇（数据文件还空着）" in slips
    assert not (january.outputs / "退回单").exists()
    file = january.root / "parameters/wolong/angao/2024.yaml"
    counted = file.read_text(encoding="utf-8")
    for drafted, typed in (
        ("received: {natural: 1", "received: {natural: 2"),
        ("  other_matters:", "  other_matters: 没有。"),
    ):
        assert drafted in counted
        file.write_text(counted.replace(drafted, typed, 1), encoding="utf-8")
        assert january.status()["angao"]["standing"] == "draft"
    file.write_text(counted, encoding="utf-8")
    assert january.status()["angao"]["standing"] == "missing"


def test_a_slip_is_answered_by_what_it_asked_for(january: January) -> None:
    """A report that came again and has the same fault is still returned; once it is mended it passes."""
    january.receive(WRONG)
    january.kit("slips", "wolong", 2024)
    january.receive(WRONG.replace('county: "卧龙区"', 'county: "卧龙区"\ndivision: "411303"'), "第二次.docx")
    assert january.stage() == "returned"
    file = january.root / "parameters/wolong/angao/2024.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("received: {natural: 3", "received: {natural: 0"),
        encoding="utf-8",
    )
    assert january.stage() == "passed"


def outcome(report: Report, **told: Any) -> Outcome:
    """Return a report's outcome with some of it replaced."""
    return replace(outcome_of(report), **told)


@pytest.mark.parametrize(
    ("deadline", "own", "submitted", "late", "days", "words"),
    [
        ("2025-01-20", "", "2025-01-20", False, 0, "按期"),
        ("2025-01-20", "", "2025-02-01", True, 12, "迟报 12 天"),
        ("2025-01-20", "2025-02-10", "2025-02-01", False, 0, "按期"),
        ("2025-01-20", "", "", None, 0, "未写日期"),
        ("", "", "2025-02-01", None, 0, "未定期限"),
    ],
)
def test_lateness_is_in_days(
    seed: Report, deadline: str, own: str, submitted: str, late: bool | None, days: int, words: str
) -> None:
    """By the county's deadline or the report's own; where a date is missing nobody can say, and which is told."""
    told = outcome(seed, submitted=submitted, deadline=own)
    filed = Filed("angao", ("安皋镇",), SEED, told, deadline)
    progress = progress_of(filed, Traces("2026-01-01"))
    assert (progress.late, progress.days, progress.punctuality) == (late, days, words)


@pytest.mark.parametrize(
    ("origin", "form", "late"),
    [
        ({"read": "2025-01-19"}, True, False),
        ({"read": "2025-01-25"}, True, None),
        ({"read": "2025-01-25", "saved": "2025-01-15"}, True, None),
        ({"read": "2025-01-25", "saved": "2025-01-22"}, True, True),
        ({"read": "2025-01-25", "saved": "2025-01-22"}, False, None),
        ({"read": "2025-01-25", "dated": "2025-01-22"}, True, None),
        ({"read": "2026-01-25", "dated": "2025-01-22"}, False, None),
    ],
)
def test_a_report_without_a_date_is_judged_only_where_that_is_certain(
    tmp_path: Path, seed: Report, origin: dict[str, str], form: bool, late: bool | None
) -> None:
    """Read by the deadline it was in time; a form that went out and was changed after it was not; else nobody knows.

    An archive that is read years later is not late.
    """
    path = tmp_path / "parameters/wolong/angao/2024.yaml"
    path.parent.mkdir(parents=True)
    told = "".join(f"  {name}: {value!r}\n" for name, value in origin.items())
    path.write_text(f"origin:\n  file: 甲.xlsx\n  by: kit 1\n{told}{TEXT}", encoding="utf-8")
    went = tmp_path / "安皋镇2024年报（填报）.xlsx"
    went.touch()
    filed = Filed("angao", ("安皋镇",), path, outcome(seed, submitted="", deadline=""), "2025-01-20")
    assert progress_of(filed, Traces("2026-01-01", forms={"安皋镇": went} if form else {})).late is late


def saved_late(report: Report, kind: str) -> bytes:
    """Return a report as a file that was last saved in February: a form that was filled in, or its own text."""
    stream = BytesIO()
    if kind == "工作簿":
        book = openpyxl.load_workbook(BytesIO(write_xlsx(report)))
        book.save(stream)  # which notes this moment
        return stream.getvalue()
    document = docx.Document(BytesIO(write_docx(report)))
    if kind == "填报表":
        mark(document, kind)
    document.core_properties.modified = datetime(2025, 2, 1)
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(("kind", "late"), [("工作簿", True), ("填报表", True), ("自己的", None)])
def test_only_the_form_that_went_out_is_late_by_the_day_on_which_it_was_saved(
    january: January, kind: str, late: bool | None
) -> None:
    """As a workbook or in Word; of a file of the unit's own nobody knows when it was sent in."""
    units = january.root / "parameters/wolong/county/units.yaml"
    units.write_text(LISTED.replace("2030-01-20", "2025-01-20"), encoding="utf-8")
    january.kit("export", "--blank", "wolong", 2024, "--to", "xlsx")
    draft = january.root / "draft.yaml"
    lines = TEXT.splitlines(keepends=True)
    draft.write_text("".join(each for each in lines if "submitted:" not in each), encoding="utf-8")
    name = "收到.xlsx" if kind == "工作簿" else "收到.docx"
    (january.root / name).write_bytes(saved_late(read_report(draft), kind))
    january.kit("ingest", name, "--county", "卧龙区", "--year", 2024)
    told = january.status()["angao"]
    assert (told["stage"] == "sent", told["late"], told["days_late"] > 0) == (False, late, bool(late))


def test_a_missing_report_tells_how_long_the_deadline_has_passed() -> None:
    """From the day after it on; before it there is nothing to say."""
    filed = Filed("angao", ("安皋镇",), None, None, "2025-01-20")
    words = {day: progress_of(filed, Traces(day)).punctuality for day in ("2025-01-20", "2025-01-23")}
    assert words == {"2025-01-20": "", "2025-01-23": "已过期限 3 天"}


def test_a_manifest_that_was_changed_publishes_nothing(january: January) -> None:
    """Nobody knows any more what is out: that is told, with what to do, and no unit is called published."""
    (january.root / "parameters/wolong/angao/2024.yaml").write_text(TEXT, encoding="utf-8")
    january.kit("batch", "--year", 2024)
    january.kit("publish", "wolong", 2024)
    manifest = january.outputs / "发布/manifest.json"
    written = manifest.read_text(encoding="utf-8")
    day = date.today().isoformat()
    for content in ("", "{}", "[1]", written.replace(day, "2024-01-05"), written[:-20]):
        manifest.write_text(content, encoding="utf-8")
        assert january.stage() == "passed"
        told = call_kit("status", "wolong", 2024, cwd=january.root).stderr
        assert told.startswith("发布/manifest.json ")
        assert "不知道发布过哪些" in told
        assert "再运行 kit publish" in told
    manifest.write_text(written, encoding="utf-8")
    assert january.stage() == "published"
