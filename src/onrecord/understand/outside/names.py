"""Names that an outside tagger told, laid beside those that our own net heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Tip, TipKind
from onrecord.spans import Span
from onrecord.understand.nets.language import Name
from onrecord.understand.outside.places import Places, nearest
from onrecord.understand.parse import Parsed

KINDS = {TipKind.PERSON: "PER", TipKind.ORGANISATION: "ORG", TipKind.PLACE: "LOC"}
TOLD = 0.8  # confidence: not measured; whoever asks a tagger for names trusts it
SURELY = 0.75  # of ours, from which a name of the same words stays what we heard
MOST_NAMES = 5000  # of one page


def with_told_names(text: str, parsed: Parsed, tips: Sequence[Tip]) -> Parsed:
    """Return ``parsed`` with the names among ``tips`` whose words stand there; as it is without such tips.

    A told name takes the place of shorter ones of ours inside it. One that only overlaps ours is left out.
    """
    told = [tip for tip in tips if tip.kind in KINDS][:MOST_NAMES]
    if not told:
        return parsed
    places = Places(text, [sentence.span for sentence in parsed.sentences])
    holding: dict[int, Name] = {at: name for name in parsed.names for at in range(name.first, name.last)}
    for tip in told:
        span = nearest(places.of(" ".join(tip.words)), Span(tip.near, tip.near))
        name = _name(parsed, span, KINDS[tip.kind]) if span else None
        if name is None:
            continue
        old = {holding[at] for at in range(name.first, name.last) if at in holding}
        if all(_gives_way(each, name) for each in old):
            holding.update(dict.fromkeys(range(name.first, name.last), name))
    return replace(parsed, names=tuple(sorted(set(holding.values()), key=lambda name: name.first)))


def _gives_way(own: Name, told: Name) -> bool:
    if (own.first, own.last) == (told.first, told.last):
        return own.confidence < SURELY
    return told.first <= own.first and own.last <= told.last


def _name(parsed: Parsed, span: Span, kind: str) -> Name | None:
    """Return ``span`` as a name of whole tokens of one sentence."""
    first, last = parsed.index(span.start), parsed.index(span.end - 1) + 1
    sentence = parsed.sentence_at(span.start)
    if sentence is None or not sentence.first <= first < last <= sentence.last:
        return None
    return Name(first, last, kind, TOLD)
