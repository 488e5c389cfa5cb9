"""Whether a text is in English, by py3langid's model; loaded on first use.

A refusal loses an article, so it takes two witnesses: the model is sure of another language, and the text has hardly
any of the words that English can't do without. Lists of names and headlines pass.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

#: Shorter texts are not judged.
SHORTEST = 40
#: How much of the text is looked at.
_SAMPLE = 6000
_SURE = 0.8
_ENGLISH_SHARE = 0.06

#: Frequent English words that few other languages write the same.
_ENGLISH = frozenset(
    (
        "the",
        "and",
        "that",
        "with",
        "from",
        "this",
        "they",
        "have",
        "which",
        "were",
        "to",
        "his",
        "their",
        "said",
        "will",
    )
)
_WORD = re.compile(r"[^\W\d_]+")

NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "eu": "Basque",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nb": "Norwegian", "nl": "Dutch",
    "nn": "Norwegian", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """The model, restricted to languages that newspapers are written in: rare ones attract lists of names."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - a tenth of a second that --help saves

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(["en", *sorted(set(NAMES) & set(identifier.labels))])
    return identifier


def other_language(text: str) -> str:
    """The name of the language that the text is in, or "" when that is English, or can't be said."""
    sample = text.strip()[:_SAMPLE]
    if len(sample) < SHORTEST:
        return ""
    words = [w.lower() for w in _WORD.findall(sample)]
    if sum(w in _ENGLISH for w in words) >= _ENGLISH_SHARE * len(words):
        return ""
    code, probability = _identifier().classify(sample)
    return NAMES.get(code, "") if probability >= _SURE else ""
