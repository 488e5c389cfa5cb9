"""Makes `annotating` importable: test folders are no packages."""

import importlib.util
import sys
from pathlib import Path

if "annotating" not in sys.modules:
    spec = importlib.util.spec_from_file_location("annotating", Path(__file__).parents[1] / "annotating.py")
    assert spec is not None
    assert spec.loader is not None
    sys.modules["annotating"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["annotating"])
