"""Makes a county's page: executes its notebook and exports it."""

from __future__ import annotations

from kit.base.errors import NotebookError
from kit.page.exporters import PublicPage
from kit.page.notebook_text import notebook_text
from kit.run.job import NOTEBOOK, PAGE, Engine
from kit.run.make_report import executed
from kit.run.template import COUNTY_NOTEBOOK


def make_county(county: str, year: int, parameters: str, outputs: str, engine: Engine) -> dict[str, bytes]:
    """Return a county-year's page and its executed notebook, by suffix.

    The folders are those of `load_county`. Raises NotebookError when the notebook breaks.
    """
    given = {"county": county, "year": year, "parameters": parameters, "outputs": outputs}
    try:
        nb = executed(COUNTY_NOTEBOOK, given, engine)
        page, _ = PublicPage().from_notebook_node(nb)
    except NotebookError as error:
        raise NotebookError(f"{county} {year} 年度：{error}") from None
    return {PAGE: page.encode(), NOTEBOOK: f"{notebook_text(nb)}\n".encode()}
