"""The editions of the official form, one YAML file each, and which of them governs a year."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kit.base.errors import FormError, KitError
from kit.form.official_form import Form

FORMS = Path(__file__).parent / "official"


class Forms(dict[str, Form]):
    """The editions by name."""

    def governing(self, year: int) -> Form | None:
        """Return the form that governs the reports of `year`, or None before the first edition."""
        return max(
            (form for form in self.values() if form.first_year <= year),
            key=lambda form: form.first_year,
            default=None,
        )

    def of_year(self, year: int) -> Form:
        """Return the form that governs the reports of `year`. Raises KitError before the first edition."""
        form = self.governing(year)
        if form is None:
            first = min(each.first_year for each in self.values())
            raise KitError(f"{year} 年度没有统一格式可用，请写 {first} 或以后的年度。")
        return form


def load_forms(folder: Path = FORMS) -> Forms:
    """Read every edition in `folder`.

    Raises FormError, naming file, line and place, for a form that does not hold together: unknown or
    repeated ids, an equation over a missing row, totals that go round in a circle.
    """
    forms = Forms()
    for path in sorted(folder.glob("*.yaml")):
        form = Form.load(path)
        if form.edition != path.stem:
            raise FormError(f"{path.name}：edition 是 {form.edition}，与文件名不符。")
        if clash := [other.edition for other in forms.values() if other.first_year == form.first_year]:
            raise FormError(f"{path.name}：from 与 {clash[0]} 版相同。")
        forms[form.edition] = form
    return forms


@cache
def editions() -> Forms:
    """Return the editions that come with the kit."""
    return load_forms()
