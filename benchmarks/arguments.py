"""The one argument that most measurements take: the folder of the corpora."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

CORPORA = Path("../shared/corpora")


def corpora(about: str | None, argv: Sequence[str] | None = None) -> Path:
    """Return the folder of corpora that the command line names.

    ``about`` is the docstring of the module that is run; `SystemExit` where there is no such folder.
    """
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="?", type=Path, default=CORPORA, help="folder of the corpora (%(default)s)")
    folder: Path = parser.parse_args(argv).corpora
    if not folder.is_dir():
        parser.error(f"there is no folder {folder}")
    return folder
