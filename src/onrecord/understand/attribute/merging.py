"""What the net finds and what the rules read, put together.

The net says what is attributed to whom by which cue; the rules say the rest.

The rules keep what the net was never shown: attributions inside attributions, quotations that nobody is said to have
said, lines of transcripts; and of each cue who was told, when, where and through whom.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from onrecord.spans import Span
from onrecord.understand.as_told import AS_TOLD
from onrecord.understand.attribute.doubts import LONGEST_CUE, Doubts
from onrecord.understand.attribute.labels import Found, Run, attributions
from onrecord.understand.attribute.net import Labelled, attributor
from onrecord.understand.attribute.traits import traits
from onrecord.understand.attribution import CLAIMED
from onrecord.understand.draft import Draft
from onrecord.understand.lead_ins import LABEL
from onrecord.understand.parse import Parsed
from onrecord.understand.quotes import Quote
from onrecord.understand.sources import DESCRIBED
from onrecord.understand.times import DAYS, NAMES_TOO
from onrecord.understand.words import listed
from onrecord.understand.worth import HARDLY

NESTED = 0.6  # a cue inside what another cue attributes must be at least this sure to count
_OPEN = frozenset({"ADP", "DET", "CCONJ"})
BELIEVED = 0.5  # below this the rules' reading of a cue that they know stays as it is
SOFTER = 0.5  # power that makes the mean likelihood of labels that of the whole attribution
DOUBTED = 0.6  # what the rules doubt stays a little in doubt, so that a bare thing is not kept as words
LIKELY = 0.4  # how likely a cue must be for what the rules alone found there to stay
_RULED = (AS_TOLD, CLAIMED, DESCRIBED)  # what it was shown too seldom to be asked about
_KEPT = ("quoted by another", LABEL, CLAIMED)  # content that the net does not judge
PLAIN = 0.85  # weight from which a quotation right beside a cue of the rules is no other cue's
NEAR = 4  # characters: a mark, a comma and blanks
_WHO = listed("who which that")
_BEFORE_A_DAY = listed("on last this late early next by")
_STOPS = frozenset(".?!")
_REFUSED = listed("decline refuse")
HEARD = 0.75  # likelihood from which a cue of no listed word is one of saying
SURE_SOURCE = 0.6  # likelihood from which the net's source stands though the rest of what it found does not
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON"})


def attributed(text: str, parsed: Parsed, quotes: Sequence[Quote], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of a page, given those of the rules; these alone where no net ships."""
    net = attributor()
    if net is None or not parsed.tokens:
        return list(drafts)
    blocks = [s.block for s in parsed.sentences for _ in range(s.first, s.last)]
    read = net.read(traits(parsed, quotes, drafts), blocks)
    return _Merged(text, parsed, quotes, drafts, blocks).of(read)


class _Merged(Doubts):
    """A page's drafts from both."""

    def of(self, read: Labelled) -> list[Draft]:
        made: list[Draft] = []
        taken: list[tuple[Draft, Draft]] = []
        every = attributions(read.labels.tolist(), self.blocks)
        self.cue, self.sure = read.cue, read.sure
        rules = [self._rule_of(found) for found in every]
        self._give_back(every, rules)
        for found, rule in zip(every, rules, strict=True):
            found.contents = [r for r in found.contents if self._is_content(found, r)]
            found.contents = [r for n, r in enumerate(found.contents) if not (n and self._is_stray(found, n))]
            sure = _sure(found, read) if found.contents else 0.0
            if not found.contents or (rule is None and not self._is_new(found, sure)):
                continue
            if rule is None and not self._has_words(found.cue) and self._is_ruled(found):
                continue
            here = list(self._drafts(found, rule, sure))
            made += here
            if rule is not None:
                taken.append((rule, here[0]))
        covered = np.zeros(len(self.parsed.tokens), bool)
        for draft in made:
            for span in draft.content:
                covered[self.parsed.index(span.start) : self.parsed.index(span.end)] = True
        gone = {id(old) for old, _ in taken}
        kept = [draft for draft in self.rules if id(draft) not in gone and self._is_kept(draft, covered)]
        return made + _followed(kept, taken)

    def _is_content(self, found: Found, run: Run) -> bool:
        """Tell what may have been said from a subhead, what stands far off, and a lone pronoun: *which* they said."""
        is_pronoun = run.last - run.first == 1 and self.parsed.tokens[run.first].lower in _WHO
        return not (is_pronoun or self._is_heading(run) or self._is_astray(found, run))

    def _rule_of(self, found: Found) -> Draft | None:
        cue = self._span(found.cue)
        first = bisect_left(self.cue_starts, cue.start - LONGEST_CUE)
        last = bisect_left(self.cue_starts, cue.end)
        near = [d for d in self.by_cue[first:last] if d.cue is not None and d.cue.overlaps(cue)]
        return max(near, key=lambda d: d.weight, default=None)

    def _give_back(self, every: Sequence[Found], rules: Sequence[Draft | None]) -> None:
        """Give whole quotations to the attribution whose cue the rules gave them to, where the net found that one too.

        The net gives each content to the nearest cue on one side; the rules know who was speaking.
        """
        number = {id(rule): n for n, rule in enumerate(rules) if rule is not None}
        owners: dict[Span, int] = {}
        for draft in self.rules:
            to = number.get(id(draft.cued))
            if to is not None:
                owners.update((span, to) for span in draft.content if span in self.inner)
            elif draft.cue is not None and draft.weight >= PLAIN:
                # Brann answered him. He said: “…”, of which the net saw the first cue alone.
                owners.update((span, -1) for span in draft.content if span in self.inner and _is_beside(draft, span))
        given: list[list[Run]] = [[] for _ in (*every, None)]
        for n, found in enumerate(every):
            for run in found.contents:
                given[owners.get(self._content(run), n)].append(run)
        for found, contents in zip(every, given[:-1], strict=True):
            found.contents = sorted(contents)

    def _drafts(self, found: Found, rule: Draft | None, sure: float) -> Iterator[Draft]:
        """Yield the attribution as drafts, one a paragraph: what goes on in the next has no cue of its own."""
        by_block: dict[int, list[Run]] = {}
        for run in found.contents:
            by_block.setdefault(self.blocks[run.first], []).append(run)
        home = self.blocks[found.cue.first]
        first = home if home in by_block else min(by_block, key=lambda block: abs(block - home))
        lead = self._led(found, rule, [self._content(run) for run in by_block.pop(first)], home, sure)
        yield lead
        for block, each in sorted(by_block.items()):
            content = [self._content(run) for run in each]
            on = Draft(None, lead.base, lead.kind, "floating", None, content, block, sure, "the statement goes on")
            on.follows, on.addressee, on.via = lead, lead.addressee, list(lead.via)
            yield on

    def _led(self, found: Found, rule: Draft | None, content: list[Span], paragraph: int, sure: float) -> Draft:
        found = self._split(found) if rule is None else found
        cue = self._span(self._dayless(found.cue))
        speaker = self._speaker(found.source) if found.source and not self._is_elsewhere(found, rule) else None
        told = rule.addressee if rule is not None else None
        if speaker is not None and told is not None and told.overlaps(speaker):
            speaker = None  # *the mayor* was told that it had closed
        if rule is None:
            base, kind, form = self._cue(found.cue)
            negated = kind == "deny" or self._is_negated(found.cue)
            weight = sure if sure >= HEARD or self._is_known(found.cue) else HARDLY  # mostly deeds: *voted* to close it
            return Draft(
                cue, base, kind, form, speaker, content, paragraph, weight, "the attribution model", negated=negated
            )
        if rule.is_words or rule.because in _KEPT or rule.base in _REFUSED or sure < BELIEVED:
            made = replace(rule, weight=max(rule.weight, sure))
            is_plain = not rule.is_words and rule.kind != "ask" and not rule.via and rule.because != LABEL
            if is_plain and speaker is not None and self._is_sure_of(found.source):
                made.speaker, made.follows = speaker, None
            return made
        if rule.relative or rule.form == "passive" or all(span in self.inner for span in rule.content):
            content = rule.content  # where the rules see quotations alone, the net adds what goes on after them
        content = self._closed(self._before_joined(content, rule), rule)
        sure = sure if rule.weight >= DOUBTED else min(sure, DOUBTED)  # mentioned *the tanker*
        made = replace(rule, content=content, weight=sure, paragraph=paragraph)
        is_asked = rule.kind == "ask" and rule.speaker is None and rule.follows is None
        if rule.form == "gerund" and self._is_passer_on(found.source):
            speaker = None
        is_named = rule.source.speaker is not None and speaker is not None and speaker.of(self.text).lower() in _WHO
        if speaker is not None and not is_asked and not is_named and not self._is_relative(rule):
            made.speaker, made.follows = speaker, None
        made.addressee = None if _inside(made.addressee, content) else made.addressee
        made.time = None if _inside(made.time, content) else made.time
        return made

    def _is_elsewhere(self, found: Found, rule: Draft | None) -> bool:
        """Tell a source in another sentence than the cue, whose own names one: He left. *Tolm* waits, urging …

        Nor does the label of a line say what somebody in that line is told to have said: BRANN: The mayor *says* …
        """
        if found.source is not None and found.cue.first in self.spoken and found.source.first not in self.spoken:
            return True
        if found.source is None or rule is None or rule.source.speaker is None:
            return False
        starts = (self.parsed.tokens[run.first].start for run in (found.source, found.cue))
        first, last = map(self.parsed.sentence_at, starts)
        return first != last and last is not None and last.span.covers(rule.source.speaker)

    def _is_passer_on(self, source: Run | None) -> bool:
        """Tell who only reported it: as told by *the Harbour Post*, saying …"""
        if source is None or source.first < 2:
            return False
        by, told = self.parsed.tokens[source.first - 1], self.parsed.tags[source.first - 2]
        return by.lower == "by" and told == "VBN"

    def _is_relative(self, rule: Draft) -> bool:
        """Tell whether a clause says who speaks: *a minister who* had said it."""
        words = rule.speaker.of(self.text).lower().split() if rule.speaker is not None else []
        return rule.relative or bool(words and words[-1] in _WHO)

    def _is_sure_of(self, source: Run | None) -> bool:
        if source is None or self._span(source).of(self.text).lower() in _WHO:
            return False
        return bool(self.sure[source.first] * self.sure[source.last - 1] >= SURE_SOURCE)

    def _split(self, found: Found) -> Found:
        """Return the attribution with who speaks taken out of its cue: *pilots* fear."""
        tags = [token.tag for token in self.parsed.tokens[found.cue.first : found.cue.last]]
        named = next((n for n, tag in enumerate(tags) if tag not in _NOMINAL), len(tags))
        if found.source is not None or not 0 < named < len(tags) or tags[named] not in ("VERB", "AUX"):
            return found
        cut = found.cue.first + named
        return replace(found, source=found.cue._replace(last=cut), cue=found.cue._replace(first=cut))

    def _closed(self, content: list[Span], rule: Draft) -> list[Span]:
        """Return content without a preposition or article at its end, or with what the rules have after it.

        At its beginning neither a dateline is part of it nor who was told.
        """
        told = rule.addressee
        not_said = [part for part in (told, rule.cue) if part is not None]  # told *her*; as Brann put *it*
        content = [span for span in content if not any(part.covers(span) for part in not_said)] or rule.content
        content = [self._opened(content[0], rule), *content[1:]]
        at = self.parsed.index(content[-1].end - 1)
        token = self.parsed.tokens[at]
        is_open = token.tag in _OPEN and self.parsed.tags[at] != "RP" and not self._ends_sentence(at)
        if not is_open or token.end != content[-1].end or token.start <= content[-1].start:
            return content
        further = next((span for span in rule.content if span.start <= token.start and span.end > token.end), None)
        end = further.end if further else self.parsed.tokens[self.parsed.index(token.start) - 1].end
        return [*content[:-1], Span(content[-1].start, max(content[-1].start, end))]

    def _ends_sentence(self, at: int) -> bool:
        """Tell a preposition that its sentence ends with: nothing to be shy *about*."""
        after = self.parsed.tokens[at + 1 : at + 2]
        return self.parsed.tokens[at].tag == "ADP" and (not after or after[0].text in _STOPS)

    def _opened(self, first: Span, rule: Draft) -> Span:
        start = rule.content[0].start
        if not first.start < start < first.end:
            return first
        told = rule.addressee is not None and first.start <= rule.addressee.start and rule.addressee.end <= start
        is_dateline = self.text[first.start : start].rstrip()[-1:] in ("—", "–", "-")
        return Span(start, first.end) if told or is_dateline else first

    def _before_joined(self, content: list[Span], rule: Draft) -> list[Span]:
        """Return content cut before a second cue of the same speaker: said *it was open* and accused the council …"""
        joined = [d for d in self.followers.get(id(rule), ()) if d.cue is not None]
        end = rule.content[-1].end
        if any(d.cue and content[-1].covers(d.cue) and d.cue.start >= end > content[-1].start for d in joined):
            return [*content[:-1], Span(content[-1].start, end)]
        return content

    def _dayless(self, run: Run) -> Run:
        """Return a cue without a day that the net took for its beginning or end: *today* said, exulted *Wednesday*."""
        while run.last - run.first > 1 and self.parsed.tokens[run.first].lower in DAYS:
            run = run._replace(first=run.first + 1)
        last = run.last
        if self.parsed.tokens[last - 1].lower not in DAYS:
            return run
        while last - run.first > 1 and self.parsed.tokens[last - 1].lower in DAYS | _BEFORE_A_DAY:
            last -= 1
        return run._replace(last=last)

    def _speaker(self, run: Run) -> Span:
        """Return who speaks without a possessor's end, what relates, or a day: Brann*’s* claim, the mayor *today*."""
        if run.last - run.first > 1 and self.parsed.tokens[run.first].lower in _WHO:
            run = run._replace(first=run.first + 1)
        last = run.last - (run.last - run.first > 1 and self.parsed.tokens[run.last - 1].lower in ("'s", "'"))
        day = self.parsed.tokens[last - 1]
        if day.lower in DAYS and not (day.is_capital and day.lower in NAMES_TOO):  # but the *Tolm Today*
            last -= 1
            last -= self.parsed.tokens[last - 1].lower in _BEFORE_A_DAY
        return self._span(run._replace(last=max(last, run.first + 1)))

    def _is_kept(self, draft: Draft, covered: np.ndarray) -> bool:
        """Tell whether a draft of the rules that the net did not find stays."""
        inside = sum(int(covered[self.parsed.index(s.start) : self.parsed.index(s.end)].sum()) for s in draft.content)
        words = sum(self.parsed.index(s.end) - self.parsed.index(s.start) for s in draft.content)
        if draft.is_words:
            return True
        if draft.cue is None:
            return inside * 2 < words
        at = self.parsed.index(draft.cue.start)
        if at < len(covered) and covered[at]:
            return draft.weight >= NESTED
        if inside:
            return False
        if draft.weight >= NESTED and (draft.kind == "ask" or draft.via or draft.because in _RULED):
            return True
        last = max(at + 1, self.parsed.index(draft.cue.end))
        return bool(self.cue[at:last].mean() >= LIKELY) or any(span in self.inner for span in draft.content)


def _followed(kept: list[Draft], taken: Sequence[tuple[Draft, Draft]]) -> list[Draft]:
    """Return ``kept`` with what followed a draft that the net's took the place of following that one."""
    instead = {id(old): new for old, new in taken}
    for draft in kept:
        if draft.follows is not None and id(draft.follows) in instead:
            draft.follows = instead[id(draft.follows)]
    return kept


def _is_beside(draft: Draft, span: Span) -> bool:
    """Tell whether nothing but marks stands between who speaks by which cue and a quotation."""
    parts = [part for part in (draft.cue, draft.speaker) if part is not None]
    before, after = span.start - max(part.end for part in parts), min(part.start for part in parts) - span.end
    return max(before, after) <= NEAR


def _inside(span: Span | None, content: Sequence[Span]) -> bool:
    return span is not None and any(each.overlaps(span) for each in content)


def _sure(found: Found, read: Labelled) -> float:
    """Return how likely the attribution is right, 0 to 1: by the ends of its parts, where mistakes are made."""
    at = [found.cue.first]
    for run in found.contents:
        at += [run.first, run.last - 1]
    return float(np.exp(np.log(np.maximum(read.sure[at], 1e-6)).mean() * SOFTER))
