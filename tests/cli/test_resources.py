"""Where the ontology, the shapes and the questions are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import resources
from kg.errors import InputError

FINDERS = {"ontology": resources.ontology_dir, "shapes": resources.shapes_dir, "queries": resources.queries_dir}


@pytest.mark.parametrize("name", FINDERS)
class TestFolders:
    """In a checkout they stand beside the package, in an installation inside it."""

    def test_in_a_checkout(self, name):
        """The checkout's own files are used."""
        assert FINDERS[name]() == Path(__file__).parents[2] / name

    def test_a_strangers_folder_is_not_ours(self, name, tmp_path, monkeypatch):
        """Beside an installed package there may be any folder of that name; ours is the one inside."""
        monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "kg")
        ours = tmp_path / "kg" / "_data" / name
        for folder in (ours, tmp_path / name):
            folder.mkdir(parents=True)
        assert FINDERS[name]() == ours

    def test_a_broken_installation(self, name, tmp_path, monkeypatch):
        """A folder that is nowhere is told, with what to do."""
        monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "kg")
        with pytest.raises(InputError, match=name) as caught:
            FINDERS[name]()
        assert "install newsgraph again" in caught.value.fix
