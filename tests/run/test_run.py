"""Making reports with the real papermill, kernel and nbconvert: the command line and the stock tools."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

from kit.base.errors import NotebookError
from kit.page.cell_output import ABOUT
from kit.page.exporters import PublicPage, ReviewPage
from tests.conftest import ROOT, SEED, run_kit

NOTEBOOK = ROOT / "notebooks" / "annual_report.ipynb"
TEXT = SEED.read_text(encoding="utf-8")
WRONG = TEXT.replace("received: {natural: 0", "received: {natural: 1")


def jupyter(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a stock tool from this environment."""
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_three_files_land_by_county_year_and_township(made: Path) -> None:
    """The public page, the review page and the executed notebook, and nothing half-written."""
    assert sorted(path.name for path in made.iterdir()) == ["angao.html", "angao.ipynb", "angao.review.html"]


def test_twice_in_a_row_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    """Pages and executed notebook depend on the input alone."""
    assert run_kit("run", SEED, "-o", tmp_path).returncode == 0
    for path in made.iterdir():
        assert (tmp_path / "wolong" / "2024" / path.name).read_bytes() == path.read_bytes(), path.name


def test_the_pages_know_what_could_not_be_read(tmp_path: Path) -> None:
    """As `kit check` does: a cell that reading left blank is not asked for as one where nothing happened."""
    text = TEXT.replace("granted: {natural: 0", "granted: {natural: ")
    file = tmp_path / "wolong" / "angao" / "2024.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(f"unread: [requests.granted.natural]\n{text}", encoding="utf-8")
    assert "自然人没有读准" in run_kit("check", file).stdout
    run_kit("run", file, "-o", tmp_path / "out")
    (review,) = (tmp_path / "out").rglob("*.review.html")
    assert "自然人没有读准" in review.read_text(encoding="utf-8")
    assert "没有发生的请填 0" not in review.read_text(encoding="utf-8")


def test_the_executed_notebook_can_be_read_by_people(made: Path) -> None:
    """The injected cell shows Chinese, not escapes; the notebook is valid and keeps the outputs."""
    executed = nbformat.read(made / "angao.ipynb", as_version=4)
    nbformat.validate(executed)
    (injected,) = [cell for cell in executed.cells if "injected-parameters" in cell.metadata.get("tags", [])]
    assert "township = '安皋镇'" in injected.source
    assert "\\u" not in injected.source
    assert injected.id == "injected-parameters"


def test_stock_papermill_and_nbconvert_make_the_same_page(made: Path, tmp_path: Path) -> None:
    """The stock commands work on the same files and give the same bytes for both pages."""
    executed = jupyter("papermill", NOTEBOOK, "x.ipynb", "-f", SEED, cwd=tmp_path)
    assert executed.returncode == 0, executed.stderr
    for name, suffix in (("nianbao", ".html"), ("nianbao_shenhe", ".review.html")):
        converted = jupyter("nbconvert", "--to", name, "x.ipynb", "--output", f"x{suffix}", cwd=tmp_path)
        assert converted.returncode == 0, converted.stderr
        assert (tmp_path / f"x{suffix}").read_bytes() == (made / f"angao{suffix}").read_bytes()


def test_a_draft_is_made_and_the_exit_code_says_so(tmp_path: Path) -> None:
    """With an error both pages are made, marked on both, and the command exits 1."""
    (tmp_path / "x.yaml").write_text(WRONG, encoding="utf-8")
    done = run_kit("run", "x.yaml", "-o", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "草稿" in done.stdout
    for name in ("x.html", "x.review.html"):
        html = BeautifulSoup((tmp_path / "out" / name).read_text(encoding="utf-8"), "html.parser")
        assert [stamp.get_text() for stamp in html.select(".stamp")] == ["草稿"]
        assert html.title is not None
        assert "草稿" in html.title.get_text()
        assert len(html.select("td[headers]")) == 200
        assert "gate(report)" not in html.get_text()
    public = (tmp_path / "out" / "x.html").read_text(encoding="utf-8")
    assert "T3-flow" not in public
    assert "T3-flow" in (tmp_path / "out" / "x.review.html").read_text(encoding="utf-8")
    executed = (tmp_path / "out" / "x.ipynb").read_text(encoding="utf-8")
    assert str(tmp_path) not in executed
    assert "Traceback" not in executed


def test_last_years_report_is_handed_on(tmp_path: Path) -> None:
    """With last year's file beside it, the notebook checks across the years."""
    folder = tmp_path / "parameters" / "jia" / "yi"
    folder.mkdir(parents=True)
    (folder / "2024.yaml").write_text(TEXT, encoding="utf-8")
    last = TEXT.replace("year: 2024", "year: 2023").replace(
        "carried_out: {natural: 0", "carried_out: {natural: 2"
    )
    (folder / "2023.yaml").write_text(last, encoding="utf-8")
    assert run_kit("run", folder / "2024.yaml", "-o", tmp_path / "out").returncode == 1
    review = (tmp_path / "out" / "jia" / "2024" / "yi.review.html").read_text(encoding="utf-8")
    assert "Y-carry" in review
    assert "没有上年的数据文件" not in review


def test_evil_strings_reach_the_page_as_text(tmp_path: Path) -> None:
    """Through YAML, papermill, the kernel and the template, markup in a string stays text."""
    evil = "</script><script>alert(1)</script>\"><img src=x onerror=alert(1)>'; import os #{{}}{%"
    text = TEXT.replace("agency: 卧龙区安皋镇人民政府", f"agency: {json.dumps(evil)}")
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    assert run_kit("run", "x.yaml", "-o", "out", cwd=tmp_path).returncode == 0
    for name in ("x.html", "x.review.html"):
        html = BeautifulSoup((tmp_path / "out" / name).read_text(encoding="utf-8"), "html.parser")
        assert {each["type"] for each in html.select("script")} <= {"application/json", "application/ld+json"}
        assert not html.select("img")
        assert html.h1 is not None
        assert evil in html.h1.get_text()
        assert html.title is not None
        assert evil in html.title.get_text()


@pytest.mark.parametrize(("text", "word"), [(TEXT.replace("natural: 0", "natural: 1*", 1), "遮盖"), ("a: [", "YAML"),
                                            (TEXT.replace("facts.hotline.cases }}", "facts.nothing }}"), "nothing")])  # fmt: skip
def test_unusable_input_writes_nothing(tmp_path: Path, text: str, word: str) -> None:
    """Exit 2, a sentence naming the file, no output folder; the other files of the call are still made."""
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    done = run_kit("run", "bad.yaml", "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("bad.yaml")
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """The good report is made, and the call exits 2 for the bad one."""
    (tmp_path / "bad.yaml").write_text("a: [", encoding="utf-8")
    (tmp_path / "good.yaml").write_text(TEXT, encoding="utf-8")
    assert run_kit("run", "bad.yaml", "good.yaml", "-o", "out", cwd=tmp_path).returncode == 2
    assert (tmp_path / "out" / "good.html").exists()


@pytest.mark.skipif(os.name == "nt", reason="the place is a POSIX device folder")
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """One sentence, exit 2, no traceback."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for outputs in (tmp_path / "file", "/proc/outputs"):
        done = run_kit("run", SEED, "-o", outputs, cwd=tmp_path)
        assert done.returncode == 2
        assert "写不进去" in done.stderr
        assert "Traceback" not in done.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize(
    ("one", "other"), [("a/x.yaml", "b/x.yaml"), ("x.yaml", "x.review.yaml"), ("x.yaml", "X.yaml")]
)
def test_two_files_cannot_land_on_one(tmp_path: Path, one: str, other: str) -> None:
    """Inputs whose outputs would overwrite each other are refused before anything is made."""
    for name in (one, other):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    done = run_kit("run", one, other, "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert "同一个输出文件" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_linked_parameters_folder_keeps_its_names(tmp_path: Path) -> None:
    """A report's identity is the path it is called by, not where a link leads."""
    (tmp_path / "elsewhere" / "jia" / "yi").mkdir(parents=True)
    (tmp_path / "elsewhere" / "jia" / "yi" / "2024.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "parameters").symlink_to(tmp_path / "elsewhere")
    assert run_kit("run", "parameters/jia/yi/2024.yaml", "-o", "out", cwd=tmp_path).returncode == 0
    assert (tmp_path / "out" / "jia" / "2024" / "yi.html").is_file()


@pytest.mark.skipif(os.name == "nt", reason="sockets in folders are a POSIX matter")
def test_odd_temporary_folders_do_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A temporary folder with braces in its name, and too long for a socket, serves all the same."""
    folder = tmp_path / ("{x}" + "t" * 90)
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    done = run_kit("run", SEED, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr


LOUD = "import os; os.write(2, b'noise of the kernel\\n'); "


@pytest.mark.parametrize(
    ("engine", "code", "said"),
    [
        ("kernel", f"{LOUD}os._exit(1)", "DeadKernelError"),
        ("kernel", f"{LOUD}1 / 0", "ZeroDivisionError"),
        ("inprocess", f"{LOUD}os._exit(1)", "进程自己退出了"),
        ("inprocess", f"{LOUD}1 / 0", "ZeroDivisionError"),
        ("inprocess", f"{LOUD}os.kill(os.getpid(), 9)", "SIGKILL"),
    ],
)
def test_a_run_that_breaks_names_the_file_and_writes_nothing(
    tmp_path: Path, engine: str, code: str, said: str
) -> None:
    """A process that dies and a cell that fails each get one sentence: the parameters file's name and why.

    What the process itself prints is not passed on to the terminal.
    """
    kit = shutil.copytree(ROOT / "kit", tmp_path / "kit")
    nb = nbformat.read(NOTEBOOK, as_version=4)
    cell(nb, "sections").source = code
    nbformat.write(nb, tmp_path / "kit" / "notebooks" / NOTEBOOK.name)
    shutil.copy(SEED, tmp_path / "x.yaml")
    assert kit.is_dir()
    done = run_kit("run", "x.yaml", "-o", "out", "--engine", engine, cwd=tmp_path)
    assert done.returncode == 2
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("x.yaml：笔记本")
    assert said in sentence
    assert not (tmp_path / "out").exists()


def test_a_kernel_that_cannot_start_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last line of the kernel's own complaint is in the sentence."""
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "ipykernel_launcher.py").write_text(
        "raise SystemExit('no room for a kernel')", encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", str(broken), prepend=os.pathsep)
    shutil.copy(SEED, tmp_path / "x.yaml")
    done = run_kit("run", "x.yaml", "-o", "out", "--engine", "kernel", cwd=tmp_path)
    assert done.returncode == 2
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("x.yaml：笔记本运行不起来")
    assert "no room for a kernel" in sentence


@pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal is a POSIX device")
def test_a_terminal_shows_progress(tmp_path: Path) -> None:
    """On a terminal a line says which of how many is being made; elsewhere there is none."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kit", "run", str(SEED), "-o", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    assert done.returncode == 0
    assert "正在生成 1/1" in os.read(ours, 10_000).decode()
    os.close(ours)


def executed(made: Path) -> nbformat.NotebookNode:
    """Return the seed's executed notebook."""
    return nbformat.read(made / "angao.ipynb", as_version=4)


def cell(nb: nbformat.NotebookNode, cell_id: str) -> nbformat.NotebookNode:
    """Return a cell by its id."""
    return next(cell for cell in nb.cells if cell.id == cell_id)


ERROR = {"output_type": "error", "ename": "ValueError", "evalue": "boom", "traceback": []}


@pytest.mark.parametrize("exporter", [PublicPage, ReviewPage])
def test_the_exporter_refuses_what_is_not_a_whole_report(made: Path, exporter: type[PublicPage]) -> None:
    """Not executed, broken, out of order, incomplete or of mixed runs: no page at all."""
    not_run = nbformat.read(NOTEBOOK, as_version=4)
    half = executed(made)
    cell(half, "sections").execution_count = None
    broken = executed(made)
    cell(broken, "sections").outputs = [nbformat.from_dict(ERROR)]
    other_error_at_gate = executed(made)
    cell(other_error_at_gate, "gate").outputs = [nbformat.from_dict(ERROR)]
    exited = executed(made)
    cell(exited, "sections").outputs = [nbformat.from_dict(ERROR | {"ename": "SystemExit", "evalue": "0"})]
    short = executed(made)
    cell(short, "sections").outputs[0].data[ABOUT]["parts"].remove("appeals")
    shuffled = executed(made)
    shuffled.cells.reverse()
    mixed = executed(made)
    (output,) = cell(mixed, "sections").outputs
    output.data[ABOUT]["digest"] = "0" * 16
    reloaded = executed(made)
    (output,) = cell(reloaded, "report").outputs
    output.data[ABOUT]["digest"] = "0" * 16
    not_run_since = executed(made)
    cell(not_run_since, "injected-parameters").source = "parameters_file = '别的镇'"
    unfound = executed(made)
    unfound.cells.remove(cell(unfound, "findings"))
    with pytest.raises(NotebookError, match="findings"):
        ReviewPage().from_notebook_node(unfound)
    for wrong in (
        not_run,
        half,
        broken,
        other_error_at_gate,
        exited,
        short,
        shuffled,
        mixed,
        reloaded,
        not_run_since,
    ):
        with pytest.raises(NotebookError, match="不能导出"):
            exporter().from_notebook_node(wrong)


def test_an_analysts_own_cells_are_on_no_page(made: Path) -> None:
    """A cell that the analyst adds without a tag is not published."""
    nb = executed(made)
    extra = nbformat.v4.new_code_cell("report", execution_count=99)
    extra.outputs = [nbformat.v4.new_output("display_data", {"text/html": "<p>私下的笔记</p>"})]
    nb.cells.insert(5, extra)
    for exporter, name in ((PublicPage, "angao.html"), (ReviewPage, "angao.review.html")):
        html, _ = exporter().from_notebook_node(nb)
        assert html == (made / name).read_text(encoding="utf-8")


def test_a_notebook_that_breaks_half_way_makes_no_page(tmp_path: Path) -> None:
    """Stock papermill leaves a broken notebook behind; nbconvert makes no page from it."""
    nb = nbformat.read(NOTEBOOK, as_version=4)
    cell(nb, "sections").source = "1 / 0"
    nbformat.write(nb, tmp_path / "broken.ipynb")
    assert jupyter("papermill", "broken.ipynb", "x.ipynb", "-f", SEED, cwd=tmp_path).returncode != 0
    assert jupyter("nbconvert", "--to", "nianbao", "x.ipynb", cwd=tmp_path).returncode != 0
    assert not list(tmp_path.glob("*.html"))


def test_a_stray_example_run_is_marked(tmp_path: Path) -> None:
    """The notebook run with no parameters shows the example, and its page says so."""
    assert jupyter("papermill", NOTEBOOK, "x.ipynb", cwd=tmp_path).returncode == 0
    assert jupyter("nbconvert", "--to", "nianbao", "x.ipynb", cwd=tmp_path).returncode == 0
    html = BeautifulSoup((tmp_path / "x.html").read_text(encoding="utf-8"), "html.parser")
    assert [stamp.get_text() for stamp in html.select(".stamp")] == ["样例"]


def test_bad_values_through_stock_papermill_are_refused_too(tmp_path: Path) -> None:
    """The notebook validates again: papermill alone would read the code 0330102 as 110658."""
    (tmp_path / "x.yaml").write_text(
        TEXT.replace("county: 卧龙区", "county: 卧龙区\ndivision: 0330102"), encoding="utf-8"
    )
    done = jupyter("papermill", NOTEBOOK, "x.ipynb", "-f", "x.yaml", cwd=tmp_path)
    assert done.returncode != 0
    assert re.search("division.*110658", done.stderr)
