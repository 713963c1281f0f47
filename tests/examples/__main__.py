"""How the steps do on the example world: ``python -m tests.examples`` prints each field and each miss."""

from __future__ import annotations

from tests.examples.compare import compared, report
from tests.examples.gold import gold_pages
from tests.examples.run import made

if __name__ == "__main__":
    print("\n".join(report(compared(gold_pages(), made()))))
