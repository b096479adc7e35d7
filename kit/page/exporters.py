"""The nbconvert exporters: an executed notebook → the public page, or the review page with the findings.

Jupyter's server loads this module, so it imports nothing heavy.
"""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from traitlets import default

from kit.base.errors import NotebookError, OpenFindingsError
from kit.page.about.seal import PUBLISHED, REVIEWED, sealed
from kit.page.carried_data import carried_data
from kit.page.cell_output import ABOUT, HTML, PUBLIC

SETUP_TAG, PAGE_TAG, REVIEW_TAG, GATE_TAG = "setup", "page", "qa", "gate"
ASKING_TAGS, ASKED = ("parameters", "injected-parameters"), "parameters_file"
GATE_ERROR = OpenFindingsError.__name__


class _Page(TemplateExporter):
    """Puts the pieces that a notebook's cells show into one document: a report, or a county's page."""

    file_extension = ".html"
    output_mimetype = "text/html"
    template_name = "template"
    tags: tuple[str, ...] = (PAGE_TAG,)
    styles: tuple[str, ...] = ("page.css",)
    after: tuple[str, ...] = ()
    """The parts that this page shows after the form's sections."""
    kind = REVIEWED
    """For whom the page is; what search engines and catalogues read is on the published one alone."""

    @property
    def is_public(self) -> bool:
        """Whether the page is the one that is published."""
        return self.kind == PUBLISHED

    @default("extra_template_basedirs")  # type: ignore[untyped-decorator]
    def _own_templates(self) -> list[str]:
        return [str(Path(__file__).parent)]

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page of an executed notebook.

        Raises NotebookError when it was not executed as a whole, broke anywhere but at its gate, or
        does not show the form's sections in order.
        """
        pieces = _pieces(nb, self.tags)
        head = _coherent(pieces, self.after)
        page = {
            "title": head["title"],
            "styles": (*self.styles, *head.get("styles", ())),
            "pieces": [self.html(piece) for piece in pieces],
            "data": carried_data(head["report"]) if "report" in head else "",
            "made": _json(head["made"] | {"kind": self.kind, "page": ""}) if "made" in head else "",
            "tags": head.get("tags", ()) if self.is_public else (),
            "dataset": _json(head["dataset"]) if self.is_public and "dataset" in head else "",
        }
        # nbconvert copies, validates and preprocesses what it is given; the template shows `page` alone.
        bare = NotebookNode(nbformat=nb.nbformat, nbformat_minor=nb.nbformat_minor, metadata={}, cells=[])
        html, resources = super().from_notebook_node(bare, {**(resources or {}), "page": page}, **kw)
        return sealed(str(html)), dict(resources)

    def html(self, piece: NotebookNode) -> str:
        """Return the HTML of a piece on this page."""
        raise NotImplementedError


def _json(told: Any) -> str:
    """Return what a page carries for programs, sorted as nbformat sorts what has been through a file."""
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c")


class PublicPage(_Page):
    """The page that is published: the report alone."""

    export_from_notebook = "政府信息公开年报"
    kind = PUBLISHED

    def html(self, piece: NotebookNode) -> str:
        """Return the piece as published, without the checker's marks."""
        return str(piece.get(PUBLIC, piece[HTML]))


class ReviewPage(_Page):
    """The same page with the findings, and the cells they concern marked."""

    export_from_notebook = "政府信息公开年报（审核）"
    tags = (PAGE_TAG, REVIEW_TAG)
    styles = ("page.css", "review.css")
    after = ("findings",)

    def html(self, piece: NotebookNode) -> str:
        """Return the piece as the analyst sees it."""
        return str(piece[HTML])


def _tags(cell: NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))


def outcome_in(nb: NotebookNode) -> dict[str, Any]:
    """Return what an executed notebook's findings tell of the report.

    Raises NotebookError as a page's exporter does.
    """
    told = _pieces(nb, ReviewPage.tags)
    _coherent(told, ReviewPage.after)
    return dict(told[-1][ABOUT]["outcome"])


def _pieces(nb: NotebookNode, tags: tuple[str, ...]) -> list[NotebookNode]:
    """Return the pieces that a page shows. Raises NotebookError for a notebook that did not run through."""
    _refuse_broken(nb)
    _refuse_unlike(nb)
    return _shown(nb, tags)


def _shown(nb: NotebookNode, tags: tuple[str, ...]) -> list[NotebookNode]:
    cells = (cell for cell in nb.cells if set(_tags(cell)) & set(tags))
    outputs = (output for cell in cells for output in cell.get("outputs", []))
    return [output.data for output in outputs if ABOUT in output.get("data", {})]


def _refuse_broken(nb: NotebookNode) -> None:
    for number, cell in enumerate(nb.cells, 1):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        if cell.execution_count is None:
            raise NotebookError(f"笔记本没有运行完（第 {number} 格），不能导出。请“全部运行”后再导出。")
        for output in cell.outputs:
            if output.output_type == "error" and not (GATE_TAG in _tags(cell) and output.ename == GATE_ERROR):
                raise NotebookError(f"笔记本在第 {number} 格出错，不能导出：{output.ename}：{output.evalue}")


def _refuse_unlike(nb: NotebookNode) -> None:
    """Refuse a notebook whose pieces are not of the report that its first cells ask for now."""
    summaries = [piece[ABOUT] for piece in _shown(nb, (SETUP_TAG,)) if "digest" in piece[ABOUT]]
    shown = _shown(nb, (SETUP_TAG, PAGE_TAG, REVIEW_TAG)) if summaries else []
    asked = [_asked(cell.source) for cell in nb.cells if set(_tags(cell)) & set(ASKING_TAGS)]
    wanted = [each for each in asked if each is not None]
    other = summaries and wanted and wanted[-1] != summaries[-1]["asked"]
    if other or len({each[ABOUT]["digest"] for each in shown}) > 1:
        raise NotebookError("笔记本各格不是同一次运行的结果，不能导出。请“全部运行”后再导出。")


def _asked(source: str) -> str | None:
    """Return the file that a parameters cell asks for, "" for none; None where only a run would tell."""
    if ASKED not in source:
        return None
    try:
        lines = ast.parse(source).body
    except SyntaxError:
        return None
    for line in reversed(lines):
        if isinstance(line, ast.Assign) and [ast.unparse(each) for each in line.targets] == [ASKED]:
            value = line.value.value if isinstance(line.value, ast.Constant) else 0
            return value if isinstance(value, str) else "" if value is None else None
    return None


def _coherent(pieces: list[NotebookNode], after: tuple[str, ...]) -> Any:
    """Return what the heading tells, once the pieces are known to be one report's, whole and in order."""
    told = [piece[ABOUT] for piece in pieces]
    head = told[0] if told and told[0]["parts"] == ["heading"] else None
    if head is None:
        raise NotebookError("笔记本里没有报告的标题（heading），不能导出。")
    if len({each["digest"] for each in told}) > 1:
        raise NotebookError("笔记本各格不是同一次运行的结果，不能导出。请“全部运行”后再导出。")
    shown, wanted = [part for each in told[1:] for part in each["parts"]], [*head["sections"], *after]
    if shown != wanted:
        order = f"应依次显示 {'、'.join(wanted)}，实际是 {'、'.join(shown)}"
        raise NotebookError(f"笔记本{order}，不能导出。请在笔记本里补上或理顺相应的格。")
    return head
