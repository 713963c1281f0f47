"""How the product does on the example world, every field with every miss.

python -m tests.examples            each capture by itself
python -m tests.examples record     what belongs together
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.examples import compare, run, world
from tests.examples.gold import gold_pages

if __name__ == "__main__":
    if sys.argv[1:] == ["record"]:
        with TemporaryDirectory() as folder, world.world(Path(folder) / "kelmar.record") as made:
            print("\n".join(compare.report(world.compared(made))))
    else:
        print("\n".join(compare.report(compare.compared(gold_pages(), run.made()))))
