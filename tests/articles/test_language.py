from __future__ import annotations

import pytest

from kg.articles.language import NAMES, _identifier, other_language

FRENCH = "Le conseil municipal a voté mardi soir la fermeture du pont, selon le maire de la ville d'Aulnaie."


class TestLanguage:
    @pytest.mark.parametrize(
        ("text", "language"),
        [
            (FRENCH, "French"),
            (
                "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke zu schließen, sagte die Bürgermeisterin.",
                "German",
            ),
            ("El ayuntamiento votó el martes cerrar el puente viejo, dijo la alcaldesa de la ciudad.", "Spanish"),
            ("De gemeenteraad besloot dinsdag de oude brug te sluiten, zei de burgemeester van de stad.", "Dutch"),
            ("Совет города решил во вторник закрыть старый мост, сообщила мэр города на заседании.", "Russian"),
        ],
    )
    def test_others_are_named(self, text, language):
        """A text in another language is recognised by name."""
        assert other_language(text) == language

    @pytest.mark.parametrize(
        "text",
        [
            "Mayor Roe slams council bridge vote, vows veto before Easter",
            "Müller, Lefèvre beat García, Rossi in Madrid Open semi-finals Saturday",
            "Giovanni Rossi, Maria Bianchi, Jean Dupont, Pierre Lefèvre, Hans Müller, Karl Schmidt, Diego García",
            "Chilean president visits Santa Cruz de Tenerife, La Palma island officials say",
            f"The mayor of Aulnaie read the note to the reporters and then to the crowd that waited: “{FRENCH}” she said.",
            "12 34 56 78 90 12 34 56 78 90 12 34 56 78 90 12 34 56 78 90",
        ],
    )
    def test_english_passes(self, text):
        """English headlines, lists of names, foreign quotations in English text and bare numbers pass."""
        assert other_language(text) == ""

    def test_short_texts_pass(self):
        """Texts under 40 characters are not judged."""
        assert other_language("Le conseil a voté mardi soir.") == ""

    def test_names_cover_the_model(self):
        """The model chooses among English and most of the languages that have a name here."""
        labels = set(_identifier().labels)
        assert "en" in labels
        assert labels - {"en"} <= set(NAMES)
        assert len(labels) > 45
