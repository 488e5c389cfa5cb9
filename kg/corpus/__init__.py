"""Gold annotation written by hand: marked-up text in, annotation JSON out.

`docs/annotation-markup.md` tells how to write it. `scan` reads the marks, `header` the declarations above the text,
`statements`, `entities` and `events` make the model's values, `read` joins them and checks the whole, `gold` turns a
folder into JSON Lines.
"""

from kg.corpus.gold import ENDING, gold, gold_lines
from kg.corpus.markup import read, read_file, strip

__all__ = ["ENDING", "gold", "gold_lines", "read", "read_file", "strip"]
