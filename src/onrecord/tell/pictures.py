"""What a terminal shows where a table would not be read: chains, stories, sayings side by side, outlets compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.model import SharedPassage
from onrecord.record.answers import ChainLink, Rows, StoryLine
from onrecord.record.carriage import Comparison, Edit, UtterancePage
from onrecord.record.news import Growth, News
from onrecord.tell.look import days
from onrecord.tell.terminal import line

_VERBS = {"statement": "reported by", "citation": "taken up by", "republication": "republished by"}
_EDITS = {Edit.SAME: "", Edit.ADDED: "bold underline green", Edit.LEFT_OUT: "strike red"}
_DEEPEST = 12  # steps by which a hop is set in


def chain(found: Rows[ChainLink]) -> RenderableType:
    """Return the chain as a tree: who said it first, then to whom the words went, each with its proof."""
    onward: dict[str, list[ChainLink]] = defaultdict(list)
    received: set[str] = set()
    for link in found:
        if not any((link.carrier, link.kind) == (other.carrier, other.kind) for other in onward[link.source]):
            onward[link.source].append(link)
            received.add(link.carrier)
    lines: list[RenderableType] = []
    told: set[str] = set()
    firsts = [source for source in onward if source not in received]
    for first in firsts or list(onward)[:1]:
        lines.append(Text(line(first), "bold"))
        _follow(first, onward, told, 1, lines)
    return Group(*lines)


def _follow(
    source: str, onward: dict[str, list[ChainLink]], told: set[str], depth: int, lines: list[RenderableType]
) -> None:
    told.add(source)
    for link in onward.get(source, ()):
        proof = f"  “{line(link.exact)[:90]}”" if link.exact else ""
        head = Text.assemble(
            "└─ ", (_VERBS[link.kind], "dim"), " ", (line(link.carrier), "bold"), (proof, "italic"),
            (f"  {line(link.because)}", "dim"),
        )  # fmt: skip
        lines.append(Padding(head, (0, 0, 0, 3 * min(depth, _DEEPEST) - 2)))
        if link.carrier not in told:
            _follow(link.carrier, onward, told, depth + 1, lines)
        elif onward.get(link.carrier):
            lines.append(Padding(Text("… and on as above", "dim"), (0, 0, 0, 3 * min(depth + 1, _DEEPEST) - 2)))


def stories(found: Rows[StoryLine]) -> RenderableType:
    """Return stories one below the other: days and name, how much and by whom, who speaks, and the id to ask with."""
    return Group(*(_story(each) for each in found))


def _story(story: StoryLine) -> RenderableType:
    counts = f"{_many(story.articles, 'article')}, {story.independent} independent"
    head = Text.assemble(
        (line(story.label) or "without a name yet", "bold"), f"  {days(story.first, story.last) or 'undated'}"
    )
    rest = [
        Text(f"{counts}; {_many(story.statements, 'statement')}; {_some(story.outlets, 6)}"),
        *([Text.assemble(("who speaks: ", "dim"), _some(story.actors, 5))] if story.actors else []),
        Text(story.id, "dim"),
    ]
    return Group(head, Padding(Group(*rest), (0, 0, 1, 2)))


def _some(names: Sequence[str], most: int) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(line(name) for name in names[:most]) + more


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def shared(found: Rows[SharedPassage]) -> RenderableType:
    """Return the passages that a page shares with another: the copy's words, and struck out those they stand for."""
    parts: list[RenderableType] = []
    for each in found:
        changed = f"{each.changed:,} of them changed" if each.changes else "word for word"
        parts.append(Text(f"{_many(each.words, 'word')}, {changed}; as in {line(each.source)}", "dim"))
        parts.append(Padding(_marked(each), (0, 0, 1, 2)))
    return Group(*parts)


def _marked(passage: SharedPassage) -> Text:
    marked, at = Text(), 0
    for change in passage.changes:
        ours, theirs = change.span.shift(-passage.span.start), change.source_span.shift(-passage.source_span.start)
        marked.append(line(passage.exact[at : ours.start]) + (" " if not len(ours) else ""))
        if len(theirs):
            marked.append(line(theirs.of(passage.source_exact)), _EDITS[Edit.LEFT_OUT])
        if len(theirs) and len(ours):
            marked.append(" ")
        marked.append(line(ours.of(passage.exact)), _EDITS[Edit.ADDED])
        at = ours.end
    return marked.append(line(passage.exact[at:]))


def utterance(page: UtterancePage) -> RenderableType:
    """Return one saying in all its wordings, with what each changed, and the sources behind it."""
    table = Table(
        "wording", "what it is", "carried by", header_style="bold", expand=True, show_edge=False, show_lines=True
    )
    for variant in page.variants:
        words = Text(" ").join(Text(line(p.words), _EDITS[p.edit]) for p in variant.pieces)
        outlets = sorted({line(each.outlet) or "outlet not told" for each in variant.carriers})
        table.add_row(words if variant.pieces else Text(line(variant.text)), variant.kind, Text(", ".join(outlets)))
    behind = ", ".join(f"{line(o.name) or 'not told'} ({_many(len(o.captures), 'page')})" for o in page.origins)
    return Group(table, Text(f"{_many(len(page.origins), 'independent source')}: {behind}"))


def comparison(found: Comparison) -> RenderableType:
    """Return whose voices each outlet quotes, and by which words it calls the same people."""
    voices = Table("outlet", "statements", "voices", header_style="bold", expand=True, show_edge=False)
    for each in found.outlets:
        shares = ", ".join(f"{line(v.name)} {v.share:.0%}" for v in each.voices)
        voices.add_row(Text(line(each.outlet) or "outlet not told"), str(each.statements), Text(shares))
    words = Table("who", "outlet", "words", header_style="bold", expand=True, show_edge=False)
    for who in found.named:
        for used in who.outlets:
            uses = ", ".join(f"{line(u.words)}{f' {u.times}×' if u.times > 1 else ''}" for u in used.words)
            words.add_row(Text(line(who.name)), Text(line(used.outlet) or "outlet not told"), Text(uses))
    return Group(voices, "", words)


def news(found: News) -> RenderableType:
    """Return what came on record: how many captures, then a line for each story that is new or grew."""
    head = f"{_many(found.captures, 'new capture')}, {_many(found.statements, 'statement')} in them"
    lines = [Text(head), *(_growth(each) for each in found.stories)]
    if found.waiting:
        lines.append(Text(f"{_many(found.waiting, 'capture')} kept and not yet worked out: onrecord refresh"))
    return Group(*lines, Text(f"mark {found.mark}: ask with --after {found.mark} next time", "dim"))


def _growth(each: Growth) -> Text:
    told = f"{_many(each.articles, 'article')}, {_many(each.statements, 'statement')}"
    kind = ("new   ", "bold green") if each.is_new else ("grown ", "cyan")
    return Text.assemble(
        "  ", kind, (line(each.label) or "without a name yet", "bold"), f"  {told}  ", (each.story, "dim")
    )


_PICTURES: Mapping[str, Callable[[Rows[Any]], RenderableType]] = {"chain": chain, "stories": stories, "shared": shared}


def shown(console: Console, name: str, found: object) -> bool:
    """Print an answer that has a picture of its own; tell whether it has one."""
    if isinstance(found, Rows) and name in _PICTURES:
        console.print(_PICTURES[name](found))
    elif isinstance(found, UtterancePage):
        console.print(utterance(found))
    elif isinstance(found, Comparison):
        console.print(comparison(found))
    elif isinstance(found, News):
        console.print(news(found))
    else:
        return False
    return True
