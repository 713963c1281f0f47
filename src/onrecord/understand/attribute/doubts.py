"""What the net finds where the rules know no cue, and whether it is to be believed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from onrecord.spans import Span, trimmed
from onrecord.understand.attribute.labels import LEAST, Found, Run
from onrecord.understand.contents import TAKEN
from onrecord.understand.cues import cues
from onrecord.understand.draft import Draft
from onrecord.understand.parse import Parsed
from onrecord.understand.parts import WH
from onrecord.understand.quotes import Quote
from onrecord.understand.words import listed

LONGEST_CUE = 400  # characters; the longest that the rules read is far shorter
UNHEARD = 0.65  # so sure the net must be where no word of the cue is on our list; at .75 it misses more than it mends
NEW = 0.45  # below this what the net finds where the rules know no cue is left out
FAR = 4  # words between two parts of one content, as a cue with its speaker takes
_BARE = frozenset({"PROPN", "NOUN", "ADJ", "DET"})
_KEEP_BACK = listed("decline declined declines declining refuse refused refuses refusing")
_ARTICLES = listed("the a an his her its their this that")
_READ_OUT = listed("read reads sang sings recited recites")
_NAMING = listed("called calls call named titled entitled dubbed nicknamed known")
_NOT = listed("not n't never nor no")
_EMPTY = listed("it that this him her them so as much something nothing more us me")
_KEPT_BACK = listed("say ask")


class Doubts:
    """One page: what the rules found on it, and what may be told of the net's findings by that."""

    def __init__(
        self, text: str, parsed: Parsed, quotes: Sequence[Quote], drafts: Sequence[Draft], blocks: Sequence[int]
    ) -> None:
        self.text = text
        self.parsed = parsed
        self.outer = {quote.outer: quote.span for quote in quotes if quote.depth == 1}
        self.inner = set(self.outer.values())
        self.rules = list(drafts)
        self.passed_on = self._words(span for draft in drafts for span in draft.via)
        self.spoken = self._words(span for draft in drafts if draft.is_words for span in draft.content)
        self.in_marks = self._words(self.outer)
        self.blocks = blocks
        self.followers: dict[int, list[Draft]] = {}
        for draft in drafts:
            if draft.follows is not None:
                self.followers.setdefault(id(draft.follows), []).append(draft)
        self.by_cue = sorted((d for d in drafts if d.cue is not None), key=_cue_start)
        self.cue_starts = [_cue_start(draft) for draft in self.by_cue]

    def _words(self, spans: Iterable[Span]) -> set[int]:
        """Return the indexes of the words of some spans."""
        return {at for span in spans for at in range(self.parsed.index(span.start), self.parsed.index(span.end))}

    def _is_heading(self, run: Run) -> bool:
        """Tell a subhead from what was said: a paragraph of its own, in title case."""
        alone = run.first == 0 or self.blocks[run.first - 1] != self.blocks[run.first]
        ends = run.last >= len(self.blocks) or self.blocks[run.last] != self.blocks[run.first]
        words = [token for token in self.parsed.tokens[run.first : run.last] if token.is_word]
        titled = sum(token.is_capital for token in words) * 4 >= 3 * len(words)
        return alone and ends and len(words) < LEAST and titled

    def _is_astray(self, found: Found, run: Run) -> bool:
        """Tell whether plain words stand in another paragraph than the cue: the net takes the nearest, however far."""
        if self.blocks[run.first] == self.blocks[found.cue.first]:
            return False
        words = range(run.first, run.last)
        return self.in_marks.isdisjoint(words) and self.spoken.isdisjoint(words)

    def _is_stray(self, found: Found, n: int) -> bool:
        """Tell a bare name far after the content before it: called for boats, but … after a warning by *Mayor Brann*"""
        before, run = found.contents[n - 1], found.contents[n]
        if (
            run.first - before.last <= FAR
            or run.first <= found.cue.last
            or not self.in_marks.isdisjoint(range(*run[:2]))
        ):
            return False
        tokens = self.parsed.tokens[run.first : run.last]
        return self.blocks[before.first] == self.blocks[run.first] and all(t.tag in _BARE for t in tokens)

    def _is_new(self, found: Found, sure: float) -> bool:
        """Tell whether what the rules have no draft for should be one."""
        if sure < NEW or self._says_nothing(found) or (sure < UNHEARD and not self._is_known(found.cue)):
            return False
        first, last, _ = found.contents[0]
        if not self.spoken.isdisjoint(range(first, last)):
            return False  # in words that the rules took from a transcript, a letter or an interview
        first, last, _ = found.source or found.cue
        if not self.passed_on.isdisjoint(range(first - 1, last + 1)):
            return False  # who passed it on did not say it
        if self._is_name_giving(found) or self.parsed.tokens[found.cue.first].lower in _READ_OUT:
            return False
        opens = found.cue.first == 0 or self.parsed.tokens[found.cue.first - 1].lower in (".", "”", '"')
        return not (opens and self.parsed.tokens[found.cue.first].lower == "asked")

    def _says_nothing(self, found: Found) -> bool:
        """Tell whether nothing is attributed: denied *it*, did not say *who would pay*."""
        words = [token.lower for token in self.parsed.tokens[found.contents[0].first : found.contents[0].last]]
        plain = [word for word in words if word not in _ARTICLES]
        if plain and plain[0] in TAKEN and "for" not in plain[1:2] and self._cue(found.cue)[0] == "claim":
            return True
        if len(found.contents) == 1 and (not plain or plain[0] in _EMPTY or len(plain) == 1) and len(words) <= 2:
            return self._content(found.contents[0]) not in self.inner
        said = self.parsed.tokens[max(0, found.cue.first - 2) : found.cue.last]
        if words[0] in WH and any(token.lower in _KEEP_BACK for token in said):
            return True
        told = words[0] in WH or self._content(found.contents[0]) in self.inner
        return told and self._is_negated(found.cue) and self._cue(found.cue)[1] in _KEPT_BACK

    def _is_negated(self, run: Run) -> bool:
        return any(token.lower in _NOT for token in self.parsed.tokens[max(0, run.first - 1) : run.last])

    def _is_known(self, run: Run) -> bool:
        known = cues()
        words = [token.lower for token in self.parsed.tokens[run.first : run.last]]
        return any(word in known.forms or word in known.nouns or word == "according" for word in words)

    def _is_name_giving(self, found: Found) -> bool:
        """Tell what only says how a thing is named: a fund *called the Harbour Trust*; the net, as Brann *calls* it."""
        head = self.parsed.tokens[found.cue.first]
        source = found.source.first if found.source is not None else found.cue.first
        after_as = source > 0 and self.parsed.tokens[source - 1].lower == "as"
        named = found.source is not None and self.parsed.tokens[found.source.first].lower in ("a", "an")
        is_noun = named and found.source is not None and found.source.last == found.cue.first
        return head.lower in _NAMING and (after_as or is_noun or self.parsed.tags[found.cue.first] == "VBN")

    def _has_words(self, run: Run) -> bool:
        return any(token.is_word for token in self.parsed.tokens[run.first : run.last])

    def _is_ruled(self, found: Found) -> bool:
        """Tell whether the rules gave the content to somebody by another cue."""
        content = self._span(found.contents[0])
        first = bisect_left(self.cue_starts, content.start - LONGEST_CUE)
        last = bisect_left(self.cue_starts, content.end)
        return any(span.overlaps(content) for draft in self.by_cue[first:last] for span in draft.content)

    def _span(self, run: Run) -> Span:
        return Span(self.parsed.tokens[run.first].start, self.parsed.tokens[run.last - 1].end)

    def _content(self, run: Run) -> Span:
        span = self._span(run)
        while len(span) and self.text[span.end - 1] in ",":
            span = Span(span.start, span.end - 1)
        return self.outer.get(span) or trimmed(self.text, span)

    def _cue(self, run: Run) -> tuple[str, str, str]:
        """Return base, kind and form of the last word of a cue that the list of cues holds."""
        known = cues()
        for token in reversed(self.parsed.tokens[run.first : run.last]):
            if form := known.forms.get(token.lower):
                verb = known.verbs.get(form.base)
                return form.base, verb.kind if verb else "say", form.part
            if noun := known.nouns.get(token.lower):
                return noun.base, noun.kind, "noun"
        words = self._span(run).of(self.text).lower()
        return words, "say", "source" if words.startswith("according") else "base"


def _cue_start(draft: Draft) -> int:
    return draft.cue.start if draft.cue is not None else 0
