"""How likely a statement is right: its words found, and given to whom the page gives them.

Measured against PolNeAR's marks (`docs/statements.md` has the tables): on the quarter of its train split that the net
was not shown, for this measurement, and on dev. Right is a statement that covers half of what was marked by hand and
whose speaker's words are those marked.
"""

from __future__ import annotations

import numpy as np

# Weight of a reading, and the share of such readings that were right: isotonic regression on 4,098 statements of 218
# reports of the train split read by a net trained on the other 621, 2026-11. Up to .3, where deeds and thoughts are
# put on purpose (`worth.HARDLY`), nothing is changed: half of those are marked in that corpus, which no editor would.
_WEIGHTS = (0.0, 0.3, 0.45, 0.52, 0.585, 0.61, 0.7, 0.8, 0.9, 0.955, 0.98, 1.0)
_RIGHT = (0.0, 0.3, 0.43, 0.52, 0.62, 0.675, 0.69, 0.77, 0.84, 0.9, 0.955, 0.99)
WORDED = 0.97  # a speaker called on record by the very words that name it there: nothing is resolved that may be wrong
# Whom a page does not name, or a pronoun that stands for nobody: more than half of the statement is lacking, and where
# the reading is in doubt besides (below .6), it lies below .3.
NOBODY = 0.47


def likelihood(weight: float, resolved: float) -> float:
    """Return how likely a statement is right, 0 to 1, of its reading's weight and how sure its speaker is."""
    return round(float(np.interp(weight, _WEIGHTS, _RIGHT)) * resolved, 3)


def speaker_sure(name: str, words: str, resolved: float) -> float:
    """Return how sure it is that ``name`` is who the page's ``words`` name, where the page resolves them as sure."""
    if not name:
        return NOBODY
    return max(resolved, WORDED) if name.casefold() in words.casefold() else resolved
