"""The links of the chain that words travelled: Antonov -> Interfax -> Press TV -> Aletho News."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Article, Citation, Form, Page, Passage, Reading, Region, Statement, address
from onrecord.pipeline import step
from onrecord.spans import Span, hull
from onrecord.trace.credits import (
    Credit,
    called_in_full,
    channel_named,
    credited,
    is_agency,
    is_kind,
    is_short,
    name_key,
    outlet_named,
    passing_credits,
)

_NEAR_CHARS = 60  # a source named farther from a statement than this did not pass it on
_CHANNEL = "the statement's channel"
_LOOKED_AT = 200  # statements, or names, near a place: whatever a page holds, time grows with its length only
_SMALL = frozenset({"of", "the", "and", "for", "de", "du", "la"})


@dataclass(frozen=True, slots=True)
class _Carried:
    """A credit and the statement it carries, "" where that is the whole article."""

    credit: Credit
    statement: str


@step(version=4, data=("data/credits.yml", "data/press.tsv"))
def citations(
    page: Page,
    passages: Sequence[Passage],
    article: Article,
    readings: Sequence[Reading],
    statements: Sequence[Statement],
) -> Iterator[Citation]:
    """Yield each source that the page names as having passed words on, with the words that prove it."""
    found = list(_found(page.text, passages, article, readings, statements))
    seen: set[tuple[Span, str]] = set()
    for each, carrier in zip(found, _carriers(found), strict=True):
        credit = each.credit
        if (credit.span, credit.name) not in seen:
            seen.add((credit.span, credit.name))
            yield Citation(
                id=address(page.capture, credit.span, credit.name),
                capture=page.capture,
                span=credit.span,
                source=credit.name,
                statement=each.statement,
                because=credit.because,
                carrier=carrier,
            )


def _found(
    text: str,
    passages: Sequence[Passage],
    article: Article,
    readings: Sequence[Reading],
    statements: Sequence[Statement],
) -> Iterator[_Carried]:
    whole = list(_of_article(text, passages, article, readings))
    yield from (_Carried(credit, "") for credit in whole)
    placed = sorted(((hull([*s.content, *s.cue, *s.speaker_mention]), s) for s in statements if s.content), key=_start)
    starts = [span.start for span, _ in placed]
    credited_at: dict[str, list[Span]] = defaultdict(list)
    for credit in sorted(whole, key=lambda c: c.span):
        credited_at[credit.name].append(credit.span)
    named = sorted(whole, key=lambda c: c.span)
    full: dict[str, list[tuple[int, str]]] = {}
    for passage in sorted(passages, key=lambda p: p.span):
        if passage.region is not Region.BODY:
            continue
        first, last = bisect_left(starts, passage.span.start), bisect_left(starts, passage.span.end)
        here = [each for each in placed[max(0, first - _LOOKED_AT) : last] if each[0].overlaps(passage.span)]
        begun = [span.start for span, _ in here]
        for credit in _passing(text, passage.span, here):
            if is_short(credit.name):
                if credit.name not in full:  # once a page: it may say "the Times" on every line
                    full[credit.name] = called_in_full(text, credit.name) or [(0, credit.name)]
                credit = replace(credit, name=_before(full[credit.name], credit.span.start))
            known = _resolved(credit, named, article)
            if known and not _meets(known.span, credited_at[known.name]):
                named.append(known)
                yield _Carried(known, _carried(known.span, here, begun))


def _meets(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether ``span`` overlaps one of ``others``, which are in order and do not overlap one another."""
    at = bisect_left(others, span)
    return any(span.overlaps(other) for other in others[max(0, at - 1) : at + 1])


def _before_end(starts: Sequence[int], end: int) -> range:
    """Return the places of the last of ``starts`` before ``end``, in order: as many as are looked at."""
    last = bisect_left(starts, end)
    return range(max(0, last - _LOOKED_AT), last)


def _of_article(
    text: str, passages: Sequence[Passage], article: Article, readings: Sequence[Reading]
) -> Iterator[Credit]:
    """Yield the credits for the whole article, less the outlet's own name at the foot, which is no source."""
    found = [c for c in credited(text, passages) if not _is_own(c.name, article.outlet) and not _is_writer(c, article)]
    found.sort(key=lambda c: c.span)
    yield from found
    for reading in readings:  # what the first stage believes of agencies, in forms that are not ours
        span = reading.span if reading.believed and reading.field == "agency" else None
        if span and not _is_own(reading.value, article.outlet) and not any(span.overlaps(c.span) for c in found):
            yield Credit(span, channel_named(reading.value), reading.because)


def _is_own(name: str, outlet: str) -> bool:
    """Tell whether a credit names the outlet itself or the house that owns it: "© 2019 Pell Harbour Ledger Trust"."""
    one, other = name_key(name), name_key(outlet)
    if not other or not one:
        return False
    return one == other or _initials(one) == other or _initials(other) == one or one.startswith(f"{other} ")


def _initials(key: str) -> str:
    return "".join(word[0] for word in key.split() if word not in _SMALL)


def _is_writer(credit: Credit, article: Article) -> bool:
    """Tell whether an edge names one of the writers: "(Ada Press)" under an article by Ada Press."""
    return name_key(credit.name) in {name_key(name) for name in article.byline}


def _resolved(credit: Credit, named: Sequence[Credit], article: Article) -> Credit | None:
    """Return ``credit`` with the name that "the agency" stands for; None where it is the page's own outlet."""
    name = channel_named(credit.name)
    if is_kind(name):
        of_kind = name_key(name) == "agency"
        near = named[-1 : -_LOOKED_AT - 1 : -1]
        fits = (c.name for c in near if not is_kind(c.name) and (not of_kind or is_agency(c.name)))
        name = next(fits, "") or article.original_outlet or name
    return None if _is_own(name, article.outlet) else replace(credit, name=name)


def _before(places: Sequence[tuple[int, str]], at: int) -> str:
    """Return the name of the last of ``places`` before ``at``, of the first where none is."""
    return places[max(0, bisect(places, (at, "")) - 1)][1]


def _start(placed: tuple[Span, Statement]) -> tuple[int, int]:
    return placed[0].start, placed[0].end


def _passing(text: str, within: Span, here: Sequence[tuple[Span, Statement]]) -> Iterator[Credit]:
    """Yield the sources named in a passage, those inside quoted words left out, and those that statements know."""
    quoted = sorted(span for _, s in here if s.form is not Form.INDIRECT for span in s.content)
    begun = [span.start for span in quoted]
    kept: list[Credit] = []
    for credit in passing_credits(text, within):
        if not any(quoted[n].covers(credit.span) for n in _before_end(begun, credit.span.start + 1)):
            kept.append(credit)
    yield from sorted([*kept, *_channels(text, within, here, kept)], key=lambda c: (c.span, c.name))


def _channels(
    text: str, within: Span, here: Sequence[tuple[Span, Statement]], kept: Sequence[Credit]
) -> Iterator[Credit]:
    """Yield the sources that statements know and no form has found: "as the agency has it"."""
    taken = sorted(credit.span for credit in kept)
    keys = list(dict.fromkeys(name_key(credit.name) for credit in kept))[:_LOOKED_AT]
    for place, statement in here:
        for name in statement.via:
            around = Span(max(within.start, place.start - _NEAR_CHARS), min(within.end, place.end + _NEAR_CHARS))
            at = _word_at(text, name, around)
            if at is None or _is_place(text, at, name) or _meets(at, taken):
                continue
            key = name_key(channel_named(name))
            if not any(key in other or other in key for other in keys):
                keys = [*keys[-_LOOKED_AT:], key]
                insort(taken, at)
                yield Credit(at, name, _CHANNEL)


def _is_place(text: str, at: Span, name: str) -> bool:
    """Tell whether a channel is where somebody reports from: "reports from Melisk"."""
    return text[max(0, at.start - 5) : at.start].lower() == "from " and not outlet_named(name)


def _word_at(text: str, name: str, around: Span) -> Span | None:
    """Return where ``name`` stands in ``around`` as whole words, None where it does not."""
    if not name:
        return None
    found = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)").search(text, around.start, around.end)
    return Span(found.start(), found.end()) if found else None


def _carried(credit: Span, here: Sequence[tuple[Span, Statement]], begun: Sequence[int]) -> str:
    """Return the id of the statement that ``credit`` stands in or next to, "" where there is none."""
    best, found = _NEAR_CHARS + 1, ""
    for n in _before_end(begun, credit.end + best):
        span, statement = here[n]
        distance = max(span.start - credit.end, credit.start - span.end, 0)
        if distance < best:
            best, found = distance, statement.id
    return found


def _carriers(found: Sequence[_Carried]) -> list[str]:
    """Return, for each credit, the source that had the words from it, "" where the page's writer had them.

    Of those that carry one statement, whom the speaker spoke to comes first, whom another quotes next, and whom the
    page has them from last: "told Interfax, Press TV reported" is Interfax -> Press TV. Two on one step pass them on
    side by side.
    """
    steps: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in found:
        if each.statement:
            steps[each.statement][each.credit.place].add(each.credit.name)
    return [_next(each.credit, steps[each.statement]) if each.statement else "" for each in found]


def _next(credit: Credit, steps: dict[int, set[str]]) -> str:
    later = sorted(place for place in steps if place > credit.place)
    names = steps[later[0]] - {credit.name} if later else set()
    return next(iter(names)) if len(names) == 1 else ""
