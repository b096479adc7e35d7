"""Strings, names of units and folders that mean something to a browser, a spreadsheet or a word processor."""

from __future__ import annotations

import csv
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from tests.conftest import SEED, run_kit

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names of other systems")

RUNS = "window.ran=1"
PAYLOADS = [
    f"</script><script>{RUNS}</script>", f'"><img src=x onerror={RUNS}>', "=HYPERLINK(1+1)", "<svg onload=window.ran=1>",
    "+1+1", "<w:p/>&#60;script&#62;", "javascript:window.ran=1",
]  # fmt: skip
COMMANDS = (
    ["batch"], ["county", "jia", "2024"], ["slips", "jia", "2024"], ["table", "-o", "outputs/f.csv"],
    ["export", "--blank", "jia", "2025", "--to", "xlsx"], ["export", "--blank", "jia", "2025", "--to", "docx"],
    ["new", "jia", "2025"], ["units", "jia"], ["check", "parameters"], ["history", "jia/0"],
)  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A county of units that say such things in every string, through every command; its outputs."""
    root = tmp_path_factory.mktemp("injected")
    units = {}
    for number, text in enumerate(PAYLOADS):
        value: dict[str, Any] = yaml.safe_load(SEED.read_text(encoding="utf-8"))
        plain = text
        value |= {"township": f"{plain}镇", "agency": f"{plain}政府", "county": plain}
        value["facts"] = {**value["facts"], "甲": [text, text]}
        value["accepted"] = [{"rule": "N-parts", "quote": plain, "reason": text}]
        value["narrative"]["problems"] = f"{plain}{{{{ facts.甲 }}}}其中{plain}1件，{plain}2件，共5件。"
        value["narrative"]["other_matters"] = plain
        units[str(number)] = value["township"]
        folder = root / "parameters" / "jia" / str(number)
        folder.mkdir(parents=True)
        (folder / "2024.yaml").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    listed = {"name": PAYLOADS[0], "agency": PAYLOADS[1], "units": {**units, "9": PAYLOADS[1]}}
    (root / "parameters" / "jia" / "county").mkdir()
    (root / "parameters" / "jia" / "county" / "units.yaml").write_text(json.dumps(listed), encoding="utf-8")
    for command in COMMANDS:
        done = run_kit(*command, cwd=root)
        assert "Traceback" not in done.stderr, done.stderr
    return root / "outputs"


def test_office_files_hold_no_fields_links_or_formulas_of_others(office: Path) -> None:
    """Slips, blank forms: text is text, and the only formulas are the workbook's own."""
    files = [*office.rglob("*.docx"), *office.rglob("*.xlsx")]
    assert {path.parent.name for path in files} == {"空表", "退回单"}
    for path in files:
        with zipfile.ZipFile(path) as package:
            parts = {
                name: package.read(name) for name in package.namelist() if name.endswith(("xml", "rels"))
            }
        for content in parts.values():
            assert b'TargetMode="External"' not in content, path
            root = etree.fromstring(content)
            assert {each.text.strip() for each in root.iter("{*}instrText")} <= {"PAGE"}, path
            assert not any(True for _ in root.iter("{*}hyperlink", "{*}altChunk", "{*}object")), path
            assert not [each for each in root.iter("{*}f") if each.text and "1+1" in each.text], path


def test_no_cell_of_a_table_begins_as_a_formula_does(office: Path) -> None:
    """Neither in the table of all cells nor in the index."""
    for path in office.rglob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))], path


def test_nothing_runs_in_a_browser(office: Path, browser: Any) -> None:
    """Pages, review pages, index and the county's page, opened one after the other."""
    pages = sorted(office.rglob("*.html"))
    assert len(pages) >= 2 * len(PAYLOADS) + 2
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: dialog.dismiss())
    for path in pages:
        page.goto(path.absolute().as_uri())
        assert page.evaluate("window.ran") is None, path
        assert (
            page.locator(
                "script:not([type='application/json'], [type='application/ld+json']), iframe, img, object"
            ).count()
            == 0
        ), path
    assert {url.split("#")[0] for url in asked} == {path.absolute().as_uri() for path in pages}
    page.close()
