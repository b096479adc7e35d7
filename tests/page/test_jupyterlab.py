"""An analyst's day in a real JupyterLab, opened by `kit lab`: choose, see, change, save, export, be stopped."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from kit.form.editions import editions
from kit.form.official_form import Cell
from kit.run.own_copy import COUNTY, EXPLORE, FOLDER, REPORT
from tests.batches import batch, changed, write_report
from tests.conftest import ROOT
from tests.processes import end_server, processes, start_server, working_folder

pytestmark = pytest.mark.browser

PATIENCE = 300_000
MENU = {
    "kernel": re.compile("^(Kernel|内核)$"),
    "run": re.compile("^(Run|运行)$"),
    "file": re.compile("^(File|文件)$"),
}
RUN_ALL = re.compile("^(Run All Cells|运行所有单元格)$")
IDLE = re.compile(r"\| (Idle|空闲)$")
RESTART = re.compile("^(Restart Kernel|重启内核)…$")
EXPORT = re.compile("^(Save and Export Notebook As|保存并导出笔记本为)")


@dataclass(frozen=True)
class Lab:
    """A JupyterLab that runs: its working folder, its address, and the notebooks as they were made."""

    folder: Path
    root: str
    made: Path

    @property
    def address(self) -> str:
        """The address of the analyst's notebook."""
        return self.notebook(REPORT)

    def notebook(self, name: str) -> str:
        """Return the address of one of her notebooks."""
        return f"{self.root}/lab/tree/{quote(FOLDER)}/{quote(name)}"

    def outputs(self, name: str) -> dict[str, list[Any]]:
        """Return what the cells of a notebook that was saved show."""
        nb = json.loads((self.folder / FOLDER / name).read_text(encoding="utf-8"))
        return {cell["id"]: cell["outputs"] for cell in nb["cells"] if cell["cell_type"] == "code"}


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab as `kit lab` starts it, beside the seed's report and those of two made-up townships."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "parameters", folder / "parameters")
    for township, year in (("乙镇", 2023), ("乙镇", 2024), ("丙镇", 2023)):
        write_report(folder, township, year)
    assert batch(folder).returncode in (0, 1)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "kit", "lab", "--", "--no-browser", "--allow-root", "--IdentityProvider.token=",
               f"--ServerApp.port={port}", "--ServerApp.disable_check_xsrf=True"]  # fmt: skip
    own = {"JUPYTER_CONFIG_DIR": str(folder / "config"), "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings")}
    server = start_server(command, folder, env=own)
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            urlopen(f"{address}/api", timeout=1).close()  # noqa: S310 - our own server
            break
        except (URLError, OSError):
            time.sleep(0.5)
    else:
        end_server(server)
        pytest.fail("JupyterLab did not start within five minutes")
    made = tmp_path_factory.mktemp("made") / FOLDER
    shutil.copytree(folder / FOLDER, made)
    yield Lab(folder, address, made)
    end_server(server)


@pytest.fixture
def page(browser: Any, lab: Lab) -> Iterator[Any]:
    """The notebook, open, in a workspace of its own, as it was made: Lab saves it now and then by itself."""
    shutil.copytree(lab.made, lab.folder / FOLDER, dirs_exist_ok=True)
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.set_default_timeout(PATIENCE)  # a busy machine takes its time to draw what a kernel has answered
    show(page, lab.address)
    yield page
    page.close()


def show(page: Any, address: str) -> None:
    """Open a notebook in a workspace of its own."""
    page.goto(f"{address}?reset")
    page.locator(".jp-CodeCell").first.wait_for(timeout=PATIENCE)
    page.get_by_text(IDLE).wait_for(timeout=PATIENCE)  # before it Lab asks which kernel


def settle(page: Any) -> None:
    """Wait until the kernel has had nothing to do for two seconds."""
    idle, end = 0, time.monotonic() + PATIENCE / 1000
    while idle < 5 and time.monotonic() < end:
        page.wait_for_timeout(400)
        idle = idle + 1 if page.get_by_text(IDLE).count() else 0


def run_all(page: Any) -> None:
    """Choose Run > Run All Cells and wait until all have run."""
    page.get_by_role("menuitem", name=MENU["run"]).click()
    page.get_by_text(RUN_ALL).click()
    settle(page)


def choose(page: Any, words: str | None) -> None:
    """Write what `parameters_file` is, in the one line that shows, and run all."""
    write(page, "parameters_file = " + (f'"{words}"' if words else "None"))


def write(page: Any, line: str) -> None:
    """Write a line in the one cell that shows, and run all."""
    page.locator(".jp-CodeCell .cm-content:visible").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.type(line)
    run_all(page)


def add_and_run(page: Any, lines: str) -> None:
    """Add a cell at the end and run it."""
    page.locator(".jp-Notebook-footer").click()
    page.keyboard.press("Enter")
    page.keyboard.type(lines)
    page.keyboard.press("Shift+Enter")
    settle(page)


def shown(page: Any) -> str:
    """Return all that the notebook's cells show."""
    return "\n".join(page.locator(".jp-OutputArea-output").all_inner_texts())


def test_an_analysts_day(page: Any, lab: Lab) -> None:
    """Open, choose, Run All, change a figure, see the finding, save; the batch makes that report and the next year's.

    Saving the notebook makes nothing anew.
    """
    choose(page, None)
    assert page.locator("h1").filter(has_text="样例县样例镇").count() == 1
    assert "卧龙区/安皋镇/2024" in page.locator(".choices").text_content()  # Lab may have scrolled it away
    choose(page, "乙镇/2023")
    assert page.locator("h1").filter(has_text="乙镇").count() >= 1
    assert page.locator('[data-mime-type="application/vnd.jupyter.error"]').count() == 0
    page.keyboard.press("Control+S")
    page.wait_for_timeout(2000)
    assert changed(lab.folder) == set()

    add_and_run(page, 'import kit; mine = kit.open("乙镇/2023"); mine.set("requests.received.natural", 12)')
    assert "改了 1 处，还没有写回" in shown(page)
    assert re.search("错误.*自然人", shown(page))
    add_and_run(page, "mine.save()")
    assert changed(lab.folder) == {"乙镇 2023", "乙镇 2024"}
    page.keyboard.press("Control+S")
    page.wait_for_timeout(2000)
    assert changed(lab.folder) == set()


def stands_below_its_heads(form: Any, cell: Cell) -> bool:
    """Whether the box of a cell ends where the head of its column does, in the line of its row's."""
    box = form.locator(f'.widget-text:has([title^="{cell.label}"])').bounding_box()
    column = form.locator(".kit-head:visible").get_by_text(cell.column.label, exact=True).bounding_box()
    row = form.locator(".kit-row:visible").get_by_text(cell.row.label, exact=True).bounding_box()
    right = [each["x"] + each["width"] for each in (box, column)]
    return bool(abs(right[0] - right[1]) < 3 and abs(box["y"] - row["y"]) < 3)


def test_a_figure_is_changed_by_clicking(page: Any, lab: Lab) -> None:
    """Type into a box, see the finding and the marked cell, write back; the batch makes that report and the next."""
    add_and_run(page, 'import kit; form = kit.open("乙镇/2023").form(); form')
    form = page.locator(".kit-filling")
    form.locator(".lm-TabBar-tab").nth(1).click()
    boxes = form.locator(".kit-boxes:visible input")
    boxes.first.wait_for(timeout=PATIENCE)
    assert form.locator(".kit-boxes input").count() >= 200
    for address in (
        "requests.granted.legal_service",
        "requests.carried_out.total",
        "requests.received.natural",
    ):
        assert stands_below_its_heads(form, editions()["2021"].cells[address])
    boxes.nth(1).fill("3*")
    boxes.nth(1).press("Tab")
    form.locator(".kit-refusals").get_by_text("没有写入").wait_for(timeout=PATIENCE)
    boxes.first.fill("35")
    boxes.first.press("Tab")
    form.get_by_text("改了 1 处，还没有写回").wait_for(timeout=PATIENCE)
    bold = "boxes => boxes.filter(each => getComputedStyle(each).fontWeight === '700').length"
    assert form.locator(".kit-boxes input").evaluate_all(bold) > 1
    assert re.search("错误.*自然人", form.inner_text())
    form.get_by_role("button").click()
    form.get_by_text("已写回").wait_for(timeout=PATIENCE)
    assert changed(lab.folder) == {"乙镇 2023", "乙镇 2024"}
    page.keyboard.press("Control+S")
    page.wait_for_timeout(2000)
    assert changed(lab.folder) == set()


@pytest.fixture
def other(lab: Lab) -> Iterator[Path]:
    """The file of a report that no other test changes, as it was again afterwards."""
    files = (lab.folder / "parameters").rglob("2023.yaml")
    path = next(each for each in files if "丙镇" in each.read_text(encoding="utf-8"))
    text = path.read_bytes()
    yield path
    path.write_bytes(text)


@contextmanager
def held_kernels(folder: Path) -> Iterator[None]:
    """Stop the kernels that work below a folder for a while, as a slow machine would."""
    places = {pid: working_folder(pid) for pid in processes()}
    kernels = [
        pid
        for pid, place in places.items()
        if place
        and place.is_relative_to(folder)
        and b"ipykernel" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]
    assert kernels
    for pid in kernels:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in kernels:
            os.kill(pid, signal.SIGCONT)


def test_what_is_typed_while_the_kernel_is_busy_stays(page: Any, lab: Lab, other: Path) -> None:
    """In the box being typed in too; written at once or run again, beside what others changed; told when cut off, and there again."""
    add_and_run(page, 'import kit; kit.open("丙镇/2023").form()')
    form = page.locator(".kit-filling")
    form.locator(".lm-TabBar-tab").nth(1).click()
    boxes = form.locator(".kit-boxes:visible input:enabled")
    boxes.first.wait_for(timeout=PATIENCE)

    with held_kernels(lab.folder):
        boxes.nth(0).fill("31")
        boxes.nth(0).press("Tab")
        page.keyboard.type("4")
    form.get_by_text("改了 1 处，还没有写回").wait_for(timeout=PATIENCE)
    settle(page)
    page.keyboard.type("7")
    assert boxes.nth(1).input_value() == "47"

    wanted = ["31", "47"]
    for number in range(10, 20):
        wanted.append(str(number))
        page.keyboard.press("Tab")
        with held_kernels(lab.folder):
            page.keyboard.type(wanted[-1][0], delay=60)
        page.keyboard.type(wanted[-1][1], delay=60)
    page.keyboard.press("Tab")
    settle(page)
    assert [boxes.nth(each).input_value() for each in range(12)] == wanted

    boxes.nth(1).fill("3*")
    boxes.nth(1).press("Tab")
    form.locator(".kit-refusals").get_by_text("没有写入").wait_for(timeout=PATIENCE)
    settle(page)
    with held_kernels(lab.folder):
        boxes.nth(2).fill("8")
        boxes.nth(1).click()
        page.keyboard.press("Control+A")
        page.keyboard.type("2")
        form.get_by_role("button").click()
    form.get_by_text("已写回").wait_for(timeout=PATIENCE)
    settle(page)
    assert [boxes.nth(each).input_value() for each in range(3)] == ["31", "2", "8"]
    assert "natural: 31, business: 2, research: 8" in other.read_text(encoding="utf-8")

    boxes.nth(0).fill("32")
    boxes.nth(0).press("Tab")
    boxes.nth(1).fill("约5")
    boxes.nth(1).press("Tab")
    written = other.read_text(encoding="utf-8")
    other.write_text(written.replace("research: 8", "research: 9", 1), encoding="utf-8")
    page.locator(".jp-CodeCell").filter(has=form).locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    settle(page)
    form.locator(".lm-TabBar-tab").nth(1).click()
    assert [boxes.nth(each).input_value() for each in range(3)] == ["32", "约5", "9"]
    form.get_by_role("button").click()
    form.get_by_text("已写回").wait_for(timeout=PATIENCE)
    assert "natural: 32, business: 2, research: 9" in other.read_text(encoding="utf-8")

    boxes.nth(0).fill("33")
    boxes.nth(0).press("Tab")
    form.get_by_text("改了 1 处，还没有写回").wait_for(timeout=PATIENCE)
    page.get_by_role("menuitem", name=MENU["kernel"]).click()
    page.get_by_text(RESTART).click()
    page.locator(".jp-Dialog .jp-mod-accept").click()
    settle(page)
    notice = "getComputedStyle(document.querySelector('.kit-filling'), '::before').content"
    assert "已经和内核断开" in page.evaluate(notice)
    assert boxes.first.evaluate("box => getComputedStyle(box).pointerEvents") == "none"
    assert stands_below_its_heads(form, editions()["2021"].cells["requests.received.natural"])

    page.locator(".jp-CodeCell").filter(has=form).locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    form.get_by_text("还没有写回的都接着").wait_for(timeout=PATIENCE)
    form.locator(".lm-TabBar-tab").nth(1).click()
    assert boxes.nth(0).input_value() == "33"
    form.get_by_role("button").click()
    form.get_by_text("已写回").wait_for(timeout=PATIENCE)
    assert "natural: 33, business: 2, research: 9" in other.read_text(encoding="utf-8")


def test_from_the_county_to_a_units_notebook(page: Any, lab: Lab) -> None:
    """Choose county and year from the list, click a unit: its notebook opens, and Run All shows its report."""
    show(page, lab.notebook(COUNTY))
    write(page, "county, year = None, None")
    assert "几个县" in shown(page)
    line = page.locator(".choices code").filter(has_text="jia").filter(has_text="2023").inner_text()
    write(page, line)
    assert page.locator("h1").filter(has_text="2023").count() >= 1
    page.locator(".choices a").filter(has_text="丙镇").click()
    page.locator(".jp-NotebookPanel:visible").get_by_text("丙镇").first.wait_for(timeout=PATIENCE)
    page.get_by_text(IDLE).wait_for(timeout=PATIENCE)
    run_all(page)
    page.locator(".jp-NotebookPanel:visible h1").first.wait_for(timeout=PATIENCE)
    titles = page.locator(".jp-NotebookPanel:visible h1").all_inner_texts()
    assert [title for title in titles if "丙镇" in title.replace("\n", "")]


def test_the_usual_questions_are_answered(page: Any, lab: Lab) -> None:
    """Run All in the notebook to explore in: tables and pictures, no error, nothing on standard error."""
    show(page, lab.notebook(EXPLORE))
    run_all(page)
    page.keyboard.press("Control+S")
    page.wait_for_timeout(2000)
    told = [each for outputs in lab.outputs(EXPLORE).values() for each in outputs]
    assert not [each for each in told if each["output_type"] == "error"]
    assert not [each for each in told if each.get("name") == "stderr"]
    assert sum("image/png" in each.get("data", {}) for each in told) == 7


def test_a_wrong_name_shows_no_other_township(page: Any) -> None:
    """Of ten wrong names none leaves the report of before, and each is answered with what is near."""
    choose(page, "安皋镇")
    assert page.locator("h1").filter(has_text="安皋镇").count() == 1
    for number in range(10):
        choose(page, f"安皋乡{number}")
        assert page.locator(".jp-OutputArea-output h1").count() == 0
        assert page.locator("table.requests").count() == 0
        assert "相近的有" in shown(page)
    choose(page, "安皋镇")
    assert page.locator("h1").filter(has_text="安皋镇").count() == 1


def test_both_pages_are_offered_for_export(browser: Any, lab: Lab) -> None:
    """Save and Export Notebook As lists the public and the review page; choosing one downloads it."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    with page.expect_response("**/api/nbconvert*", timeout=PATIENCE):  # from it the menu is filled
        page.goto(f"{lab.address}?reset")
    page.locator(".jp-CodeCell").first.wait_for(timeout=PATIENCE)
    page.get_by_text(IDLE).wait_for(timeout=PATIENCE)
    choose(page, "安皋镇")
    for name, findings in (("Nianbao", 0), ("Nianbao_shenhe", 1)):
        page.get_by_role("menuitem", name=MENU["file"]).click()
        page.get_by_text(EXPORT).click()
        with page.expect_download() as download:
            page.get_by_text(name, exact=True).click()
        html = Path(download.value.path()).read_text(encoding="utf-8")
        assert html.count('lang="zh-CN"') == 1
        assert html.count('<section id="findings"') == findings
    page.close()
