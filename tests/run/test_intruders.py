"""Nothing that lies in a parameters file, or beside the data, runs as a program."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batches import batch, misbehave, outputs, write_report
from tests.conftest import ROOT, SEED, run_kit

NOTEBOOK = ROOT / "notebooks" / "annual_report.ipynb"
KEYS = (
    "__import__('pathlib').Path('RAN').touch() or a",
    "a = 1; __import__('pathlib').Path('RAN').touch(); b",
    "a = 1\\n__import__('pathlib').Path('RAN').touch()\\nb",
    "agency[__import__('pathlib').Path('RAN').touch()]",
    "lambda",
)
BESIDE = ("bdb", "colorsys", "matplotlib", "ipykernel_launcher", "yaml", "pandas")
"""Modules that are loaded early, late or never, each of which might lie in the working folder."""


def papermill(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the stock command on the report's notebook in a folder."""
    command = [sys.executable, "-m", "papermill", str(NOTEBOOK), "out.ipynb", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_is_code_does_not_run(tmp_path: Path, key: str) -> None:
    """Papermill itself writes keys into a cell as they stand; with the kit installed it refuses by name."""
    text = SEED.read_text(encoding="utf-8") + f'"{key}": 1\n'
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    done = papermill(tmp_path, "-f", "x.yaml")
    assert done.returncode == 1
    assert "不是名称，可能藏着程序，没有运行。" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "RAN").exists()


def test_a_file_named_to_the_stock_command_is_read_by_the_notebook(tmp_path: Path) -> None:
    """The way for files from others: the notebook validates the file; a key that is code is refused there."""
    (tmp_path / "x.yaml").write_text(SEED.read_text(encoding="utf-8"), encoding="utf-8")
    assert papermill(tmp_path, "-p", "parameters_file", "x.yaml").returncode == 0
    with (tmp_path / "x.yaml").open("a", encoding="utf-8") as file:
        file.write(f'"{KEYS[0]}": 1\n')
    done = papermill(tmp_path, "-p", "parameters_file", "x.yaml")
    assert done.returncode == 1
    assert "不认识的名称" in done.stderr
    assert not (tmp_path / "RAN").exists()


def spy(folder: Path) -> None:
    """Lay modules into a folder that leave a mark when they are imported."""
    for name in BESIDE:
        source = f"open({str(folder / 'RAN')!r}, 'a').write({name!r})\nraise ImportError\n"
        (folder / f"{name}.py").write_text(source, encoding="utf-8")


@pytest.mark.parametrize("engine", ["inprocess", "kernel"])
def test_modules_beside_the_data_are_not_imported(tmp_path: Path, engine: str) -> None:
    """Making reports, one or many, imports from the installation alone, with either engine."""
    path = write_report(tmp_path, "乙镇")
    spy(tmp_path)
    for done in (run_kit("run", path, "--engine", engine, cwd=tmp_path), batch(tmp_path, "--engine", engine)):
        assert done.returncode == 0, done.stderr
    assert not (tmp_path / "RAN").exists()


@pytest.mark.parametrize(
    "command", ["county jia 2024", "rollup jia 2024", "table -o x.csv", "ingest a.txt -o r"]
)
def test_no_command_imports_what_lies_beside_the_data(tmp_path: Path, command: str) -> None:
    """Nor does the county's page, whose notebook runs likewise."""
    write_report(tmp_path, "乙镇")
    (tmp_path / "a.txt").write_text("乙镇人民政府2024年政府信息公开工作年度报告\n", encoding="utf-8")
    spy(tmp_path)
    assert "Traceback" not in run_kit(*command.split(), cwd=tmp_path).stderr
    assert not (tmp_path / "RAN").exists()


def test_an_analysts_own_notebook_imports_her_modules(tmp_path: Path) -> None:
    """The engine, asked for by papermill's command, finds what lies in the working folder, as a kernel does."""
    import nbformat
    from nbformat.v4 import new_code_cell, new_notebook

    (tmp_path / "mine.py").write_text("answer = 41 + 1\n", encoding="utf-8")
    nb = new_notebook(cells=[new_code_cell("import mine\nprint(mine.answer)")])
    nb.metadata.kernelspec = {"name": "python3", "language": "python", "display_name": "Python 3"}
    nbformat.write(nb, tmp_path / "own.ipynb")
    command = [sys.executable, "-P", "-m", "papermill", "own.ipynb", "out.ipynb", "--engine", "inprocess"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert nbformat.read(tmp_path / "out.ipynb", as_version=4).cells[0].outputs[0].text == "42\n"


PROGRAM = b"cpathlib\nPath\n(S'RAN'\ntRp0\ncoperator\nmethodcaller\n(S'touch'\ntR(g0\ntR."
"""What pickle would run: it leaves a mark."""


def sends(data: bytes) -> list[str]:
    """Return lines by which a notebook writes bytes to whatever its process has open, and ends."""
    return [
        "for at in range(3, 256):",
        "    try:",
        f"        os.write(at, {data!r})",
        "    except OSError:",
        "        pass",
        "os._exit(0)",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="numbers of open files as on POSIX")
def test_what_a_notebook_sends_in_place_of_a_result_is_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program among it is not run; each such report is named, every other is made."""
    monkeypatch.chdir(tmp_path)
    pickle.loads(PROGRAM)  # noqa: S301 - it is ours: it works
    Path("RAN").unlink()
    misbehave(
        tmp_path,
        {
            "程序镇": sends(len(PROGRAM).to_bytes(8) + PROGRAM),
            "无边镇": sends(PROGRAM),
            "空白镇": sends(bytes(8)),
        },
    )
    for township in ("程序镇", "无边镇", "空白镇", "好1镇", "好2镇"):
        write_report(tmp_path, township)
    done = batch(tmp_path)
    assert done.returncode == 2
    assert "已生成 2 份，没有变化 0 份，没有生成 3 份" in done.stdout
    reasons = dict(line.split("/2024.yaml：") for line in done.stderr.splitlines())
    assert reasons == {
        "parameters/jia/程序镇": "工作进程送回的结果不合规定（校验码不符），没有采用。",
        "parameters/jia/无边镇": "笔记本送回的结果超过 512 MB，没有采用。",
        "parameters/jia/空白镇": "笔记本没有运行完，进程自己退出了，试了 2 次都这样。",
    }
    assert not (tmp_path / "RAN").exists()
    assert len(outputs(tmp_path)) == 9
