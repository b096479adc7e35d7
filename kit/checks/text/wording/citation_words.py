"""D-document: the words of citations."""

from __future__ import annotations

from kit.base.validation import Frozen
from kit.checks.lexicon import Pattern
from kit.checks.needed_words import Rare


class Measure(Frozen):
    """D-document: the measure on fees, its `number`, and the `subject` of which its name must speak.

    A number alone is meant to be its where the words tell of the `fee`. Its name may be within that of the
    notice by which it was `issued`; `formal` is what else surrounds it, `unlike` what it is not called.
    """

    name: str
    number: str
    subject: str
    fee: str
    unlike: Pattern
    issued: Pattern
    formal: Pattern


class Citations(Frozen):
    """D-document: a citation's parts, and the words that tell that it is the report's form that is cited.

    `work` is a document's name, `about` what parts its issuer from its subject, `beside` all that may
    stand between a name and its number, on either side. `titled` is a name in brackets, and `laws` the
    Regulation's, whole and shortened, `miscalled` names that it never had; `decree` its own number, of which
    one is in force, `dated` a year given as that of the text `revised` last. `others_name` is a name that is
    not, in whatever words, the notice's, `of_form` one that may be the form's. `office` is a name
    like that of the office that sends the notices out; the `cabinet` is named before what it issues. `former`
    tells of one as what held before, `still` that it is followed all the same.
    """

    work: Pattern
    titled: Pattern
    laws: tuple[str, ...]
    miscalled: Rare
    of_form: Rare
    office: Rare
    about: str
    beside: Pattern
    citation: Rare
    brackets: str
    decree: Rare
    decree_in_force: str
    dated: Rare
    revised: int
    others_name: Pattern
    cabinet: str
    measure: Measure
    about_form: Pattern
    form_named: Pattern
    withdrawn: Pattern
    former: Pattern
    still: Pattern
