"""The rule book: what each rule id means, how grave a breach is, and what law it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from kit.base.errors import FormError, InputError
from kit.base.finding import Finding, Number, Severity, Span, Status
from kit.base.strict_yaml import read_yaml
from kit.base.validation import Frozen, problems
from kit.form.editions import Forms, editions
from kit.form.official_form import Form

RULES = Path(__file__).with_name("rules.yaml")


class Rule(Frozen):
    """A rule in words: why it holds, what to look at when it is broken, the article or notice it rests on.

    `audience` is who can mend what breaks it: the office alone, where it is about the office's own files.
    `against` tells what it holds a report against: last year's report may be wrong where this one is right.
    """

    id: str = ""
    label: str
    severity: Severity
    reason: str
    advice: str
    source: str
    audience: Literal["township", "office"] = "township"
    against: Literal["itself", "last"] = "itself"

    def finding(
        self,
        status: Status,
        place: str,
        message: str,
        cells: tuple[str, ...] = (),
        left: Number = None,
        right: Number = None,
        *,
        quote: str = "",
        span: Span | None = None,
        details: Mapping[str, object] | None = None,
    ) -> Finding:
        """Return what came of this rule at a place; the values are those of a Finding."""
        return Finding(
            self.id, self.severity, status, place, message, cells, left, right, quote, span, details or {}
        )


RuleBook = Mapping[str, Rule]
_Rules = TypeAdapter(dict[str, Rule])


def load_rules(path: Path, forms: Forms) -> RuleBook:
    """Read a rule book and prove that it knows every rule the forms name.

    Raises FormError, naming file and place, otherwise.
    """
    try:
        document = read_yaml(path, path.name)
        read = _Rules.validate_python(document.value)
    except InputError as error:
        raise FormError(str(error)) from None
    except ValidationError as error:
        raise FormError("\n".join(map(str, problems(error, document)))) from None
    rules = {name: each.model_copy(update={"id": name}) for name, each in read.items()}
    for form in forms.values():
        if unknown := sorted(_named(form) - rules.keys()):
            raise FormError(f"{form.edition}.yaml：规则 {unknown[0]} 不在 {path.name} 里。")
    return rules


def _named(form: Form) -> set[str]:
    """Return the ids of the rules that a form names."""
    tables = form.tables.values()
    named = {rule for table in tables for rule in (table.value_rule, table.blank_rule) if rule}
    blocks = [block for table in tables for block in table.blocks]
    named |= {equation.rule for block in blocks for equation in (*block.equations, *block.bounds)}
    return named | {clue.rule for clue in form.clues} | {labelled.rule for labelled in form.labelled}


@cache
def rule_book() -> RuleBook:
    """Return the rule book that comes with the kit."""
    return load_rules(RULES, editions())


def rule(id_: str) -> Rule:
    """Return a rule of the book by its id. Raises KeyError when there is none."""
    return rule_book()[id_]
