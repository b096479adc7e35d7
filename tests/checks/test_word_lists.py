"""Every word by which the checks read a report does its work: in lexicon, vocabulary, fee_words, reckoning_words, roles."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kit.base.errors import FormError
from kit.checks.lexicon import SHARED
from kit.checks.words.fee_words import FEES
from kit.checks.words.grammar.vocabulary import CLAIMS
from kit.checks.words.reckoning.reckoning_words import RECKONING
from kit.checks.words.statements import roles
from kit.checks.words.statements.roles import ROLES
from tests.checks.readings import READERS
from tests.word_lists import Sentence, Sentences, holds, read_sentences, words_of

FOLDER = Path(__file__).with_name("word_lists")
LISTS = {
    SHARED: read_sentences(FOLDER / "lexicon.yaml"),
    CLAIMS: read_sentences(FOLDER / "vocabulary.yaml"),
    FEES: read_sentences(FOLDER / "fee_words.yaml"),
    RECKONING: read_sentences(FOLDER / "reckoning_words.yaml"),
    ROLES: read_sentences(FOLDER / "roles.yaml", FOLDER / "roles_further.yaml"),
}
SENTENCES = [sentence for each in LISTS.values() for sentence in each.sentences]


@pytest.mark.parametrize("sentence", SENTENCES, ids=map(str, SENTENCES))
def test_every_word_does_its_work(sentence: Sentence) -> None:
    """In a sentence that is read otherwise without it, so that none can be lost or misspelt unseen."""
    holds(sentence, READERS[sentence.reader])


@pytest.mark.parametrize(("data", "sentences"), LISTS.items(), ids=[path.stem for path in LISTS])
def test_every_word_has_a_sentence(data: Path, sentences: Sentences) -> None:
    """Or a reason why no sentence can tell whether it is there: a word that is added needs one too."""
    assert sentences.words() == words_of(data)


def test_every_role_has_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A role that the form names and the words do not is told, the first of several."""
    words = yaml.safe_load(ROLES.read_text(encoding="utf-8"))
    for name in ("review", "lawsuit"):
        del words["roles"][name]
    (tmp_path / "roles.yaml").write_text(yaml.safe_dump(words, allow_unicode=True), encoding="utf-8")
    monkeypatch.setattr(roles, "ROLES", tmp_path / "roles.yaml")
    with pytest.raises(FormError, match="缺少 lawsuit。"):
        roles.role_book.__wrapped__()
