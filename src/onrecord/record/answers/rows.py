"""One page of an answer, and an answer as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from onrecord.dates import PartialDate
from onrecord.problems import MissingExtra

if TYPE_CHECKING:
    import polars
    import pyarrow

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rows(Sequence[T], Generic[T]):
    """One page of an answer, and how many rows there are in all."""

    rows: tuple[T, ...]
    total: int
    offset: int = 0
    more_than_total: bool = False  # there are more: counting stopped there

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self.rows[at]

    def __iter__(self) -> Iterator[T]:
        return iter(self.rows)

    def to_polars(self) -> polars.DataFrame:
        """Return these rows as a polars table. Raises MissingExtra without the ``tables`` extra."""
        try:
            import polars
        except ImportError:
            raise MissingExtra("a polars table", "tables") from None
        return polars.DataFrame([flat(row) for row in self.rows], infer_schema_length=None)

    def to_arrow(self) -> pyarrow.Table:
        """Return these rows as an Arrow table. Raises MissingExtra without the ``tables`` extra."""
        return self.to_polars().to_arrow()


def flat(row: Any) -> dict[str, Any]:
    """Return an answer's fields as plain values: dates as text, spans as ``[start, end]``."""
    return {name: _plain(value) for name, value in asdict(row).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, dict):
        return (
            [value["start"], value["end"]]
            if set(value) == {"start", "end"}
            else {k: _plain(v) for k, v in value.items()}
        )
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, str) else value
