"""How the outlets of one story tell it: whose voices each quotes, and by which words each calls the same people."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from onrecord.model import Actor, Identity, Mention, MentionKind, Page
from onrecord.record import identities, reviews, store
from onrecord.record.answers import ArticleLine, StatementLine
from onrecord.record.carriage import Comparison, Naming, OutletVoices, OutletWords, SpokenOn, VoiceShare, WordUse
from onrecord.record.schema import tables

_ARTICLE, _LINE = tables[ArticleLine].c, tables[StatementLine].c
_MENTION = tables[Mention].c

ARTICLES_MAX = 1_000  # of one story that are compared, the earliest
_READ_MAX = 60  # pages whose words for people are read: a story of thousands says nothing new in the rest
_OUTLETS_MAX, _VOICES_MAX, _NAMED_MAX, _WORDS_MAX = 16, 12, 14, 8
_LONGEST = 60  # characters of a name or a description; what is longer is a clause that was taken for one
_LEAD = re.compile(r"^(?:the|a|an|its|their|his|her|our|this|that|these|those)\s+", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class _Told:
    """An article of the story, as far as it matters here."""

    capture: str
    outlet: str
    group: str
    is_copy: bool


def compare(look: sa.Connection, story: str, *, reprints: str) -> Comparison:
    """Return how a story's outlets tell it; ``reprints``: "once" leaves out what copies another page, "each" not."""
    told = _articles(look, story)
    kept = told if reprints == "each" else originals(told)
    only = sorted({each.outlet for each in told} - {each.outlet for each in kept})
    counts = Counter(each.outlet for each in kept)
    outlets = sorted(counts, key=lambda name: (not name, -counts[name], name))
    of = {each.capture: each.outlet for each in kept}
    voices = _voices(look, of)
    shown = tuple(OutletVoices(name, counts[name], *_shares(voices.get(name, {}))) for name in outlets[:_OUTLETS_MAX])
    named = _named(look, dict(list(of.items())[:_READ_MAX]))
    return Comparison(story, reprints, len(kept), len(told), tuple(only), shown, named)


def spoken(look: sa.Connection, story: str, *, most: int) -> list[SpokenOn]:
    """Return on which days the ``most`` quoted actors of a story spoke, actor by actor, the most quoted first."""
    told = (_LINE.story == story, _LINE.reviewed != "reject", _LINE.actor != "", sa.func.length(_LINE.on_day) == 10)
    heard = sa.func.count(sa.distinct(_LINE.utterance))
    ranked = sa.select(_LINE.actor).where(*told).group_by(_LINE.actor).order_by(heard.desc(), _LINE.actor).limit(most)
    actors = list(look.scalars(ranked))
    place = _LINE.capture + " " + sa.cast(_LINE.start, sa.Text) + " " + _LINE.id
    fields = (_LINE.actor, _LINE.on_day, sa.func.max(_LINE.speaker), heard, sa.func.min(place))
    query = sa.select(*fields).where(*told, _LINE.actor.in_(actors)).group_by(_LINE.actor, _LINE.on_day)
    found = []
    for actor, day, name, utterances, first in look.execute(query):
        capture, start, statement = first.split(" ")
        found.append(SpokenOn(actor, name, day, utterances, statement, capture, int(start)))
    names = {each.actor: each.name for each in sorted(found, key=lambda e: e.utterances)}
    ordered = sorted(found, key=lambda each: (actors.index(each.actor), each.day))
    return [replace(each, name=names[each.actor]) for each in ordered]


def originals(told: Sequence[_Told]) -> list[_Told]:
    """Return articles without those that reprint another; of a group whose original is not known, the earliest."""
    groups: dict[str, list[_Told]] = defaultdict(list)
    for each in told:
        groups[each.group or each.capture].append(each)
    kept = {(next((e for e in some if not e.is_copy), some[0])).capture for some in groups.values()}
    return [each for each in told if each.capture in kept]


def captures_of(look: sa.Connection, story: str, *, reprints: str) -> set[str]:
    """Return the captures of a story that count, as `compare` counts them."""
    told = _articles(look, story)
    return {each.capture for each in (told if reprints == "each" else originals(told))}


def _articles(look: sa.Connection, story: str) -> list[_Told]:
    wanted = (_ARTICLE.capture, _ARTICLE.outlet, _ARTICLE.group, _ARTICLE.copy_of)
    order = (_ARTICLE.published.is_(None), _ARTICLE.published, _ARTICLE.id)
    query = sa.select(*wanted).where(_ARTICLE.story == story).order_by(*order).limit(ARTICLES_MAX)
    return [_Told(capture, outlet, group, bool(copy)) for capture, outlet, group, copy in look.execute(query)]


def _voices(look: sa.Connection, of: Mapping[str, str]) -> dict[str, Counter[tuple[str, str]]]:
    """Return how many statements of each speaker (actor, name) each outlet carries."""
    found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for some in store.batched(sorted(of), 500):
        fields = (_LINE.capture, _LINE.actor, _LINE.speaker)
        counted = sa.select(*fields, sa.func.count()).where(_LINE.capture.in_(some), _LINE.reviewed != "reject")
        for capture, actor, speaker, count in look.execute(counted.group_by(*fields)):
            names[actor][speaker] += count
            found[of[capture]][actor, "" if actor else speaker] += count
    usual = {actor: min(some, key=lambda n: (-some[n], n)) for actor, some in names.items()}
    return {
        outlet: Counter({(a, usual[a] if a else name): count for (a, name), count in some.items()})
        for outlet, some in found.items()
    }


def _shares(voices: Mapping[tuple[str, str], int]) -> tuple[int, tuple[VoiceShare, ...]]:
    total = sum(voices.values())
    ordered = sorted(voices, key=lambda who: (not who[1], -voices[who], who))
    shown = [VoiceShare(a, name, voices[a, name], round(voices[a, name] / total, 4)) for a, name in ordered if name]
    return total, tuple(shown[:_VOICES_MAX])


def _named(look: sa.Connection, of: Mapping[str, str]) -> tuple[Naming, ...]:
    """Return those whom several outlets call by several words, the most often named first."""
    used: dict[str, dict[str, dict[str, list[tuple[str, str, int]]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    said = identities.known(look)
    actors: dict[str, Actor] = {}
    for some in store.batched(sorted(of), 40):
        texts = dict(look.execute(sa.select(tables[Page].c.capture, tables[Page].c.text).where(_of_page(some))).all())
        found = store.read(look, Identity, "capture", some)
        who = identities.actors_of(look, found, reviews.standing(look, some), said)
        actors |= {actor.id: actor for actor in who.values()}
        wanted = sa.select(_MENTION.capture, _MENTION.start, _MENTION.end, _MENTION.entity)
        kept = (_MENTION.capture.in_(some), _MENTION.kind != MentionKind.PRONOUN.value)
        for capture, start, end, entity in look.execute(wanted.where(*kept)):
            folded = _folded(texts.get(capture, "")[start:end])
            if folded and entity in who:
                used[who[entity].id][of[capture]][folded.casefold()].append((folded, capture, start))
    several = {actor: by for actor, by in used.items() if len(by) > 1 and len({w for o in by.values() for w in o}) > 1}
    ordered = sorted(several, key=lambda actor: (-len(several[actor]), -_uses(several[actor].values()), actor))
    return tuple(
        Naming(actor, actors[actor].name, str(actors[actor].kind), _by_outlet(several[actor]))
        for actor in ordered[:_NAMED_MAX]
    )


def _of_page(captures: Sequence[str]) -> sa.ColumnElement[bool]:
    return tables[Page].c.capture.in_(captures)


def _folded(words: str) -> str:
    """Return the words of a mention without article and owner's s; "" for what is too long to be a name."""
    folded = _OWNER.sub("", _LEAD.sub("", " ".join(words.split())))
    return folded if 1 < len(folded) <= _LONGEST else ""


def _uses(by_outlet: Iterable[Mapping[str, Sequence[object]]]) -> int:
    return sum(len(places) for words in by_outlet for places in words.values())


def _by_outlet(used: Mapping[str, Mapping[str, Sequence[tuple[str, str, int]]]]) -> tuple[OutletWords, ...]:
    made = []
    for outlet in sorted(used, key=lambda name: (not name, name)):
        words = sorted(used[outlet].items(), key=lambda each: (-len(each[1]), each[0]))[:_WORDS_MAX]
        uses = (WordUse(_usual(places), len(places), *places[0][1:]) for _, places in words)
        made.append(OutletWords(outlet, tuple(uses)))
    return tuple(made)


def _usual(places: Sequence[tuple[str, str, int]]) -> str:
    spelled = Counter(words for words, _, _ in places)
    return min(spelled, key=lambda words: (-spelled[words], words))
