"""Which spaCy pipelines are taken."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from kg.errors import InputError
from kg.extract.language import DEFAULT_MODEL, NEEDED, load_model


class TestTheModel:
    """One that can't do the work is refused before any article."""

    def test_the_default_one(self) -> None:
        """It is English and has all that the rules read."""
        model = load_model(DEFAULT_MODEL)
        assert model.lang == "en"
        assert set(NEEDED) <= set(model.pipe_names)

    @pytest.mark.parametrize(
        ("lang", "what"), [("en", "lacks tagger, parser, lemmatizer, ner"), ("de", "lacks tagger, parser")]
    )
    def test_without_components(self, tmp_path: Path, lang: str, what: str) -> None:
        """A blank pipeline is told by what it lacks."""
        spacy.blank(lang).to_disk(tmp_path)
        with pytest.raises(InputError, match=what):
            load_model(str(tmp_path))

    def test_of_another_language(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A pipeline for another language is not tried on English."""
        german = spacy.blank("de")
        monkeypatch.setattr(german, "has_pipe", lambda _name: True)
        monkeypatch.setattr("kg.extract.language._loaded", lambda _name: german)
        with pytest.raises(InputError, match=r"is for another language \(de\)"):
            load_model(str(tmp_path))

    def test_a_folder_without_one(self, tmp_path: Path) -> None:
        """A folder that is none is not called uninstalled."""
        with pytest.raises(InputError, match="is a folder without a spaCy pipeline"):
            load_model(str(tmp_path))

    def test_not_installed(self) -> None:
        """A name that nobody installed is told with the way to install one."""
        with pytest.raises(InputError, match="'no_such_model' is not installed"):
            load_model("no_such_model")
